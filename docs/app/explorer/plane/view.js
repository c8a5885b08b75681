/**
 * The surface from above, drawn into a box of any size: filled contours, the minima, each run's path,
 * and the start to drag. It knows no session; surface.js binds it to one.
 */
import * as d3 from "../../ui/d3.js";
import { drawLevels } from "./contours.js";
import { shiftInto } from "./labels.js";
import { appendParts } from "./parts.js";
import { piecesOf } from "./paths.js";
import { RunsView } from "./runs.js";

/**
 * @typedef {import("../answers/races.js").Field} Field
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../model/state.js").Surface} Surface
 * @typedef {import("../model/lines.js").Line} Line
 * @typedef {(point: number[]) => void} OnPick
 */

const SIZE = [576, 432]; // until the box is measured
const MARGIN = { top: 8, right: 8, bottom: 22, left: 30 };
const STRETCH = 1.2; // how much one axis may be longer than the other, so that the box is filled

export class SurfaceView {
  x = d3.scaleLinear();
  y = d3.scaleLinear();
  #size = SIZE;
  /** @type {[Surface, Field] | null} */
  #ground = null;

  /**
   * @param {HTMLElement} place @param {OnPick} onStart called when the reader sets a start
   * @param {typeof MARGIN} [margin] room for the axes; none where nothing is read off them
   */
  constructor(place, onStart, margin = MARGIN) {
    this.onStart = onStart;
    this.margin = margin;
    /** What a click sets: the start, or a guess. */
    this.onPick = onStart;
    /** From where the arrow keys move, where that is not the start. @type {(() => number[]) | null} */
    this.getFrom = null;
    this.parts = appendParts(place);
    this.runs = new RunsView(this.parts, this.x, this.y);
  }

  /** Fill another box; whoever draws the runs does so again. @param {number} width @param {number} height @returns {boolean} whether it is another */
  resize(width, height) {
    const isSame = width === this.#size[0] && height === this.#size[1];
    if (isSame || width < 1 || height < 1) return false;
    this.#size = [width, height];
    if (this.#ground) this.drawField(...this.#ground);
    return true;
  }

  /** @param {Surface} surface @param {Field} field */
  drawField(surface, field) {
    this.#ground = [surface, field];
    this.layOut(surface);
    drawLevels(this.parts.levels, field, this.x.range(), this.y.range());
  }

  /** All but the relief: scales, axes and minima. @param {Surface} surface */
  layOut(surface) {
    const { x, y } = this;
    this.#scale(surface.window);
    this.runs.forget();
    this.parts.stars
      .selectAll("text")
      .data(surface.minima)
      .join("text")
      .attr("x", (point) => x(point[0]))
      .attr("y", (point) => y(point[1]))
      .text("★");
  }

  /** Set the scales and axes. @param {number[][]} window */
  #scale([[xMin, xMax], [yMin, yMax]]) {
    const { svg, frame, bottom, left } = this.parts;
    const { margin } = this;
    const [width, height] = this.#size;
    const room = [width - margin.left - margin.right, height - margin.top - margin.bottom];
    const [across, down] = boxFor((yMax - yMin) / (xMax - xMin), room);
    const from = margin.left + (room[0] - across) / 2;
    const top = margin.top + (room[1] - down) / 2;
    svg.attr("viewBox", `0 0 ${width} ${height}`);
    this.x.domain([xMin, xMax]).range([from, from + across]);
    this.y.domain([yMin, yMax]).range([top + down, top]);
    frame.attr("x", from).attr("y", top).attr("width", across).attr("height", down);
    bottom.attr("transform", `translate(0,${top + down})`);
    bottom.call(
      d3
        .axisBottom(this.x)
        .ticks(width < 400 ? 4 : 6)
        .tickSize(4),
    );
    left.attr("transform", `translate(${from},0)`);
    left.call(
      d3
        .axisLeft(this.y)
        .ticks(height < 300 ? 3 : 5)
        .tickSize(4),
    );
  }

  /**
   * @param {Race} race @param {number[]} from the start @param {number} place between two steps
   * @param {Line[]} lines @param {string[]} labels
   */
  drawRuns(race, from, place, lines, labels) {
    const { start } = this.parts;
    const [x, y] = [this.x(from[0]), this.y(from[1])];
    start.attr("transform", `translate(${x},${y})`);
    const hint = start.select(".gd-surface__hint");
    hint.attr("x", shiftInto(x, this.x.range(), hint.text().length).toFixed(1));
    this.runs.draw(race, place, lines, labels);
  }

  /** A run that is only looked at, such as the one behind a cell of a map. @param {ArrayLike<number> | null} points */
  drawPreview(points) {
    const last = points ? points.length / 2 - 1 : -1;
    const path = points ? piecesOf(points, last, this.x, this.y).join("") : null;
    this.parts.preview.attr("d", path);
  }

  /** @param {(group: any, x: any, y: any) => void} draw */
  drawArrows(draw) {
    draw(this.parts.arrows, this.x, this.y);
  }

  /** Where the reader expects the end; null takes the mark away. @param {number[] | null} point */
  drawGuess(point) {
    const { guess } = this.parts;
    guess.attr("visibility", point ? "visible" : "hidden");
    if (point) guess.attr("x", this.x(point[0])).attr("y", this.y(point[1]));
  }

  /**
   * Let clicks and arrow keys set something else than the start, while the runs are hidden.
   * @param {OnPick | null} pick @param {(() => number[]) | null} [getFrom] where the arrow keys begin
   */
  pickInstead(pick, getFrom = null) {
    this.onPick = pick ?? this.onStart;
    this.getFrom = getFrom;
    this.parts.svg.classed("gd-surface--guessing", pick !== null);
  }

  get picture() {
    return /** @type {SVGSVGElement} */ (this.parts.svg.node());
  }
}

/** The largest box with a ratio of sides near the one that is wanted. @param {number} ratio @param {number[]} room */
function boxFor(ratio, [across, down]) {
  const own = down / across;
  const kept = Math.min(Math.max(own, ratio / STRETCH), ratio * STRETCH);
  return kept > own ? [down / kept, down] : [across, across * kept];
}
