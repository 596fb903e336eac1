/** Eigenvalues nearer to each other than this share of the norm have their vectors orthogonalised. */
const CLUSTER_GAP: f64 = 1e-7;
const MAX_ITERATIONS: u32 = 5;
const MAX_SWEEPS: u32 = 60;
const EPSILON: f64 = 2.220446049250313e-16;

/**
 * All eigenvalues of a symmetric band matrix (lower half, entry (i + d, i) at d * size + i), in no order:
 * Givens rotations to tridiagonal form (Schwarz 1968), then implicit QL.
 */
export function bandEigenvalues(band: usize, size: u32, width: u32, values: usize, work: usize): void {
  const stride = width + 2;
  const reach = width + 1;
  const n: usize = size;
  memory.fill(work, 0, (n * stride) << 3);
  for (let d: u32 = 0; d <= width; d++) {
    for (let i: u32 = 0; i + d < size; i++) {
      store<f64>(
        work + ((<usize>(i + d) * stride + reach - d) << 3),
        load<f64>(band + ((<usize>d * n + i) << 3)),
      );
    }
  }
  for (let w = width; w > 1; w--) {
    for (let column: u32 = 0; column + w < size; column++) {
      let from = column;
      for (let row = column + w; row < size; row += w) {
        const target = work + ((<usize>row * stride + from + reach - row) << 3);
        const keep = target - ((stride - 1) << 3);
        const b = load<f64>(target);
        if (b != 0) {
          const a = load<f64>(keep);
          const radius = sqrt<f64>(a * a + b * b);
          store<f64>(keep, radius);
          store<f64>(target, 0);
          rotate(work, stride, reach, size, row, from + 1, w, a / radius, b / radius);
        }
        from = row - 1;
      }
    }
  }
  const off = work + ((n * stride) << 3);
  for (let i: usize = 0; i < n; i++) {
    store<f64>(values + (i << 3), load<f64>(work + ((i * stride + reach) << 3)));
    const below = i + 1 < n && width > 0;
    store<f64>(off + (i << 3), below ? load<f64>(work + (((i + 1) * stride + reach - 1) << 3)) : 0);
  }
  implicitQl(values, off, size);
}

