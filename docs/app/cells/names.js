/**
 * Names that a run missed: whether another cell could have brought one.
 */

/**
 * Whether a source mentions a name as a word of its own.
 * @param {string} source @param {string} name
 */
export function mentions(source, name) {
  return source.split(/[^\p{L}\p{N}_]+/u).includes(name);
}
