/**
 * Counts the bytes of downloads whose sizes are known beforehand, and reports the sum.
 */

/** @typedef {{phase: string, loaded: number, total: number, fraction: number}} Progress */

const REPORT_INTERVAL = 50; // milliseconds: often enough for a smooth bar
const nativeFetch = globalThis.fetch.bind(globalThis); // while Pyodide loads, the global is counted

export class Meter {
  /** @param {(progress: Progress) => void} report */
  constructor(report) {
    this.report = report;
    this.phase = "";
    this.loaded = 0;
    this.total = 0;
    this.reportedAt = -Infinity;
  }

  /** Start a phase that downloads `total` bytes. @param {string} phase @param {number} total */
  start(phase, total) {
    this.phase = phase;
    this.loaded = 0;
    this.total = total;
    this.tell(true);
  }

  /** @param {number} bytes */
  add(bytes) {
    this.loaded = Math.min(this.loaded + bytes, this.total);
    this.tell(this.loaded === this.total);
  }

  /** @param {boolean} always */
  tell(always) {
    const now = Date.now();
    if (!always && now - this.reportedAt < REPORT_INTERVAL) return;
    this.reportedAt = now;
    const { phase, loaded, total } = this;
    this.report({ phase, loaded, total, fraction: total ? loaded / total : 1 });
  }

  /**
   * Fetch a file and count it as it arrives. The response stays a streamed one.
   * @param {string} url
   * @returns {Promise<Response>}
   */
  async fetch(url) {
    const response = await fetchOrExplain(url);
    const count = new TransformStream({
      transform: (chunk, controller) => {
        this.add(chunk.byteLength);
        controller.enqueue(chunk);
      },
    });
    const { status, headers } = response;
    const body = response.body ? response.body.pipeThrough(count) : null;
    const type = headers.get("Content-Type") ?? "";
    return new Response(body, { status, headers: { "Content-Type": type } });
  }
}

/**
 * Fetch, or throw an error whose message a reader understands.
 * @param {string} url
 * @param {RequestInit} [options]
 */
export async function fetchOrExplain(url, options) {
  const name = url.slice(url.lastIndexOf("/") + 1);
  let response;
  try {
    response = await nativeFetch(url, options);
  } catch {
    throw new Error(`Could not download ${name}: check the connection, then try again.`);
  }
  if (!response.ok)
    throw new Error(`Could not download ${name}: the server answered ${response.status}.`);
  return response;
}
