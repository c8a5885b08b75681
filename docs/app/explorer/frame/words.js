/**
 * mountFoot and mountNumbers(place, session): what the race holds equal; and the race in words and
 * numbers, for readers who do not see it.
 */
import { effect } from "@preact/signals-core";
import { html, nothing, render } from "lit-html";
import { SITE_URL } from "../../runtime/address.js";
import { make, say } from "../../ui/elements.js";
import { writeLink } from "../model/link.js";
import { drawTable, summaryOf } from "../summary.js";

/** @typedef {import("../session.js").Session} Session */

const LABORATORY = new URL("lab/", SITE_URL);

/** @param {HTMLElement} place @param {Session} session @param {boolean} isLab */
export function mountFoot(place, session, isLab) {
  effect(() => {
    const address = `${LABORATORY}#${writeLink(session.drawn, session.catalog)}`;
    const link = html`<p class="gd-explorer__lab"><a href=${address}
      >Open this race in the laboratory</a></p>`;
    render(
      html`<p class="gd-explorer__held">Held equal: ${session.words.heldEqual}</p>
        ${isLab ? nothing : link}`,
      place,
    );
  });
}

/** @param {HTMLElement} place @param {Session} session */
export function mountSummary(place, session) {
  const summary = make("p", "gd-explorer__summary", { role: "status" });
  place.append(summary);
  effect(() => {
    const { drawn, race, catalog } = session;
    say(summary, summaryOf(drawn, race, catalog.surfaces[drawn.surface].minima));
  });
}

/** @param {HTMLElement} place @param {Session} session */
export function mountNumbers(place, session) {
  mountSummary(place, session);
  const data = make("details", "gd-explorer__data");
  const table = make("table", "gd-explorer__table");
  const title = make("summary");
  title.textContent = "The numbers";
  data.append(title, table);
  place.append(data);
  effect(() => drawTable(table, session.drawn, session.race));
}
