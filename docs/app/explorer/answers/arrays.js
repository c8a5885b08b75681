/**
 * Arrays as they come from Python, or from the JSON that the build makes.
 */

/** @typedef {{data: ArrayLike<number | null>, shape: number[]}} PackedArray */

/** JSON has no NaN: a missing number is one that is not there. @param {PackedArray} packed */
export function numbers({ data }) {
  return data instanceof Float64Array ? data : Float64Array.from(data, (value) => value ?? NaN);
}
