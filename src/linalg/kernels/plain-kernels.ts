import { bandEigenvalues } from './plain-band-eigenvalues.ts';
import { bandEigenvectors } from './plain-band-eigenvectors.ts';
import { BLOCK, HALF, PANEL, TILE, type Kernels } from './kernels.ts';

/**
 * The kernels in plain, readable TypeScript, as a reference for tests of the WebAssembly kernels. Sums are in double
 * precision.
 */
export function plainKernels(memory: ArrayBufferLike): Kernels {
  const floats = new Float32Array(memory, 0, memory.byteLength >>> 2);
  const doubles = new Float64Array(memory, 0, memory.byteLength >>> 3);
  const words = new Uint32Array(memory, 0, memory.byteLength >>> 2);
  const shorts = new Uint16Array(memory, 0, memory.byteLength >>> 1);
  const product = new Float64Array(PANEL);

  return {
    splitPanel(panel, halves, halfBytes, firstRow, lastRow) {
      for (let row = firstRow; row < lastRow; row++) {
        const from = panel / 4 + row * PANEL;
        for (let c = 0; c < PANEL; c++) {
          const half = (halves + Math.floor(c / HALF) * halfBytes) / 4;
          floats[half + row * HALF + (c % HALF)] = floats[from + c]!;
        }
      }
    },

    sparseGram(offsets, indices, values, firstRow, lastRow, columns, x, z) {
      const [index, value, from, to] = [indices / 2, values / 4, x / 4, z / 4];
      floats.fill(0, to, to + columns * HALF);
      for (let row = firstRow; row < lastRow; row++) {
        const start = words[offsets / 4 + row]!;
        const end = words[offsets / 4 + row + 1]!;
        product.fill(0);
        for (let k = start; k < end; k++) {
          const base = from + shorts[index + k]! * HALF;
          for (let c = 0; c < HALF; c++) product[c]! += floats[value + k]! * floats[base + c]!;
        }
        for (let k = start; k < end; k++) {
          const base = to + shorts[index + k]! * HALF;
          for (let c = 0; c < HALF; c++) floats[base + c]! += floats[value + k]! * product[c]!;
        }
      }
    },

    sumHalves(partials, halfBytes, count, firstRow, lastRow, panel) {
      for (let row = firstRow; row < lastRow; row++) {
        for (let c = 0; c < PANEL; c++) {
          let sum = 0;
          for (let part = 0; part < count; part++) {
            const half = (partials + (2 * part + Math.floor(c / HALF)) * halfBytes) / 4;
            sum += floats[half + row * HALF + (c % HALF)]!;
          }
          floats[panel / 4 + row * PANEL + c] = sum;
        }
      }
    },

    panelGram(q, panelBytes, count, w, firstRow, lastRow, out) {
      for (let p = 0; p < count; p++) {
        const to = out / 8 + p * BLOCK;
        doubles.fill(0, to, to + BLOCK);
        for (let row = firstRow; row < lastRow; row++) {
          const left = (q + p * panelBytes) / 4 + row * PANEL;
          const right = w / 4 + row * PANEL;
          for (let a = 0; a < PANEL; a++) {
            const factor = floats[left + a]!;
            for (let b = 0; b < PANEL; b++) doubles[to + a * PANEL + b]! += factor * floats[right + b]!;
          }
        }
      }
    },

    panelMultiplyAdd(q, panelBytes, count, coefficients, coefficientBytes, w, firstRow, lastRow) {
      for (let row = firstRow; row < lastRow; row++) {
        const to = w / 4 + row * PANEL;
        for (let b = 0; b < PANEL; b++) product[b] = floats[to + b]!;
        for (let p = 0; p < count; p++) {
          const left = (q + p * panelBytes) / 4 + row * PANEL;
          const block = (coefficients + p * coefficientBytes) / 4;
          for (let a = 0; a < PANEL; a++) {
            const factor = floats[left + a]!;
            for (let b = 0; b < PANEL; b++) product[b]! += factor * floats[block + a * PANEL + b]!;
          }
        }
        floats.set(product, to);
      }
    },

    solveTriangular(w, r, firstRow, lastRow) {
      const triangle = r / 4;
      for (let row = firstRow; row < lastRow; row++) {
        const at = w / 4 + row * PANEL;
        for (let a = 0; a < PANEL; a++) {
          const pivot = floats[triangle + a * PANEL + a]!;
          const solved = pivot === 0 ? 0 : floats[at + a]! / pivot;
          floats[at + a] = solved;
          for (let b = a + 1; b < PANEL; b++) floats[at + b]! -= solved * floats[triangle + a * PANEL + b]!;
        }
      }
    },

    sparseProject(offsets, indices, values, firstRow, lastRow, v, panelBytes, count, out, stride) {
      for (let row = firstRow; row < lastRow; row++) {
        const start = words[offsets / 4 + row]!;
        const end = words[offsets / 4 + row + 1]!;
        for (let p = 0; p < count; p++) {
          product.fill(0);
          for (let k = start; k < end; k++) {
            const base = (v + p * panelBytes) / 4 + shorts[indices / 2 + k]! * PANEL;
            for (let c = 0; c < PANEL; c++) product[c]! += floats[values / 4 + k]! * floats[base + c]!;
          }
          floats.set(product, out / 4 + (row - firstRow) * stride + p * PANEL);
        }
      }
    },

    sparseScatter(offsets, indices, values, firstRow, lastRow, y, stride, z, panelBytes, count) {
      for (let row = firstRow; row < lastRow; row++) {
        for (let k = words[offsets / 4 + row]!; k < words[offsets / 4 + row + 1]!; k++) {
          for (let p = 0; p < count; p++) {
            const from = y / 4 + (row - firstRow) * stride + p * PANEL;
            const to = (z + p * panelBytes) / 4 + shorts[indices / 2 + k]! * PANEL;
            for (let c = 0; c < PANEL; c++) floats[to + c]! += floats[values / 4 + k]! * floats[from + c]!;
          }
        }
      }
    },

    packRows(input, stride, rows, width, unit, out, norms) {
      for (let row = 0; row < rows; row++) {
        const from = input / 4 + row * stride;
        let square = 0;
        for (let c = 0; c < width; c++) square += floats[from + c]! * floats[from + c]!;
        const norm = Math.sqrt(square);
        floats[norms / 4 + row] = norm;
        const scale = unit === 1 && norm > 0 ? 1 / norm : 1;
        for (let c = 0; c < width; c++) floats[out / 4 + row * width + c] = floats[from + c]! * scale;
      }
    },

    addRows(input, inputBytes, parts, weights, rows, width, out) {
      for (let row = 0; row < rows; row++) {
        const sum = new Float64Array(width);
        for (let part = 0; part < parts; part++) {
          const from = (input + part * inputBytes) / 4 + row * width;
          for (let c = 0; c < width; c++) sum[c]! += floats[weights / 4 + part]! * floats[from + c]!;
        }
        const length = Math.hypot(...sum);
        for (let c = 0; c < width; c++) {
          floats[out / 4 + row * width + c] = length > 0 ? sum[c]! / length : 0;
        }
      }
    },

    tileProducts(a, aStep, b, bStep, count, width, c) {
      for (let i = 0; i < TILE; i++) {
        for (let j = 0; j < width; j++) {
          let sum = 0;
          for (let t = 0; t < count; t++) {
            for (let k = 0; k < TILE; k++) {
              const left = floats[(a + t * aStep) / 4 + k * TILE + i]!;
              sum += left * floats[(b + t * bStep) / 4 + k * width + j]!;
            }
          }
          floats[c / 4 + i * width + j]! -= sum;
        }
      }
    },

    bandEigenvalues(band, size, width, values) {
      const data = doubles.subarray(band / 8, band / 8 + (width + 1) * size);
      doubles.set(bandEigenvalues({ size, width, data }), values / 8);
    },

    bandEigenvectors(band, size, width, values, first, last, norm, vectors) {
      const data = doubles.subarray(band / 8, band / 8 + (width + 1) * size);
      const wanted = doubles.subarray(values / 8 + first, values / 8 + last);
      doubles.set(bandEigenvectors({ size, width, data }, wanted, norm), vectors / 8 + first * size);
    },
  };
}
