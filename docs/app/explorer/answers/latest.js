/**
 * Questions to Python by name; a newer one of a name ends the older, so that no queue builds up.
 */

/**
 * @typedef {(name: string, payload: any) => Promise<any>} Ask null when a newer question came, or
 *   when Python could not answer, which the explorer then says
 */

/**
 * @param {<T>(work: (python: any) => Promise<T>) => Promise<T | null>} withPython
 * @returns {Ask}
 */
export function latestOnly(withPython) {
  /** @type {Map<string, AbortController>} */
  const last = new Map();
  return (name, payload) => {
    last.get(name)?.abort();
    const controller = new AbortController();
    last.set(name, controller);
    return withPython((python) => python.call(name, payload, { signal: controller.signal }));
  };
}
