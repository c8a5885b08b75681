/**
 * LRU cache: it forgets what has not been used for longest.
 * @template T
 */
export class LruCache {
  /** @type {Map<string, T>} */
  #items = new Map();

  /** @param {number} limit how many it keeps */
  constructor(limit) {
    this.limit = limit;
  }

  /** @param {string} key @returns {T | undefined} */
  get(key) {
    const item = this.#items.get(key);
    if (item !== undefined) this.set(key, item);
    return item;
  }

  /** @param {string} key @param {T} item */
  set(key, item) {
    this.#items.delete(key);
    this.#items.set(key, item);
    if (this.#items.size > this.limit) this.#items.delete([...this.#items.keys()][0]);
  }

  /** @param {string} key */
  delete(key) {
    this.#items.delete(key);
  }

  /** All that is kept, the oldest first. */
  entries() {
    return [...this.#items];
  }
}
