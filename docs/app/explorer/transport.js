/**
 * mountTransport(place, session, {onPlay}): time in the reader's hand, kept up by effects. Play or
 * Pause, a step to and fro, the slider `Step`, Reset, and the speed.
 */
import { effect } from "@preact/signals-core";
import { html, render } from "lit-html";
import { fill, set } from "../ui/elements.js";
import { icon } from "../ui/icons.js";

/** @typedef {import("./session.js").Session} Session */

const PACES = [
  ["0.25", "¼×"],
  ["1", "1×"],
  ["4", "4×"],
];

/** @param {HTMLElement} place @param {Session} session @param {{onPlay: () => void}} listeners */
export function mountTransport(place, session, { onPlay }) {
  const { player } = session;
  effect(() => {
    const [step, last] = [player.step, player.last];
    render(template(session, onPlay), place);
    const slider = /** @type {HTMLInputElement} */ (place.querySelector("input"));
    set(slider, "max", String(last));
    set(slider, "aria-valuetext", `${step} of ${last}`);
    fill(slider, step);
  });
}

/** @param {Session} session @param {() => void} onPlay */
function template(session, onPlay) {
  const { player } = session;
  const { step, last, isPlaying } = player;
  const scrub = (/** @type {Event} */ event) =>
    player.goTo(/** @type {HTMLInputElement} */ (event.target).valueAsNumber);
  const setPace = (/** @type {Event} */ event) => {
    player.pace = Number(/** @type {HTMLSelectElement} */ (event.target).value);
  };
  return html`
    <button type="button" class="gd-button gd-button--main gd-transport__play" @click=${onPlay}>
      ${icon(isPlaying ? "pause" : "play")}<span>${isPlaying ? "Pause" : "Play"}</span></button>
    ${iconButton("Step back", "back", step === 0, () => player.goTo(step - 1))}
    ${iconButton("Step forward", "forward", step === last, () => player.goTo(step + 1))}
    <input type="range" class="gd-slider gd-transport__slider" aria-label="Step"
      min="0" step="1" @input=${scrub}>
    <output class="gd-transport__count" aria-hidden="true">${step} / ${last}</output>
    ${iconButton("Reset", "reset", false, () => session.reset())}
    <select class="gd-select gd-transport__pace" aria-label="Speed" @change=${setPace}>
      ${PACES.map(([pace, text]) => html`<option value=${pace} ?selected=${pace === "1"}>${text}</option>`)}
    </select>`;
}

/** @param {string} name @param {string} drawn @param {boolean} isDisabled @param {() => void} onPress */
function iconButton(name, drawn, isDisabled, onPress) {
  return html`<button type="button" class="gd-button gd-button--icon" aria-label=${name} title=${name}
    ?disabled=${isDisabled} @click=${onPress}>${icon(drawn)}</button>`;
}
