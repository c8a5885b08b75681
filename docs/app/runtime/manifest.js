/**
 * The list of the runtime's files, written by `python -m scripts.runtime`.
 */
import { fetchOrExplain } from "./meter.js";

/**
 * @typedef {{name: string, bytes: number, sha256: string}} ListedFile
 * @typedef {{pyodide: string, path: string, own: string, snapshot: string | null,
 *   snapshotHeader: number, libraries: {file: string, path: string}[], files: ListedFile[]}} Manifest
 */

/** The folder of the built runtime, from this module's own address: any sub-path will do. */
export const RUNTIME_URL = new URL("../../generated/runtime/", import.meta.url).href;

/** @returns {Promise<Manifest>} */
export async function readManifest() {
  const response = await fetchOrExplain(`${RUNTIME_URL}manifest.json`, { cache: "no-cache" });
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
