/** Rows summed in single precision before they join the double sum; a slice of two panels fits the first cache. */
const CHUNK: u32 = 128;
/** Bytes of a 16 x 16 block of doubles. */
const BLOCK_BYTES: usize = 2048;

/** out[p] = Q_p^T W: W's slice stays in the first cache while every panel's slice passes. */
export function panelGram(
  q: usize,
  panelBytes: usize,
  count: u32,
  w: usize,
  firstRow: u32,
  lastRow: u32,
  out: usize,
): void {
  memory.fill(out, 0, <usize>count * BLOCK_BYTES);
  for (let first = firstRow; first < lastRow; first += CHUNK) {
    const last = min(first + CHUNK, lastRow);
    for (let p: u32 = 0; p < count; p++) {
      const panel = q + <usize>p * panelBytes;
      const block = out + <usize>p * BLOCK_BYTES;
      for (let a: usize = 0; a < 16; a += 4) {
        for (let b: usize = 0; b < 16; b += 8) {
          gramTile(panel + (a << 2), w + (b << 2), first, last, block + (((a << 4) + b) << 3));
        }
      }
    }
  }
}

/** Adds a 4 x 8 tile of Q^T W over some rows to a block of doubles. */
function gramTile(q: usize, w: usize, first: u32, last: u32, out: usize): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  let left = q + ((<usize>first) << 6);
  let right = w + ((<usize>first) << 6);
  const end = q + ((<usize>last) << 6);
  for (; left < end; left += 64, right += 64) {
    const w0 = v128.load(right);
    const w1 = v128.load(right, 16);
    const q0 = v128.load32_splat(left);
    s00 = f32x4.add(s00, f32x4.mul(q0, w0));
    s01 = f32x4.add(s01, f32x4.mul(q0, w1));
    const q1 = v128.load32_splat(left, 4);
    s10 = f32x4.add(s10, f32x4.mul(q1, w0));
    s11 = f32x4.add(s11, f32x4.mul(q1, w1));
    const q2 = v128.load32_splat(left, 8);
    s20 = f32x4.add(s20, f32x4.mul(q2, w0));
    s21 = f32x4.add(s21, f32x4.mul(q2, w1));
    const q3 = v128.load32_splat(left, 12);
    s30 = f32x4.add(s30, f32x4.mul(q3, w0));
    s31 = f32x4.add(s31, f32x4.mul(q3, w1));
  }
  addDoubles(out, s00, s01);
  addDoubles(out + 128, s10, s11);
  addDoubles(out + 256, s20, s21);
  addDoubles(out + 384, s30, s31);
}

/** Adds eight floats to eight doubles. */
function addDoubles(at: usize, low: v128, high: v128): void {
  addFour(at, low);
  addFour(at + 32, high);
}

