/**
 * Time in the reader's hand: play, step, scrub; and what the curves show of it.
 */
import { fill, make, makeButton, makeSelect, say } from "../ui/elements.js";

/**
 * @typedef {import("./model/state.js").View} View
 * @typedef {{onPlay: () => void, onStep: (by: number) => void, onScrub: (step: number) => void,
 *   onReset: () => void, onPace: (pace: number) => void,
 *   onView: (change: Partial<View>) => void}} TransportListeners
 */

const PACES = [
  ["0.25", "¼ speed"],
  ["1", "Speed 1"],
  ["4", "Speed 4"],
];

/** What the curves show. @param {(change: Partial<View>) => void} onView */
export function mountViewChoice(onView) {
  const element = make("div", "gd-explorer__view");
  const curves = [
    ["loss", "Loss"],
    ["gradient", "Gradient norm"],
  ];
  const scales = [
    ["log", "Log scale"],
    ["linear", "Linear scale"],
  ];
  const curve = makeSelect("Curve", curves, (value) =>
    onView({ curve: /** @type {any} */ (value) }),
  );
  const scale = makeSelect("Scale", scales, (value) =>
    onView({ scale: /** @type {any} */ (value) }),
  );
  element.append(curve, scale);
  return {
    element,
    /** @param {View} view */
    show(view) {
      fill(curve, view.curve);
      fill(scale, view.scale);
    },
  };
}

/** @param {TransportListeners} listeners */
export function mountTransport({ onPlay, onStep, onScrub, onReset, onPace }) {
  const element = make("div", "gd-transport");
  const play = makeButton("Play", onPlay);
  play.classList.add("gd-button--main");
  const back = makeButton("Step back", () => onStep(-1));
  const forward = makeButton("Step forward", () => onStep(1));
  const reset = makeButton("Reset", onReset);
  const slider = make("input", "gd-slider gd-transport__slider", {
    type: "range",
    "aria-label": "Step",
  });
  slider.min = "0";
  slider.step = "1";
  slider.addEventListener("input", () => onScrub(slider.valueAsNumber));
  const count = make("output", "gd-transport__count", { "aria-hidden": "true" });
  const pace = makeSelect("Speed", PACES, (value) => onPace(Number(value)));
  pace.value = "1";
  element.append(play, back, forward, reset, slider, count, pace);
  return {
    element,

    /** @param {number} step @param {number} last @param {boolean} isPlaying */
    show(step, last, isPlaying) {
      slider.max = String(last);
      fill(slider, step);
      say(count, `${step} / ${last}`);
      say(play, isPlaying ? "Pause" : "Play");
      back.disabled = step === 0;
      forward.disabled = step === last;
    },
  };
}