/** Turns the plane of rows and columns (row - 1, row), from column `first` on; makes one bulge below. */
function rotate(
  work: usize,
  stride: u32,
  reach: u32,
  size: u32,
  row: u32,
  first: u32,
  width: u32,
  c: f64,
  s: f64,
): void {
  const upper = work + (((row - 1) * stride + reach + 1 - row) << 3);
  const lower = work + ((row * stride + reach - row) << 3);
  const cc = f64x2.splat(c);
  const ss = f64x2.splat(s);
  let j = first;
  for (; j + 1 < row - 1; j += 2) {
    const a = v128.load(upper + (j << 3));
    const b = v128.load(lower + (j << 3));
    v128.store(upper + (j << 3), f64x2.add(f64x2.mul(cc, a), f64x2.mul(ss, b)));
    v128.store(lower + (j << 3), f64x2.sub(f64x2.mul(cc, b), f64x2.mul(ss, a)));
  }
  if (j < row - 1) {
    const a = load<f64>(upper + (j << 3));
    const b = load<f64>(lower + (j << 3));
    store<f64>(upper + (j << 3), c * a + s * b);
    store<f64>(lower + (j << 3), c * b - s * a);
  }
  const corner = upper + ((row - 1) << 3);
  const side = lower + ((row - 1) << 3);
  const p = load<f64>(corner);
  const q = load<f64>(side);
  const r = load<f64>(side, 8);
  store<f64>(corner, c * c * p + 2 * c * s * q + s * s * r);
  store<f64>(side, c * s * (r - p) + (c * c - s * s) * q);
  store<f64>(side, s * s * p - 2 * c * s * q + c * c * r, 8);
  // Down the two columns, which lie side by side in each row: (a, b) <- (ca + sb, cb - sa).
  const sines = f64x2.replace_lane(f64x2.splat(s), 1, -s);
  const end = min(size - 1, row + width);
  let at = side + ((stride - 1) << 3);
  for (let i = row + 1; i <= end; i++) {
    const pair = v128.load(at);
    const swapped = i8x16.shuffle(pair, pair, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
    v128.store(at, f64x2.add(f64x2.mul(cc, pair), f64x2.mul(sines, swapped)));
    at += (stride - 1) << 3;
  }
}

/** Golub & Van Loan, section 8.3, without vectors; traps when an eigenvalue does not converge. */
function implicitQl(diagonal: usize, off: usize, size: u32): void {
  for (let low: u32 = 0; low < size; low++) {
    for (let sweep: u32 = 0; ; sweep++) {
      let high = low;
      for (; high + 1 < size; high++) {
        const at = (<usize>high) << 3;
        const scale = abs(load<f64>(diagonal + at)) + abs(load<f64>(diagonal + at, 8));
        if (abs(load<f64>(off + at)) <= EPSILON * scale) break;
      }
      if (high == low) break;
      if (sweep == MAX_SWEEPS) unreachable();
      sweepQl(diagonal, off, low, high);
    }
  }
}

function sweepQl(diagonal: usize, off: usize, low: u32, high: u32): void {
  const first = (<usize>low) << 3;
  const last = (<usize>high) << 3;
  const e = load<f64>(off + first);
  const shift = load<f64>(diagonal + first);
  let g = (load<f64>(diagonal + first, 8) - shift) / (2 * e);
  let r = sqrt<f64>(g * g + 1);
  g = load<f64>(diagonal + last) - shift + e / (g < 0 ? g - r : g + r);
  let s: f64 = 1;
  let c: f64 = 1;
  let p: f64 = 0;
  for (let i = <isize>last - 8; i >= <isize>first; i -= 8) {
    const f = s * load<f64>(off + i);
    const b = c * load<f64>(off + i);
    r = sqrt<f64>(f * f + g * g);
    store<f64>(off + i, r, 8);
    if (r == 0) {
      store<f64>(diagonal + i, load<f64>(diagonal + i, 8) - p, 8);
      store<f64>(off + last, 0);
      return;
    }
    s = f / r;
    c = g / r;
    g = load<f64>(diagonal + i, 8) - p;
    r = (load<f64>(diagonal + i) - g) * s + 2 * c * b;
    p = s * r;
    store<f64>(diagonal + i, g + p, 8);
    g = c * r - b;
  }
  store<f64>(diagonal + first, load<f64>(diagonal + first) - p);
  store<f64>(off + first, g);
  store<f64>(off + last, 0);
}

/**
 * Unit eigenvectors for values[first, last) (descending; `first` begins a cluster), by inverse iteration;
 * row i of `vectors` belongs to values[i].
 */
export function bandEigenvectors(
  band: usize,
  size: u32,
  width: u32,
  values: usize,
  first: u32,
  last: u32,
  norm: f64,
  vectors: usize,
  work: usize,
): void {
  const n: usize = size;
  const upper = work;
  const multipliers = upper + ((n * (2 * width + 2)) << 3);
  const pivots = multipliers + ((n * width) << 3);
  const vector = pivots + (n << 3);
  const window = vector + ((n + 2 * width + 2) << 3);
  const enough = 1 / (10 * <f64>size * EPSILON * norm);
  let cluster = first;
  for (let index = first; index < last; index++) {
    const value = load<f64>(values + ((<usize>index) << 3));
    if (index > first && load<f64>(values + ((<usize>(index - 1)) << 3)) - value > CLUSTER_GAP * norm)
      cluster = index;
    factorize(band, size, width, value, norm * EPSILON, upper, multipliers, pivots, window);
    memory.fill(vector, 0, (n + 2 * width + 2) << 3);
    let state = (index * 0x9e3779b9 + 0x7f4a7c15) | 1;
    for (let i: usize = 0; i < n; i++) {
      state ^= state << 13;
      state ^= state >> 17;
      state ^= state << 5;
      store<f64>(vector + (i << 3), <f64>state / 4294967296 - 0.5);
    }
    orthonormalise(vector, vectors, size, cluster, index);
    let polished: u32 = 0;
    for (let iteration: u32 = 0; iteration < MAX_ITERATIONS && polished < 2; iteration++) {
      solve(vector, size, width, upper, multipliers, pivots);
      if (orthonormalise(vector, vectors, size, cluster, index) >= enough) polished++;
    }
    memory.copy(vectors + ((<usize>index * n) << 3), vector, n << 3);
  }
}

/** LU with partial pivoting of the band less a shift; row i of U starts at its diagonal. */
function factorize(
  band: usize,
  size: u32,
  width: u32,
  shift: f64,
  tiny: f64,
  upper: usize,
  multipliers: usize,
  pivots: usize,
  window: usize,
): void {
  const stride: usize = (2 * width + 2) << 3;
  // Addresses of the rows in the window, which take turns; after them the rows themselves.
  const rows = window + stride * (width + 1);
  for (let i: u32 = 0; i <= width; i++) {
    store<u32>(rows + ((<usize>i) << 2), <u32>(window + stride * i));
    if (i < size) loadRow(window + stride * i, band, size, width, i, 0, shift);
  }
  memory.fill(multipliers, 0, (<usize>size * width) << 3);
  for (let i: u32 = 0; i < size; i++) {
    const below = min(width, size - 1 - i);
    let pivot: u32 = 0;
    let largest: f64 = -1;
    for (let r: u32 = 0; r <= below; r++) {
      const candidate = abs(load<f64>(load<u32>(rows + ((<usize>r) << 2))));
      if (candidate > largest) {
        largest = candidate;
        pivot = r;
      }
    }
    store<u32>(pivots + ((<usize>i) << 3), pivot);
    const row: usize = load<u32>(rows + ((<usize>pivot) << 2));
    store<u32>(rows + ((<usize>pivot) << 2), load<u32>(rows));
    if (largest < tiny) store<f64>(row, tiny);
    memory.copy(upper + stride * i, row, stride);
    const inverse: f64 = 1 / load<f64>(row);
    for (let r: u32 = 1; r <= below; r++) {
      const other: usize = load<u32>(rows + ((<usize>r) << 2));
      const factor = load<f64>(other) * inverse;
      store<f64>(multipliers + ((<usize>i * width + r - 1) << 3), factor);
      const factors = f64x2.splat(factor);
      for (let j: usize = 0; j < stride - 16; j += 16) {
        v128.store(other + j, f64x2.sub(v128.load(other + j, 8), f64x2.mul(factors, v128.load(row + j, 8))));
      }
      store<f64>(other + stride - 16, 0);
      store<u32>(rows + ((<usize>(r - 1)) << 2), <u32>other);
    }
    store<u32>(rows + ((<usize>below) << 2), <u32>row);
    if (i + width + 1 < size) loadRow(row, band, size, width, i + width + 1, i + 1, shift);
  }
}

/** Row i of the band less the shift, from column `first` on. */
function loadRow(target: usize, band: usize, size: u32, width: u32, i: u32, first: u32, shift: f64): void {
  memory.fill(target, 0, (2 * width + 2) << 3);
  const end = min(size - 1, i + width);
  const start = i > width ? max(first, i - width) : first;
  for (let j = start; j <= end; j++) {
    const d = j <= i ? i - j : j - i;
    const entry = load<f64>(band + ((<usize>d * size + min(i, j)) << 3));
    store<f64>(target + ((<usize>(j - first)) << 3), d == 0 ? entry - shift : entry);
  }
}

/** Solves in place; the vector has 2 * width + 2 zeros behind it, which stay zero. */
function solve(vector: usize, size: u32, width: u32, upper: usize, multipliers: usize, pivots: usize): void {
  const stride: usize = (2 * width + 2) << 3;
  const reach = (<usize>width) << 3;
  for (let i: usize = 0; i < size; i++) {
    const at = vector + (i << 3);
    const from = at + ((<usize>load<u32>(pivots + (i << 3))) << 3);
    const value = load<f64>(from);
    store<f64>(from, load<f64>(at));
    store<f64>(at, value);
    const row = multipliers + i * reach;
    for (let r: usize = 0; r < reach; r += 8) {
      store<f64>(at + r, load<f64>(at + r, 8) - load<f64>(row + r) * value, 8);
    }
  }
  for (let i = <isize>size - 1; i >= 0; i--) {
    const at = vector + (i << 3);
    const row = upper + i * stride;
    let sums = f64x2.splat(0);
    for (let j: usize = 0; j < stride - 16; j += 16) {
      sums = f64x2.add(sums, f64x2.mul(v128.load(row + j, 8), v128.load(at + j, 8)));
    }
    const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
    store<f64>(at, (load<f64>(at) - sum) / load<f64>(row));
  }
}

/** Takes the cluster's earlier vectors out, twice, and scales to unit length; returns the length before. */
function orthonormalise(vector: usize, vectors: usize, size: u32, cluster: u32, index: u32): f64 {
  let length = scaleToUnit(vector, size);
  for (let pass = 0; pass < 2 && cluster < index; pass++) {
    for (let other = cluster; other < index; other++) {
      const earlier = vectors + ((<usize>other * size) << 3);
      let dot: f64 = 0;
      for (let i: usize = 0; i < size; i++)
        dot += load<f64>(earlier + (i << 3)) * load<f64>(vector + (i << 3));
      for (let i: usize = 0; i < size; i++) {
        const at = vector + (i << 3);
        store<f64>(at, load<f64>(at) - dot * load<f64>(earlier + (i << 3)));
      }
    }
    length *= scaleToUnit(vector, size);
  }
  return length;
}

function scaleToUnit(vector: usize, size: u32): f64 {
  let square: f64 = 0;
  for (let i: usize = 0; i < size; i++) {
    const entry = load<f64>(vector + (i << 3));
    square += entry * entry;
  }
  const length = sqrt<f64>(square);
  if (length > 0) {
    for (let i: usize = 0; i < size; i++)
      store<f64>(vector + (i << 3), load<f64>(vector + (i << 3)) / length);
  }
  return length;
}
