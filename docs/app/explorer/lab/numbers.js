/**
 * The numbers of a race: what every run is at the current step, and its loss at some steps on the way.
 */
import { effect } from "@preact/signals-core";
import { html, render } from "lit-html";
import { lastStep } from "../answers/races.js";
import { labelsOf } from "../model/changes.js";
import { short } from "../summary.js";

/** @typedef {import("../session.js").Session} Session */

const ROWS = 24; // of the losses on the way, at most

/** Evenly spaced steps, from the first to the last. @param {number} last */
function stepsTo(last) {
  const count = Math.min(ROWS, last) + 1;
  return Array.from({ length: count }, (_, row) =>
    Math.round((row * last) / Math.max(count - 1, 1)),
  );
}

/** The row of the last of these steps that a step has reached. @param {number[]} steps @param {number} step */
function rowAt(steps, step) {
  return steps.findLastIndex((at) => at <= step);
}

/** @param {import("../answers/races.js").Run} run @param {number} step */
function lossAt(run, step) {
  return step > lastStep(run) ? "diverged" : short(run.losses[step]);
}

/** A run at a step. @param {string} label @param {import("../answers/races.js").Run} run @param {number} step */
function momentOf(label, run, step) {
  const values =
    step > lastStep(run)
      ? ["", "", "diverged", ""]
      : [
          run.points[2 * step],
          run.points[2 * step + 1],
          run.losses[step],
          run.gradientNorms[step],
        ].map(short);
  return html`<tr><th scope="row">${label}</th>${values.map((value) => html`<td>${value}</td>`)}</tr>`;
}

class Numbers {
  #row = -1;

  /** @param {HTMLElement} place @param {Session} session */
  constructor(place, session) {
    this.session = session;
    render(
      html`<div class="gd-numbers" tabindex="0" role="region" aria-label="At this step"></div>
        <div class="gd-numbers" tabindex="0" role="region" aria-label="On the way"></div>`,
      place,
    );
    const [now, way] = /** @type {HTMLElement[]} */ ([...place.children]);
    this.now = now;
    this.way = way;
  }

  drawRace() {
    const { race, drawn, player } = this.session;
    const [labels, steps] = [labelsOf(drawn), stepsTo(player.last)];
    const head = labels.map((label) => html`<th scope="col">${label}</th>`);
    const rows = steps.map(
      (step) => html`<tr><th scope="row">${step}</th>
        ${race.runs.map((run) => html`<td>${lossAt(run, step)}</td>`)}</tr>`,
    );
    render(
      html`<table class="gd-table"><caption>Loss on the way</caption>
        <thead><tr><th scope="col">Step</th>${head}</tr></thead><tbody>${rows}</tbody></table>`,
      this.way,
    );
    this.#row = -1;
  }

  drawStep() {
    const { race, drawn, player } = this.session;
    const labels = labelsOf(drawn);
    const rows = race.runs.map((run, at) => momentOf(labels[at], run, player.step));
    const heads = ["Run", "x", "y", "Loss", "|Gradient|"];
    render(
      html`<table class="gd-table"><caption>At step ${player.step}</caption>
        <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${rows}</tbody></table>`,
      this.now,
    );
    this.#mark(rowAt(stepsTo(player.last), player.step));
  }

  /** @param {number} row */
  #mark(row) {
    const rows = this.way.querySelectorAll("tbody tr");
    rows[this.#row]?.removeAttribute("aria-current");
    rows[row]?.setAttribute("aria-current", "step");
    this.#row = row;
  }
}

/** @param {HTMLElement} place @param {Session} session @param {() => boolean} isShown */
export function mountNumbers(place, session, isShown) {
  const numbers = new Numbers(place, session);
  effect(() => {
    if (isShown()) numbers.drawRace();
  });
  effect(() => {
    if (isShown()) numbers.drawStep();
  });
}
