/**
 * What a reader sees of a prediction beside its marks: the question, the fields for who has no
 * pointer, and the verdict.
 */
import { html, nothing } from "lit-html";
import { labelsOf } from "../model/changes.js";

/** @typedef {import("./panel.js").Predict} Predict */

/** @param {Predict} predict */
export function template(predict) {
  const { mode } = predict;
  if (mode === "off")
    return html`<button type="button" class="gd-button" @click=${() => predict.begin()}>Predict</button>`;
  return html`<div class="gd-predict" role="group" aria-label="Predict">
    ${mode === "guessing" ? question(predict) : again(predict)}
    <p class="gd-predict__verdict" aria-live="polite">${predict.words}</p>
  </div>`;
}

/** @param {Predict} predict */
function question(predict) {
  return html`<p class="gd-predict__question">
      Where will ${choice(predict)} be after ${steps(predict)} steps? <strong>Click.</strong>
    </p>
    <p class="gd-predict__fields">
      Or type it: ${field(predict, 0)} ${field(predict, 1)}
      <button type="button" class="gd-button" @click=${() => predict.reveal()}>Reveal</button>
      <button type="button" class="gd-button" @click=${() => predict.stop()}>Cancel</button>
    </p>`;
}

/** @param {Predict} predict */
function again(predict) {
  return html`<p class="gd-predict__fields">
    <button type="button" class="gd-button" @click=${() => predict.begin()}>Predict again</button>
    <button type="button" class="gd-button" @click=${() => predict.stop()}>Done</button>
  </p>`;
}

/** @param {Predict} predict */
function choice(predict) {
  const labels = labelsOf(predict.session.drawn);
  const onChange = (/** @type {Event} */ { target }) =>
    predict.ask({ index: Number(/** @type {HTMLSelectElement} */ (target).value) });
  return html`<select class="gd-select" aria-label="Predict the end of" @change=${onChange}>
    ${labels.map(
      (label, at) =>
        html`<option value=${at} ?selected=${at === predict.asked.index}>${label}</option>`,
    )}
  </select>`;
}

/** @param {Predict} predict */
function steps(predict) {
  const onChange = (/** @type {Event} */ { target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    predict.askAfter(input.value);
    input.value = String(predict.asked.step);
  };
  return html`<input class="gd-number" type="text" inputmode="numeric" aria-label="After steps"
    .value=${String(predict.asked.step)} @change=${onChange}>`;
}

/** @param {Predict} predict @param {number} axis */
function field(predict, axis) {
  const value = predict.guess?.[axis];
  const onChange = (/** @type {Event} */ { target }) =>
    predict.type(axis, /** @type {HTMLInputElement} */ (target).value);
  return html`<input class="gd-number" type="text" inputmode="decimal"
    aria-label=${`Guess ${"xy"[axis]}`} placeholder=${"xy"[axis]}
    .value=${value === undefined || Number.isNaN(value) ? "" : String(value)} @change=${onChange}>${nothing}`;
}
