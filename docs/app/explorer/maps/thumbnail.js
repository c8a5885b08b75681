/**
 * A small picture of one run on the surface, beside the map that it is a cell of.
 */
import * as d3 from "../../ui/d3.js";
import { make } from "../../ui/elements.js";
import { drawLevels } from "../plane/contours.js";
import { clampPixel, piecesOf } from "../plane/paths.js";

const WIDTH = 240;
const CAPTION = "The run behind the cell";

/**
 * @param {HTMLElement} place
 * @param {import("../session.js").Session} session
 */
export function mountThumbnail(place, session) {
  const element = make("figure", "gd-glimpse", { hidden: "" });
  const caption = make("figcaption", "gd-glimpse__caption");
  caption.textContent = CAPTION;
  element.append(caption);
  place.append(element);
  const svg = d3
    .select(element)
    .append("svg")
    .attr("role", "img")
    .attr("aria-label", `${CAPTION}, on the surface`);
  const levels = svg.append("g").attr("class", "gd-surface__levels");
  const path = svg.append("path");
  const dots = svg.append("g");
  /** @type {import("../answers/races.js").Field | null} */
  let drawnField = null;

  return {
    hide() {
      element.hidden = true;
    },

    /** @param {ArrayLike<number>} points NaN once diverged @param {number} index of the optimizer */
    draw(points, index) {
      const { field, drawn: state } = session;
      const { window } = session.catalog.surfaces[state.surface];
      const [across, up] = window;
      const ratio = (up[1] - up[0]) / (across[1] - across[0]);
      const height = WIDTH * Math.min(Math.max(ratio, 0.55), 0.85);
      const x = d3.scaleLinear(across, [0, WIDTH]);
      const y = d3.scaleLinear(up, [height, 0]);
      element.hidden = false;
      svg.attr("viewBox", `0 0 ${WIDTH} ${height}`);
      if (field !== drawnField) drawLevels(levels, field, x.range(), y.range());
      drawnField = field;
      const last = Array.from(points).findLastIndex(Number.isFinite) >> 1;
      path
        .attr("class", `gd-run gd-color-${index}`)
        .attr("d", piecesOf(points, last, x, y).join(""));
      dots
        .attr("class", `gd-color-${index}`)
        .selectAll("circle")
        .data([0, last])
        .join("circle")
        .attr("class", (_, at) => (at === 0 ? "gd-surface__start" : "gd-dot"))
        .attr("r", 4)
        .attr("cx", (step) => clampPixel(x(points[2 * step])))
        .attr("cy", (step) => clampPixel(y(points[2 * step + 1])));
    },
  };
}
