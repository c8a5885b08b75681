/**
 * A small picture of one run on the surface, beside the map that it is a cell of.
 */
import * as d3 from "../../ui/d3.js";
import { make } from "../../ui/elements.js";
import { drawLevels } from "../plane/contours.js";
import { clampPixel, piecesOf } from "../plane/paths.js";

const WIDTH = 240;
const CAPTION = "The run behind the cell";

class Thumbnail {
  /** @type {import("../answers/races.js").Field | null} */
  #drawnField = null;

  /** @param {HTMLElement} place @param {import("../session.js").Session} session */
  constructor(place, session) {
    this.session = session;
    this.element = make("figure", "gd-thumbnail", { hidden: "" });
    const caption = make("figcaption", "gd-thumbnail__caption");
    caption.textContent = CAPTION;
    this.element.append(caption);
    place.append(this.element);
    this.svg = d3.select(this.element).append("svg").attr("role", "img");
    this.svg.attr("aria-label", `${CAPTION}, on the surface`);
    this.levels = this.svg.append("g").attr("class", "gd-surface__levels");
    this.path = this.svg.append("path");
    this.dots = this.svg.append("g");
  }

  hide() {
    this.element.hidden = true;
  }

  /** Draw the surface that the explorer shows. @returns the scales */
  #drawGround() {
    const { field, drawn, catalog } = this.session;
    const [across, up] = catalog.surfaces[drawn.surface].window;
    const ratio = (up[1] - up[0]) / (across[1] - across[0]);
    const height = WIDTH * Math.min(Math.max(ratio, 0.55), 0.85);
    const x = d3.scaleLinear(across, [0, WIDTH]);
    const y = d3.scaleLinear(up, [height, 0]);
    this.svg.attr("viewBox", `0 0 ${WIDTH} ${height}`);
    if (field !== this.#drawnField) drawLevels(this.levels, field, x.range(), y.range());
    this.#drawnField = field;
    return [x, y];
  }

  /** @param {ArrayLike<number>} points NaN once diverged @param {number} index of the optimizer */
  draw(points, index) {
    const [x, y] = this.#drawGround();
    const last = Array.from(points).findLastIndex(Number.isFinite) >> 1;
    this.element.hidden = false;
    this.path.attr("class", `gd-run gd-color-${index}`);
    this.path.attr("d", piecesOf(points, last, x, y).join(""));
    this.dots
      .attr("class", `gd-color-${index}`)
      .selectAll("circle")
      .data([0, last])
      .join("circle")
      .attr("class", (_, at) => (at === 0 ? "gd-surface__start" : "gd-dot"))
      .attr("r", 4)
      .attr("cx", (step) => clampPixel(x(points[2 * step])))
      .attr("cy", (step) => clampPixel(y(points[2 * step + 1])));
  }
}

/** @param {HTMLElement} place @param {import("../session.js").Session} session */
export function mountThumbnail(place, session) {
  return new Thumbnail(place, session);
}
