/**
 * mountTask(place, session): what to try, ticked off when it is done, which opens what it comes to;
 * and the buttons of the race's variants.
 */
import { effect } from "@preact/signals-core";
import { html, nothing, render } from "lit-html";
import { make, say } from "../../ui/elements.js";
import { haveSameOptimizers } from "../model/diff.js";
import { isDone } from "../model/task.js";

/** @typedef {import("../session.js").Session} Session */

/** @param {HTMLElement} place @param {Session} session */
export function mountTask(place, session) {
  const answer = mountAnswer();
  let opened = /** @type {any} */ (null);
  let wasDone = false;
  effect(() => {
    const text = session.answer;
    wasDone &&= opened === session.built;
    opened = session.built;
    const isNew = !wasDone && isDoneNow(session);
    wasDone ||= isNew;
    render(template(session, wasDone, answer.element), place);
    answer.show(text);
    if (!isNew) return;
    answer.element.open = true;
    place.dispatchEvent(new CustomEvent("gd-task-done", { bubbles: true }));
  });
}

/** Whether the reader, and not the picture by itself, has done what the task asks for. @param {Session} session */
function isDoneNow({ built, words, drawn, race, isFair, isTried, isTouched, player }) {
  if (!words.task || !(isTried || isTouched)) return false;
  if (!haveSameOptimizers(drawn, built.state)) return false; // its condition counts them
  const step = player.isPlaying ? Number.NaN : player.step;
  return isDone(built.done, { drawn, race, isFair, step });
}

/** @param {Session} session @param {boolean} wasDone @param {HTMLElement} answer */
function template(session, wasDone, answer) {
  const { task, why } = session.words;
  /** @type {string[]} */
  const labels = session.variantLabels;
  const buttons = html`<div class="gd-variants" role="group" aria-label="Settings of this race">
    ${labels.map((label, at) => variantButton(session, label, at))}</div>`;
  return html`
    <p class="gd-explorer__task" ?hidden=${!task}>
      <span class="gd-explorer__tick" data-done=${String(wasDone)} role="img"
        aria-label=${wasDone ? "Done" : "To do"}>${wasDone ? "✓" : ""}</span>
      <strong>Try: </strong><span>${why ? `${task} Why: ${why}` : task}</span></p>
    ${answer}${labels.length ? buttons : nothing}`;
}

/** @param {Session} session @param {string} label @param {number} at */
function variantButton(session, label, at) {
  const isShown = session.variant === at && !session.isTried;
  return html`<button type="button" class="gd-toggle" aria-pressed=${String(isShown)}
    @click=${() => session.openVariant(at)}>${label}</button>`;
}

function mountAnswer() {
  const element = make("details", "gd-explorer__answer");
  const [title, words] = [make("summary"), make("p")];
  title.textContent = "Answer";
  element.append(title, words);
  return {
    element,
    /** @param {string} text another one is folded again */
    show(text) {
      if (words.textContent !== text) element.open = false;
      element.hidden = !text;
      say(words, text);
    },
  };
}
