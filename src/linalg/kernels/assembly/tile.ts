/** Rows and columns of a tile: two of them and a sum fit the first cache. */
const TILE: u32 = 64;
const ROW_BYTES: usize = 256;

/** C -= sum of A_t^T B_t over `count` tiles A_t (64 x 64) and B_t (64 x width), each one after the other in steps. */
export function tileProducts(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  count: u32,
  width: u32,
  c: usize,
): void {
  const widthBytes = (<usize>width) << 2;
  for (let t: u32 = 0; t < count; t++, a += aStep, b += bStep) {
    for (let i: usize = 0; i < ROW_BYTES; i += 16) {
      for (let j: usize = 0; j < widthBytes; j += 32) {
        subtractCell(a + i, b + j, widthBytes, c + (i >> 2) * widthBytes + j);
      }
    }
  }
}

/** Takes a 4 x 8 cell of A^T B off C; rows of B and C are `widthBytes` long. */
function subtractCell(a: usize, b: usize, widthBytes: usize, c: usize): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let k: u32 = 0; k < TILE; k++, a += ROW_BYTES, b += widthBytes) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    s00 = f32x4.add(s00, f32x4.mul(a0, b0));
    s01 = f32x4.add(s01, f32x4.mul(a0, b1));
    const a1 = v128.load32_splat(a, 4);
    s10 = f32x4.add(s10, f32x4.mul(a1, b0));
    s11 = f32x4.add(s11, f32x4.mul(a1, b1));
    const a2 = v128.load32_splat(a, 8);
    s20 = f32x4.add(s20, f32x4.mul(a2, b0));
    s21 = f32x4.add(s21, f32x4.mul(a2, b1));
    const a3 = v128.load32_splat(a, 12);
    s30 = f32x4.add(s30, f32x4.mul(a3, b0));
    s31 = f32x4.add(s31, f32x4.mul(a3, b1));
  }
  subtractEight(c, s00, s01);
  subtractEight(c + widthBytes, s10, s11);
  subtractEight(c + 2 * widthBytes, s20, s21);
  subtractEight(c + 3 * widthBytes, s30, s31);
}

function subtractEight(at: usize, low: v128, high: v128): void {
  v128.store(at, f32x4.sub(v128.load(at), low));
  v128.store(at, f32x4.sub(v128.load(at, 16), high), 16);
}
