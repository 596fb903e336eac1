const scratch = new DataView(new ArrayBuffer(4));

/** Absolute values from here up round to infinity. */
const OVERFLOW = 65_520;
/** Below the smallest normal number, half-precision numbers are multiples of 2^-24. */
const SUBNORMAL_BITS = 0x3880_0000;
const SUBNORMAL_STEPS = 2 ** 24;
/** Difference between the biases of the two exponents, shifted to where a single has its exponent. */
const REBIAS = 0x3800_0000;

/**
 * The bits of the half-precision number nearest to `value`, ties to even (IEEE 754 binary16), as in pgvector's halfvec.
 * @throws {RangeError} if `value` is not finite or would round to more than 65,504.
 */
export function halfFloatBits(value: number): number {
  if (!(Math.abs(value) < OVERFLOW)) throw new RangeError(`${value} does not fit a half-precision number`);
  scratch.setFloat32(0, value);
  const single = scratch.getUint32(0);
  const sign = (single >>> 16) & 0x8000;
  const size = single & 0x7fff_ffff;
  if (size < SUBNORMAL_BITS) return sign | roundToEven(Math.abs(scratch.getFloat32(0)) * SUBNORMAL_STEPS);
  const rounded = size + 0xfff + ((size >>> 13) & 1);
  return sign | ((rounded - REBIAS) >>> 13);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
