/**
 * The list of the runtime's files, written by `python -m scripts.runtime`.
 */
import { addressOf } from "./address.js";
import { fetchOrExplain } from "./meter.js";

/**
 * @typedef {{name: string, bytes: number, sha256: string}} ListedFile
 * @typedef {{pyodide: string, path: string, own: string, snapshot: string | null,
 *   snapshotHeader: number, libraries: {file: string, path: string}[], files: ListedFile[]}} Manifest
 */

/** @returns {Promise<Manifest>} */
export async function readManifest() {
  const response = await fetchOrExplain(addressOf("generated/runtime/manifest.json"), {
    cache: "no-cache",
  });
  return response.json();
}

/**
 * The bytes of some files, by their paths inside the runtime's folder.
 * @param {Manifest} manifest
 * @param {string[]} names
 */
export function sizeOf(manifest, names) {
  const sizes = new Map(manifest.files.map((file) => [file.name, file.bytes]));
  return names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
}
