/** A panel's rows to two half panels: the first 8 columns and the last 8. */
export function splitPanel(panel: usize, halves: usize, halfBytes: usize, firstRow: u32, lastRow: u32): void {
  for (let row = firstRow; row < lastRow; row++) {
    const from = panel + ((<usize>row) << 6);
    const low = halves + ((<usize>row) << 5);
    const high = low + halfBytes;
    v128.store(low, v128.load(from));
    v128.store(low, v128.load(from, 16), 16);
    v128.store(high, v128.load(from, 32));
    v128.store(high, v128.load(from, 48), 16);
  }
}

/** z = A^T (A x) on half panels: two vectors of four floats a row. */
export function sparseGram(
  offsets: usize,
  indices: usize,
  values: usize,
  firstRow: u32,
  lastRow: u32,
  columns: u32,
  x: usize,
  z: usize,
): void {
  memory.fill(z, 0, (<usize>columns) << 5);
  let k: u32 = load<u32>(offsets + ((<usize>firstRow) << 2));
  for (let row = firstRow; row < lastRow; row++) {
    const start = k;
    const end = load<u32>(offsets + ((<usize>row + 1) << 2));
    let y0 = f32x4.splat(0);
    let y1 = y0;
    for (; k < end; k++) {
      const at = x + ((<usize>load<u16>(indices + ((<usize>k) << 1))) << 5);
      const value = v128.load32_splat(values + ((<usize>k) << 2));
      y0 = f32x4.add(y0, f32x4.mul(value, v128.load(at)));
      y1 = f32x4.add(y1, f32x4.mul(value, v128.load(at, 16)));
    }
    for (k = start; k < end; k++) {
      const at = z + ((<usize>load<u16>(indices + ((<usize>k) << 1))) << 5);
      const value = v128.load32_splat(values + ((<usize>k) << 2));
      v128.store(at, f32x4.add(v128.load(at), f32x4.mul(value, y0)));
      v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(value, y1)), 16);
    }
  }
}

/** Panel rows = the sums of `count` pairs of half panels, in order. */
export function sumHalves(
  halves: usize,
  halfBytes: usize,
  count: u32,
  firstRow: u32,
  lastRow: u32,
  panel: usize,
): void {
  for (let row = firstRow; row < lastRow; row++) {
    let low = halves + ((<usize>row) << 5);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let part: u32 = 0; part < count; part++, low += halfBytes << 1) {
      const high = low + halfBytes;
      s0 = f32x4.add(s0, v128.load(low));
      s1 = f32x4.add(s1, v128.load(low, 16));
      s2 = f32x4.add(s2, v128.load(high));
      s3 = f32x4.add(s3, v128.load(high, 16));
    }
    const to = panel + ((<usize>row) << 6);
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
}

/** out = A V, a panel of V at a time: the columns that many rows share stay in cache. */
export function sparseProject(
  offsets: usize,
  indices: usize,
  values: usize,
  firstRow: u32,
  lastRow: u32,
  v: usize,
  panelBytes: usize,
  count: u32,
  out: usize,
  stride: u32,
): void {
  for (let p: u32 = 0; p < count; p++) {
    const panel = v + <usize>p * panelBytes;
    let to = out + ((<usize>p) << 6);
    let k: u32 = load<u32>(offsets + ((<usize>firstRow) << 2));
    for (let row = firstRow; row < lastRow; row++) {
      const end = load<u32>(offsets + ((<usize>row + 1) << 2));
      let y0 = f32x4.splat(0);
      let y1 = y0;
      let y2 = y0;
      let y3 = y0;
      for (; k < end; k++) {
        const at = panel + ((<usize>load<u16>(indices + ((<usize>k) << 1))) << 6);
        const value = v128.load32_splat(values + ((<usize>k) << 2));
        y0 = f32x4.add(y0, f32x4.mul(value, v128.load(at)));
        y1 = f32x4.add(y1, f32x4.mul(value, v128.load(at, 16)));
        y2 = f32x4.add(y2, f32x4.mul(value, v128.load(at, 32)));
        y3 = f32x4.add(y3, f32x4.mul(value, v128.load(at, 48)));
      }
      v128.store(to, y0);
      v128.store(to, y1, 16);
      v128.store(to, y2, 32);
      v128.store(to, y3, 48);
      to += (<usize>stride) << 2;
    }
  }
}

/** Z += A^T Y, a panel of Z at a time. */
export function sparseScatter(
  offsets: usize,
  indices: usize,
  values: usize,
  firstRow: u32,
  lastRow: u32,
  y: usize,
  stride: u32,
  z: usize,
  panelBytes: usize,
  count: u32,
): void {
  for (let p: u32 = 0; p < count; p++) {
    const panel = z + <usize>p * panelBytes;
    let from = y + ((<usize>p) << 6);
    let k: u32 = load<u32>(offsets + ((<usize>firstRow) << 2));
    for (let row = firstRow; row < lastRow; row++, from += (<usize>stride) << 2) {
      const end = load<u32>(offsets + ((<usize>row + 1) << 2));
      if (k == end) continue;
      const y0 = v128.load(from);
      const y1 = v128.load(from, 16);
      const y2 = v128.load(from, 32);
      const y3 = v128.load(from, 48);
      for (; k < end; k++) {
        const at = panel + ((<usize>load<u16>(indices + ((<usize>k) << 1))) << 6);
        const value = v128.load32_splat(values + ((<usize>k) << 2));
        v128.store(at, f32x4.add(v128.load(at), f32x4.mul(value, y0)));
        v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(value, y1)), 16);
        v128.store(at, f32x4.add(v128.load(at, 32), f32x4.mul(value, y2)), 32);
        v128.store(at, f32x4.add(v128.load(at, 48), f32x4.mul(value, y3)), 48);
      }
    }
  }
}
