/**
 * What a cell prints, on its way to the page: sent at once while it is little, in batches when it
 * is much, and cut when it is endless, so that no output can freeze the page.
 */

/** @typedef {{stream: "stdout" | "stderr", text: string}} Output */

export const LIMIT = 100_000; // characters a run
const BURST = 60; // messages sent one by one before batching begins
const INTERVAL = 50; // milliseconds between batches

export class OutputBuffer {
  /**
   * @param {(outputs: Output[]) => void} send
   * @param {() => number} [clock] milliseconds
   */
  constructor(send, clock = () => performance.now()) {
    this.send = send;
    this.clock = clock;
    /** @type {Output[]} */
    this.waiting = [];
    this.characters = 0;
    this.sent = 0;
    this.sentAt = -Infinity;
    this.isCut = false;
  }

  /** Begin a run: nothing sent, nothing waiting. */
  restart() {
    this.waiting = [];
    this.characters = this.sent = 0;
    this.sentAt = -Infinity;
    this.isCut = false;
  }

  /** @param {Output["stream"]} stream @param {string} text */
  write(stream, text) {
    if (this.isCut) return;
    const room = LIMIT - this.characters;
    this.characters += text.length;
    this.append(stream, text.slice(0, room));
    if (text.length > room) this.cut();
    if (this.sent < BURST || this.isCut || this.clock() - this.sentAt >= INTERVAL) this.flush();
  }

  /** @param {Output["stream"]} stream @param {string} text */
  append(stream, text) {
    const last = this.waiting.at(-1);
    if (last?.stream === stream) last.text += text;
    else this.waiting.push({ stream, text });
  }

  cut() {
    this.isCut = true;
    const text = `\n[Output cut here: more than ${LIMIT.toLocaleString("en")} characters.]\n`;
    this.append("stderr", text);
  }

  /** Send what waits. */
  flush() {
    if (!this.waiting.length) return;
    this.send(this.waiting);
    this.waiting = [];
    this.sent += 1;
    this.sentAt = this.clock();
  }
}
