/**
 * Where the site's files are, from this module's own address: any sub-path will do.
 */

/** The site's first page. Scripts stand two folders below it, bundled or not. */
export const SITE_URL = new URL("../../", import.meta.url).href;

/**
 * What the bundle calls a file, by the file's path among the sources: its name there holds a hash of
 * its content, so that scripts of one version never read files of another.
 * @type {Record<string, string>}
 */
const BUNDLED = /** @type {any} */ (globalThis).GD_BUNDLED_FILES ?? {};

/** The address of a file of this very version. @param {string} path from the site's first page */
export function addressOf(path) {
  return new URL(BUNDLED[path] ?? path, SITE_URL).href;
}

/** The folder of the built runtime, whose own folders have hashes in their names. */
export const RUNTIME_URL = new URL("generated/runtime/", SITE_URL).href;
