/**
 * One worker and the request that it works on; later requests wait in a queue on this side, where
 * they can still be dropped.
 */

/**
 * @typedef {import("./meter.js").Progress} Progress
 * @typedef {import("./output.js").Output} Output
 * @typedef {{onOutput?: (output: Output) => void, signal?: AbortSignal, mayFinish?: boolean}} Options
 *   mayFinish: a request that has begun when its signal comes is answered all the same
 * @typedef {{message: Record<string, any>, options: Options, resolve: (value: any) => void,
 *   reject: (error: Error) => void}} Job
 */

/** @param {string} name @param {string} message */
export function namedError(name, message) {
  return Object.assign(new Error(message), { name });
}

export class Connection {
  /**
   * @param {Worker} worker
   * @param {{onProgress: (progress: Progress) => void, onDeath: () => void}} listeners
   */
  constructor(worker, { onProgress, onDeath }) {
    this.worker = worker;
    this.onProgress = onProgress;
    this.onDeath = onDeath;
    /** @type {Job[]} */
    this.queue = [];
    /** @type {Job | null} */
    this.current = null;
    this.lastId = 0;
    worker.onmessage = (event) => this.receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      const reason = event.message ? ` (${event.message})` : "";
      this.die(namedError("FatalError", `Python's worker stopped${reason}.`));
    };
  }

  /**
   * @param {Record<string, any>} message
   * @param {Options} [options]
   * @returns {Promise<any>}
   */
  request(message, options = {}) {
    const { signal } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(namedError("AbortError", "Not needed any more."));
      /** @type {Job} */
      const job = { message, options, resolve, reject };
      signal?.addEventListener("abort", () => this.drop(job), { once: true });
      this.queue.push(job);
      this.advance();
    });
  }

  /** Hand something over that needs no answer. @param {object} message @param {Transferable[]} moved */
  tell(message, moved) {
    this.worker.postMessage(message, moved);
  }

  /** Cancel a job: drop it if it is queued; if it is running, ignore its answer. @param {Job} job */
  drop(job) {
    if (job === this.current && job.options.mayFinish) return;
    this.queue = this.queue.filter((other) => other !== job);
    job.reject(namedError("AbortError", "Not needed any more."));
  }

  advance() {
    if (this.current || !this.queue.length) return;
    this.current = /** @type {Job} */ (this.queue.shift());
    this.lastId += 1;
    this.worker.postMessage({ ...this.current.message, id: this.lastId });
  }

  /** @param {any} answer */
  receive(answer) {
    if (answer.type === "progress") return this.onProgress(answer.progress);
    const job = this.current;
    if (!job) return;
    if (answer.type === "output") {
      for (const output of answer.outputs) job.options.onOutput?.(output);
      return;
    }
    if (answer.id !== this.lastId) return;
    if (answer.isFatal) return this.die(namedError("FatalError", answer.message));
    this.current = null;
    if (answer.type === "done") job.resolve(answer.result);
    else job.reject(namedError("PythonError", answer.message));
    this.advance();
  }

  /** End the worker at once, whatever it does; every open request fails. @param {Error} error */
  die(error) {
    this.worker.terminate();
    const jobs = this.current ? [this.current, ...this.queue] : this.queue;
    this.current = null;
    this.queue = [];
    this.onDeath();
    for (const job of jobs) job.reject(error);
  }
}
