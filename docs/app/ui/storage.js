/**
 * What the browser keeps between pages and visits. A reader may forbid it, and then even to ask is an
 * error: nothing is kept, and nothing is said.
 */

/** @typedef {"localStorage" | "sessionStorage"} Kind */

/** @param {Kind} kind @param {string} key */
export function read(kind, key) {
  try {
    return globalThis[kind].getItem(key);
  } catch {
    return null;
  }
}

/** @param {Kind} kind @param {string} key @param {string | null} value null takes it away */
export function write(kind, key, value) {
  try {
    if (value === null) globalThis[kind].removeItem(key);
    else globalThis[kind].setItem(key, value);
  } catch {
    // forbidden, or full
  }
}
