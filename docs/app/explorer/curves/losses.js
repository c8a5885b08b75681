/**
 * mountLosses(place, session): the loss picture of a session, kept up by effects, with its two
 * choices in the corner. It fills the box `place`, which carries data-part="loss", whatever its size.
 */
import { effect } from "@preact/signals-core";
import { html, render } from "lit-html";
import * as d3 from "../../ui/d3.js";
import { set } from "../../ui/elements.js";
import { onResize, sizeNow } from "../../ui/resize.js";
import { labelsOf } from "../model/changes.js";
import { linesOf } from "../model/lines.js";
import { hasKnownMinima } from "../summary.js";
import { mountCrosshair } from "./crosshair.js";
import { CurvesView } from "./view.js";

/** @typedef {import("../session.js").Session} Session */

/**
 * @param {HTMLElement} place @param {Session} session
 * @param {import("../../ui/resize.js").Size} [size] of the box, where it is not in the page yet
 * @returns {CurvesView}
 */
export function mountLosses(place, session, size = sizeNow(place)) {
  place.dataset.part = "loss";
  const choices = document.createElement("div");
  choices.className = "gd-losses__choices";
  place.append(choices);
  const view = new CurvesView(place);
  const drawRace = () => {
    const { race, drawn } = session;
    const title = titleOf(session);
    const parts = { lines: linesOf(drawn), labels: labelsOf(drawn) };
    view.drawRace({ race, view: drawn.view, title, ...parts });
    set(view.picture, "aria-label", `For each optimizer, the ${title} against the step`);
  };
  view.resize(...size);
  effect(drawRace);
  effect(() => {
    void session.race; // whose steps set the scale
    view.drawStep(session.player.place);
  });
  effect(() => void render(choicesOf(session), choices));
  onResize(place, (width, height) => {
    if (view.resize(width, height)) view.drawStep(session.player.place);
  });
  mountCrosshair(view, session);
  scrubOn(view, session);
  return view;
}

/** @param {Session} session */
function titleOf({ drawn, catalog }) {
  if (drawn.view.curve === "gradient") return "size of the gradient";
  return `loss above the ${hasKnownMinima(drawn, catalog) ? "minimum" : "lowest seen"}`;
}

/** @param {Session} session */
function choicesOf(session) {
  const { curve, scale } = session.state.view;
  const isGradient = curve === "gradient";
  const isLog = scale === "log";
  const show = (/** @type {Partial<import("../model/state.js").View>} */ change) => () =>
    session.look(change);
  return html`
    <button type="button" class="gd-toggle" aria-pressed=${String(isGradient)}
      @click=${show({ curve: isGradient ? "loss" : "gradient" })}>gradient</button>
    <button type="button" class="gd-toggle" aria-pressed=${String(isLog)}
      @click=${show({ scale: isLog ? "linear" : "log" })}>log</button>`;
}

/** A press or a drag on the curves goes to the step under it. @param {CurvesView} view @param {Session} session */
function scrubOn(view, session) {
  const { svg } = view.parts;
  const readStep = (/** @type {PointerEvent} */ event) =>
    session.player.goTo(Math.round(view.x.invert(d3.pointer(event, svg.node())[0])));
  svg.on("pointerdown", readStep);
  svg.on("pointermove.scrub", (event) => event.buttons && readStep(event));
}
