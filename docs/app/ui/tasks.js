/**
 * Work in parts, with room for the browser between them: it draws, and answers the reader.
 */

/** Let the browser do what waits, then go on. @returns {Promise<unknown>} */
export function nextTask() {
  const { scheduler } = /** @type {any} */ (globalThis);
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** Run a generator to its end, each of its parts in a task of its own. @template T @param {Generator<unknown, T>} parts @returns {Promise<T>} */
export async function inTasks(parts) {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
    await nextTask();
  }
}

/** Run a generator to its end without a pause. @template T @param {Generator<unknown, T>} parts @returns {T} */
export function atOnce(parts) {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}
