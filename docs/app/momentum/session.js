/**
 * What the map shows, and its questions to Python; it tells a listener what to draw. It knows no DOM.
 * Until Python has answered once, a grid of answers that came with the site stands in for it.
 */
import { answerOf, nearestOf, planeOf, within } from "./model.js";

/**
 * @typedef {import("./model.js").Answer} Answer
 * @typedef {import("./model.js").Plane} Plane
 * @typedef {import("./model.js").Point} Point
 * @typedef {import("./model.js").Catalog} Catalog
 * @typedef {{catalog: Catalog, plane: any, grid: import("./model.js").Packed}} Built
 * @typedef {typeof import("../runtime/python.js").python} Python
 * @typedef {<T>(work: (python: Python) => Promise<T>) => Promise<T | null>} WithPython
 */

export class MapSession {
  /** Where the hand is; null for the best point, wherever that lies. @type {Point | null} */
  #wanted = null;
  /** @type {AbortController | null} */
  #last = null;
  #asked = 0;
  /** The number of the question whose answer was shown last. */
  #shown = 0;
  #hasPython = false;

  /**
   * @param {Built} built @param {WithPython} withPython null when there is no answer
   * @param {() => void} onChange
   */
  constructor({ catalog, plane, grid }, withPython, onChange) {
    this.catalog = catalog;
    this.grid = grid;
    this.withPython = withPython;
    this.onChange = onChange;
    /** @type {Plane} */
    this.plane = planeOf(plane);
    /** @type {Answer} */
    this.answer = answerOf(plane.points);
    this.condition = this.plane.condition;
    this.#wanted = this.answer;
  }

  /** What is set, which an answer may still have to follow. @returns {Point} */
  get point() {
    return this.#wanted ?? this.answer;
  }

  /** @param {Point} point */
  async moveTo(point) {
    this.#wanted = within(point, this.catalog);
    this.#answerFromGrid(this.#wanted);
    await this.#ask();
  }

  /** Go to the best point, and stay there when the condition number changes. */
  async goToBest() {
    this.#wanted = null;
    this.#answerFromGrid(this.plane.best);
    await this.#ask();
  }

  /** @param {number} condition */
  async setCondition(condition) {
    this.condition = condition;
    this.onChange();
    await this.#ask();
  }

  /** @param {Point} point */
  #answerFromGrid(point) {
    const isKnown = !this.#hasPython && this.condition === this.grid.condition;
    if (isKnown) this.answer = answerOf(this.grid, nearestOf(this.grid, point, this.catalog));
    this.onChange();
  }

  async #ask() {
    this.#last?.abort();
    const controller = new AbortController();
    this.#last = controller;
    const number = ++this.#asked;
    const [name, payload] = this.#question();
    const options = { signal: controller.signal, mayFinish: true };
    const found = await this.withPython((python) => python.call(name, payload, options));
    if (!found || number < this.#shown) return;
    this.#shown = number;
    this.#hasPython = true;
    if (found.points) this.plane = planeOf(found);
    this.answer = answerOf(found.points ?? found);
    this.onChange();
  }

  /** The map as well, unless it is there. @returns {[string, any]} */
  #question() {
    const { condition } = this;
    const point = this.#wanted;
    const { rate, momentum } = point ?? this.plane.best;
    if (condition === this.plane.condition) {
      return ["momentum.points", { rates: [rate], momenta: [momentum], condition }];
    }
    return ["momentum.plane", point ? { condition, rate, momentum } : { condition }];
  }
}