function addFour(at: usize, four: v128): void {
  const upper = i8x16.shuffle(four, four, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
  v128.store(at, f64x2.add(v128.load(at), f64x2.promote_low_f32x4(four)));
  v128.store(at, f64x2.add(v128.load(at, 16), f64x2.promote_low_f32x4(upper)), 16);
}

/** W += sum of Q_p C_p: two rows of W at a time, 16 coefficients' rows after each other. */
export function panelMultiplyAdd(
  q: usize,
  panelBytes: usize,
  count: u32,
  coefficients: usize,
  coefficientBytes: usize,
  w: usize,
  firstRow: u32,
  lastRow: u32,
): void {
  for (let first = firstRow; first < lastRow; first += CHUNK) {
    const last = min(first + CHUNK, lastRow);
    const pairs = first + ((last - first) & ~1);
    for (let p: u32 = 0; p < count; p++) {
      const panel = q + <usize>p * panelBytes;
      const block = coefficients + <usize>p * coefficientBytes;
      for (let row = first; row < pairs; row += 2) {
        multiplyPair(panel + ((<usize>row) << 6), block, w + ((<usize>row) << 6));
      }
      if (pairs < last) multiplyRow(panel + ((<usize>pairs) << 6), block, w + ((<usize>pairs) << 6));
    }
  }
}

function multiplyPair(q: usize, block: usize, w: usize): void {
  let a0 = v128.load(w);
  let a1 = v128.load(w, 16);
  let a2 = v128.load(w, 32);
  let a3 = v128.load(w, 48);
  let b0 = v128.load(w, 64);
  let b1 = v128.load(w, 80);
  let b2 = v128.load(w, 96);
  let b3 = v128.load(w, 112);
  const end = q + 64;
  for (; q < end; q += 4, block += 64) {
    const a = v128.load32_splat(q);
    const b = v128.load32_splat(q, 64);
    const c0 = v128.load(block);
    const c1 = v128.load(block, 16);
    const c2 = v128.load(block, 32);
    const c3 = v128.load(block, 48);
    a0 = f32x4.add(a0, f32x4.mul(a, c0));
    b0 = f32x4.add(b0, f32x4.mul(b, c0));
    a1 = f32x4.add(a1, f32x4.mul(a, c1));
    b1 = f32x4.add(b1, f32x4.mul(b, c1));
    a2 = f32x4.add(a2, f32x4.mul(a, c2));
    b2 = f32x4.add(b2, f32x4.mul(b, c2));
    a3 = f32x4.add(a3, f32x4.mul(a, c3));
    b3 = f32x4.add(b3, f32x4.mul(b, c3));
  }
  v128.store(w, a0);
  v128.store(w, a1, 16);
  v128.store(w, a2, 32);
  v128.store(w, a3, 48);
  v128.store(w, b0, 64);
  v128.store(w, b1, 80);
  v128.store(w, b2, 96);
  v128.store(w, b3, 112);
}

/** The same sums in the same order as a pair's, so that cutting rows differently changes nothing. */
function multiplyRow(q: usize, block: usize, w: usize): void {
  let a0 = v128.load(w);
  let a1 = v128.load(w, 16);
  let a2 = v128.load(w, 32);
  let a3 = v128.load(w, 48);
  const end = q + 64;
  for (; q < end; q += 4, block += 64) {
    const a = v128.load32_splat(q);
    a0 = f32x4.add(a0, f32x4.mul(a, v128.load(block)));
    a1 = f32x4.add(a1, f32x4.mul(a, v128.load(block, 16)));
    a2 = f32x4.add(a2, f32x4.mul(a, v128.load(block, 32)));
    a3 = f32x4.add(a3, f32x4.mul(a, v128.load(block, 48)));
  }
  v128.store(w, a0);
  v128.store(w, a1, 16);
  v128.store(w, a2, 32);
  v128.store(w, a3, 48);
}

/** W <- W R^-1 by forward substitution along each row: a solved entry is taken out of those after it. */
export function solveTriangular(w: usize, r: usize, firstRow: u32, lastRow: u32): void {
  const end = w + ((<usize>lastRow) << 6);
  for (let row = w + ((<usize>firstRow) << 6); row < end; row += 64) {
    let triangle = r;
    for (let a: usize = 0; a < 16; a++, triangle += 64) {
      const pivot = load<f32>(triangle + (a << 2));
      const at = row + (a << 2);
      const solved: f32 = pivot == 0 ? 0 : load<f32>(at) / pivot;
      // Whole vectors of four: those before the diagonal are multiplied by R's zeros and stay as they are.
      const factor = f32x4.splat(solved);
      for (let b: usize = (a >> 2) << 4; b < 64; b += 16) {
        const rest = f32x4.sub(v128.load(row + b), f32x4.mul(factor, v128.load(triangle + b)));
        v128.store(row + b, rest);
      }
      store<f32>(at, solved);
    }
  }
}

/** Rows of `stride` floats packed to `width`, with their lengths; divided by them when unit is 1. */
export function packRows(
  input: usize,
  stride: u32,
  rows: u32,
  width: u32,
  unit: u32,
  out: usize,
  norms: usize,
): void {
  const whole = (<usize>(width & ~3)) << 2;
  const all = (<usize>width) << 2;
  for (let row: u32 = 0; row < rows; row++) {
    const from = input + ((<usize>row * <usize>stride) << 2);
    const to = out + ((<usize>row * <usize>width) << 2);
    let sums = f32x4.splat(0);
    for (let c: usize = 0; c < whole; c += 16) {
      const four = v128.load(from + c);
      sums = f32x4.add(sums, f32x4.mul(four, four));
    }
    let square =
      f32x4.extract_lane(sums, 0) +
      f32x4.extract_lane(sums, 1) +
      f32x4.extract_lane(sums, 2) +
      f32x4.extract_lane(sums, 3);
    for (let c = whole; c < all; c += 4) square += load<f32>(from + c) * load<f32>(from + c);
    const norm: f32 = sqrt<f32>(square);
    store<f32>(norms + ((<usize>row) << 2), norm);
    const scale: f32 = unit == 1 && norm > 0 ? 1 / norm : 1;
    const scales = f32x4.splat(scale);
    for (let c: usize = 0; c < whole; c += 16) v128.store(to + c, f32x4.mul(scales, v128.load(from + c)));
    for (let c = whole; c < all; c += 4) store<f32>(to + c, scale * load<f32>(from + c));
  }
}

/** Sums of the rows of `parts` matrices, each by its weight, brought to length 1. */
export function addRows(
  input: usize,
  inputBytes: usize,
  parts: u32,
  weights: usize,
  rows: u32,
  width: u32,
  out: usize,
): void {
  const whole = (<usize>(width & ~3)) << 2;
  const all = (<usize>width) << 2;
  for (let row: u32 = 0; row < rows; row++) {
    const from = input + <usize>row * all;
    const to = out + <usize>row * all;
    let sums = f32x4.splat(0);
    for (let c: usize = 0; c < whole; c += 16) {
      let four = f32x4.splat(0);
      for (let part: u32 = 0; part < parts; part++) {
        const weight = v128.load32_splat(weights + ((<usize>part) << 2));
        four = f32x4.add(four, f32x4.mul(weight, v128.load(from + <usize>part * inputBytes + c)));
      }
      v128.store(to + c, four);
      sums = f32x4.add(sums, f32x4.mul(four, four));
    }
    let square =
      f32x4.extract_lane(sums, 0) +
      f32x4.extract_lane(sums, 1) +
      f32x4.extract_lane(sums, 2) +
      f32x4.extract_lane(sums, 3);
    for (let c = whole; c < all; c += 4) {
      let one: f32 = 0;
      for (let part: u32 = 0; part < parts; part++) {
        one += load<f32>(weights + ((<usize>part) << 2)) * load<f32>(from + <usize>part * inputBytes + c);
      }
      store<f32>(to + c, one);
      square += one * one;
    }
    const scale: f32 = square > 0 ? 1 / sqrt<f32>(square) : 0;
    const scales = f32x4.splat(scale);
    for (let c: usize = 0; c < whole; c += 16) v128.store(to + c, f32x4.mul(scales, v128.load(to + c)));
    for (let c = whole; c < all; c += 4) store<f32>(to + c, scale * load<f32>(to + c));
  }
}
