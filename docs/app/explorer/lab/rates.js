/**
 * What a schedule makes of the rates, step by step: a low strip under the loss, on the same steps.
 * Clipping and weight decay have no such line, since they act on what comes; they are said in words.
 */
import { effect, signal } from "@preact/signals-core";
import * as d3 from "../../ui/d3.js";
import { make, say } from "../../ui/elements.js";
import { numbers } from "../answers/arrays.js";
import { readable } from "../model/names.js";

/**
 * @typedef {import("../session.js").Session} Session
 * @typedef {import("../model/state.js").State} State
 */

const [WIDTH, HEIGHT] = [368, 48];
const MARGIN = { left: 48, right: 16, top: 4, bottom: 4 };

/** What acts on every step beside the rate. @param {State} state */
function wordsOf({ clip, decay }) {
  const clipped = clip.kind !== "none" && `gradients clipped by ${clip.kind} at ${clip.limit}`;
  const kind = decay.kind === "l2" ? "L2" : "decoupled";
  const decayed = decay.kind !== "none" && `${kind} weight decay of ${decay.strength}`;
  return [clipped, decayed].filter((text) => text !== false).join("; ");
}

class RateStrip {
  /** What the line is of. */
  #key = "";
  #factors = signal(/** @type {Float64Array | null} */ (null));

  /** @param {HTMLElement} place @param {Session} session @param {import("../answers/latest.js").Ask} ask */
  constructor(place, session, ask) {
    this.place = place;
    this.session = session;
    this.ask = ask;
    this.words = make("p", "gd-rates__words");
    const svg = d3.select(place).append("svg").attr("class", "gd-rates");
    this.svg = svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("role", "img");
    this.svg.append("path").attr("class", "gd-rates__ground").attr("d", groundPath());
    this.line = this.svg.append("path").attr("class", "gd-rates__line");
    this.cursor = this.svg.append("line").attr("class", "gd-rates__cursor");
    this.cursor.attr("y1", MARGIN.top).attr("y2", HEIGHT - MARGIN.bottom);
    place.append(this.words);
  }

  /** What is drawn may have another schedule, or other steps. */
  drawRace() {
    const { drawn } = this.session;
    const isScheduled = drawn.schedule !== "Constant";
    this.place.hidden = !isScheduled && !wordsOf(drawn);
    this.svg.attr("hidden", isScheduled ? null : "");
    const key = isScheduled ? `${drawn.schedule} ${drawn.steps}` : "";
    if (key === this.#key) return;
    this.#key = key;
    this.#factors.value = null;
    if (key) void this.#read(key, drawn);
  }

  /** @param {string} key @param {State} state */
  async #read(key, { schedule, steps }) {
    const answer = await this.ask("explorer.factors", { schedule, steps });
    if (!answer || key !== this.#key) return;
    this.#factors.value = numbers(answer.factors);
    this.svg.attr("aria-label", `${readable(schedule)}: the part of each rate, against the step`);
  }

  drawLine() {
    const [x, y] = this.#scales();
    const draw = d3.line((_, step) => x(step), y);
    const factors = Array.from(this.#factors.value ?? []);
    this.line.attr("d", draw(/** @type {any} */ (factors)));
  }

  #scales() {
    const { last } = this.session.player;
    const x = d3.scaleLinear([0, last], [MARGIN.left, WIDTH - MARGIN.right]);
    return [x, d3.scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top])];
  }

  drawStep() {
    const { player, drawn } = this.session;
    const at = this.#scales()[0](player.place);
    this.cursor.attr("x1", at).attr("x2", at);
    const factors = this.#factors.value;
    const factor = factors?.[Math.min(player.step, factors.length - 1)];
    const part =
      factor === undefined
        ? ""
        : `${readable(drawn.schedule)}: rate × ${Number(factor.toPrecision(3))}`;
    say(this.words, [part, wordsOf(drawn)].filter(Boolean).join("; "));
  }
}

/** From the whole rate at the top to none at the bottom. */
function groundPath() {
  const [left, right, low] = [MARGIN.left, WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
  return `M${left},${MARGIN.top}H${right}M${left},${low}H${right}`;
}

/** @param {HTMLElement} place @param {Session} session @param {import("../answers/latest.js").Ask} ask */
export function mountRates(place, session, ask) {
  const strip = new RateStrip(place, session, ask);
  effect(() => strip.drawRace());
  effect(() => strip.drawLine());
  effect(() => strip.drawStep());
}
