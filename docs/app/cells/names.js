/**
 * Names that a run missed: which one, and whether another cell could have brought it.
 */

/**
 * The name that a run missed, from the last line of its traceback; null for every other error.
 * @param {string | null} error
 */
export function missingName(error) {
  const last = (error ?? "").trimEnd().split("\n").at(-1) ?? "";
  return /^NameError: name '(\w+)' is not defined/u.exec(last)?.[1] ?? null;
}

/**
 * Whether a source mentions a name as a word of its own.
 * @param {string} source @param {string} name
 */
export function mentions(source, name) {
  return source.split(/[^\p{L}\p{N}_]+/u).includes(name);
}
