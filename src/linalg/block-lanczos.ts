import { bandMatrix, leadingBand, type BandMatrix } from './band-matrix.ts';
import { gramCholesky, multiplyTriangular } from './cholesky.ts';
import { BLOCK, PANEL } from './kernels/kernels.ts';
import { randomSource } from './random.ts';
import type { SvdWorkspace } from './svd-workspace.ts';

/** A column of a new block that is shorter than this share of ||A^T A|| is rounding error. */
const DEFLATION = 1e-6;
/**
 * If the other columns leave less than this share of a column, it depends on them, as far as a Gram matrix can tell.
 */
const DEPENDENCE = 1e-4;
/** A column whose length shrinks by more than this factor is orthogonalised against the basis again. */
const CANCELLATION = 50;

/** The basis so far and A^T A projected on it. */
export interface KrylovState {
  /** Number of basis panels that are orthonormal and in `projected`. */
  readonly panels: number;
  /** Q^T A^T A Q, half-bandwidth 16. */
  readonly projected: BandMatrix;
  /** Upper triangular R of the next block: A^T A Q = Q T + Q_next R; row-major 16 x 16. */
  readonly coupling: Float64Array;
  /** Whether the basis holds the whole row space, so that the projection is exact. */
  readonly exhausted: boolean;
}

/**
 * Block Lanczos on A^T A with full reorthogonalisation (Golub & Underwood 1977), with 16 vectors per block and a seeded
 * random start in the row space. Calls `visit` after each block, until `visit` returns true, the space is exhausted, or
 * the layout is full. Exhausted directions are replaced by new random ones, so that eigenvalues of any multiplicity are
 * found.
 */
export async function blockLanczos(
  workspace: SvdWorkspace,
  seed: number,
  visit: (state: KrylovState) => boolean | Promise<boolean>,
): Promise<KrylovState> {
  const { maxPanels, shape } = workspace.layout;
  const space = Math.min(shape.rows, shape.columns);
  const band = bandMatrix(maxPanels * PANEL, PANEL);
  const basis = new KrylovBasis(workspace, seed);
  await basis.start();
  for (let panels = 1; ; panels++) {
    const { diagonal, coupling } = await basis.expand(panels - 1);
    writeDiagonal(band, panels - 1, diagonal);
    const filled = basis.vectors >= space;
    const exhausted = filled || (panels < maxPanels && !(await basis.refill(panels)));
    const projected = leadingBand(band, panels * PANEL);
    const state = { panels, projected, coupling, exhausted };
    if ((await visit(state)) || exhausted || panels === maxPanels) return state;
    writeCoupling(band, panels, coupling);
  }
}

class KrylovBasis {
  readonly #workspace: SvdWorkspace;
  readonly #seed: number;
  /** A lower estimate of ||A^T A||. */
  #scale = 0;
  /** The zero columns of the latest panel. */
  #missing: number[] = [];
  /** Number of vectors in the panels before the latest one. */
  #vectors = 0;
  #draws = 0;

  constructor(workspace: SvdWorkspace, seed: number) {
    this.#workspace = workspace;
    this.#seed = seed;
  }

  /** Number of orthonormal vectors in the panels that have been expanded. */
  get vectors(): number {
    return this.#vectors;
  }

  async start(): Promise<void> {
    await this.#drawInto(0, 1);
    await this.#orthonormalise(0);
    await this.refill(0);
  }

