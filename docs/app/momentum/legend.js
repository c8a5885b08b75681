/**
 * What the map's colors, lines and marks mean.
 */
import { drawLegend } from "../explorer/maps/legend.js";
import { make } from "../ui/elements.js";
import { wear } from "../ui/run-line.js";
import { colorOf } from "./colors.js";
import { ENDS, lineOf } from "./text.js";

/** @typedef {import("../explorer/maps/legend.js").Sample} Sample */

const NOTES = [
  "A color tells what the slower direction does; the fuller it is, the fewer steps it takes.",
  "Solid line: the limit. Dashed: where the two roots of the steep direction meet. Dash-dotted: those of the flat one.",
];

/**
 * The colors of what happens, once.
 * @param {HTMLElement} place @param {import("./model.js").Catalog} catalog
 */
export function drawColors(place, { regimes }) {
  const samples = regimes.map(
    (text, at) => /** @type {Sample} */ ({ kind: "color", color: colorOf(at), text }),
  );
  drawLegend(place, {
    bar: null,
    samples: [
      ...samples,
      { kind: "note", text: "★ best point" },
      { kind: "now", text: "your point" },
      ...NOTES.map((text) => /** @type {Sample} */ ({ kind: "note", text })),
    ],
  });
}

/** The dots of the ends of the spectrum, where there are two. @param {HTMLElement} place */
export function mountEnds(place) {
  const list = make("ul", "gd-momentum__ends", { "aria-label": "Directions" });
  list.append(
    ...ENDS.map((text, at) => {
      const item = make("li", "");
      wear(item, lineOf(at));
      item.textContent = text;
      return item;
    }),
  );
  place.append(list);
  return {
    /** @param {number} count */
    show(count) {
      list.hidden = count < 2;
    },
  };
}