  /** Panel + 1 <- the part of A^T A (panel) orthogonal to the basis, orthonormalised. */
  async expand(panel: number): Promise<{ diagonal: Float64Array; coupling: Float64Array }> {
    const workspace = this.#workspace;
    const next = panel + 1;
    this.#vectors += PANEL - this.#missing.length;
    await workspace.applyGram(panel, next);
    const first = Math.max(0, panel - 1);
    const local = await workspace.products(first, next, next);
    await workspace.subtract(first, next, local, next);
    const diagonal = local.slice((panel - first) * BLOCK);
    const rest = await workspace.products(0, next, next);
    await workspace.subtract(0, next, rest, next);
    for (let i = 0; i < BLOCK; i++) diagonal[i]! += rest[panel * BLOCK + i]!;
    for (let i = 0; i < PANEL; i++) this.#scale = Math.max(this.#scale, diagonal[i * PANEL + i]!);
    return { diagonal, coupling: await this.#orthonormalise(next) };
  }

  /**
   * Fills the zero columns of a panel with random vectors of the row space, orthogonal to the basis. Returns false if
   * the whole panel stays zero: then the space is exhausted.
   */
  async refill(panel: number): Promise<boolean> {
    const wanted = this.#missing;
    if (wanted.length === 0) return true;
    const workspace = this.#workspace;
    const spare = panel + 1;
    await this.#drawInto(spare, spare + 1);
    const fresh = workspace.panel(spare);
    for (let i = 0; i < fresh.length; i++) if (!wanted.includes(i % PANEL)) fresh[i] = 0;
    for (let pass = 0; pass < 2; pass++) {
      await workspace.subtract(0, spare, await workspace.products(0, spare, spare), spare);
    }
    await this.#orthonormalise(spare);
    const target = workspace.panel(panel);
    for (let i = 0; i < target.length; i++) if (wanted.includes(i % PANEL)) target[i] = fresh[i]!;
    this.#missing = this.#missing.filter((column) => wanted.includes(column));
    return this.#missing.length < PANEL;
  }

  /** Panel `to` <- A^T A times a random panel, which is made in panel `work`. */
  async #drawInto(to: number, work: number): Promise<void> {
    const random = randomSource(this.#seed, this.#draws++);
    const panel = this.#workspace.panel(work);
    for (let i = 0; i < panel.length; i++) panel[i] = random.normal();
    await this.#workspace.applyGram(work, to);
  }

  /**
   * W <- W R^-1 with orthonormal columns: Cholesky of the Gram matrix, repeated until it is the identity
   * (Yamamoto et al. 2015). Columns that depend on others become zero and are recorded as missing. Returns R.
   */
  async #orthonormalise(w: number): Promise<Float64Array> {
    const workspace = this.#workspace;
    let gram = await workspace.gram(w);
    const lengths = Array.from({ length: PANEL }, (_, i) => gram[i * PANEL + i]!);
    const smallest = DEFLATION ** 2 * (this.#scale === 0 ? Math.max(...lengths) : this.#scale ** 2);
    const tolerances = lengths.map((length) => Math.max(smallest, DEPENDENCE ** 2 * length));
    let total = gramCholesky(gram, tolerances);
    await workspace.solve(w, total);
    const cancelled = lengths.some((length, i) => length > (CANCELLATION * total[i * PANEL + i]!) ** 2);
    if (cancelled && w > 0) await workspace.subtract(0, w, await workspace.products(0, w, w), w);
    for (let pass = 0; pass < 3; pass++) {
      gram = await workspace.gram(w);
      if (isIdentity(gram)) break;
      const again = gramCholesky(
        gram,
        lengths.map(() => 1e-4),
      );
      await workspace.solve(w, again);
      total = multiplyTriangular(again, total);
    }
    this.#missing = [];
    for (let i = 0; i < PANEL; i++) if (total[i * PANEL + i] === 0) this.#missing.push(i);
    return total;
  }
}

/** Whether a Gram matrix is the identity in single precision. Zero columns are allowed. */
function isIdentity(gram: Float64Array): boolean {
  for (let i = 0; i < PANEL; i++) {
    for (let j = 0; j < PANEL; j++) {
      const expected = i === j && gram[i * PANEL + i] !== 0 ? 1 : 0;
      if (Math.abs(gram[i * PANEL + j]! - expected) > 1e-6) return false;
    }
  }
  return true;
}

function writeDiagonal(band: BandMatrix, panel: number, block: Float64Array): void {
  for (let a = 0; a < PANEL; a++) {
    for (let b = 0; b <= a; b++) {
      const mean = (block[a * PANEL + b]! + block[b * PANEL + a]!) / 2;
      band.data[(a - b) * band.size + panel * PANEL + b] = mean;
    }
  }
}

/** Entry (16 panel + a, 16 (panel - 1) + b) of R, a <= b: at most 16 below the diagonal. */
function writeCoupling(band: BandMatrix, panel: number, coupling: Float64Array): void {
  for (let a = 0; a < PANEL; a++) {
    for (let b = a; b < PANEL; b++) {
      band.data[(PANEL + a - b) * band.size + (panel - 1) * PANEL + b] = coupling[a * PANEL + b]!;
    }
  }
}
