/**
 * The surface from above: filled contours, the minima, each run's path, and the start to drag.
 */
import * as d3 from "../../ui/d3.js";
import { clampPixel, piecesOf } from "./paths.js";
import { lastStep } from "../answers/races.js";
import { mountPointer } from "./pointer.js";

/**
 * @typedef {import("../answers/races.js").Field} Field
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../answers/races.js").Run} Run
 * @typedef {import("../model/state.js").Surface} Surface
 */

const WIDTH = 420;
const MARGIN = { top: 8, right: 8, bottom: 26, left: 34 };
const LEVELS = 16;
let lastId = 0;

/** Levels that lie denser where the surface is low. @param {Field} field */
export function levelsOf({ heights, lowest }) {
  const highest = d3.max(heights) ?? 1;
  const span = Math.max(highest - lowest, 1e-12);
  // The more the heights span, the more the low ones matter: a curved valley needs a logarithm.
  const typical = [...heights].sort((a, b) => a - b)[heights.length >> 1] - lowest;
  const power = span / Math.max(typical, 1e-12) > 12 ? 5 : 2;
  return d3.range(1, LEVELS + 1).map((level) => lowest + span * (level / (LEVELS + 1)) ** power);
}

/**
 * @param {HTMLElement} place
 * @param {(start: number[]) => void} onStart called with a new start when the reader sets one
 */
export function mountSurface(place, onStart) {
  const svg = d3.select(place).append("svg").attr("class", "gd-surface");
  svg.attr("role", "img").attr("aria-label", "The surface from above, with each optimizer's path");
  svg
    .attr("tabindex", 0)
    .attr("aria-description", "Arrow keys move the start; with Shift they go further.");
  const clip = `gd-clip-${++lastId}`;
  const frame = svg.append("defs").append("clipPath").attr("id", clip).append("rect");
  const inside = svg.append("g").attr("clip-path", `url(#${clip})`);
  const levels = inside.append("g").attr("class", "gd-surface__levels");
  const stars = inside.append("g").attr("class", "gd-surface__minima");
  const paths = inside.append("g");
  const preview = inside.append("path").attr("class", "gd-surface__preview");
  const arrows = inside.append("g").attr("class", "gd-surface__arrows");
  const start = inside.append("circle").attr("class", "gd-surface__start").attr("r", 6);
  const guess = inside
    .append("text")
    .attr("class", "gd-surface__guess")
    .attr("visibility", "hidden")
    .text("✕");
  const bottom = svg.append("g").attr("class", "gd-axis");
  const left = svg.append("g").attr("class", "gd-axis");
  const x = d3.scaleLinear();
  const y = d3.scaleLinear();
  let height = WIDTH;
  /** What a click sets: the start, or a guess. @type {(point: number[]) => void} */
  let onPick = onStart;
  /** @type {number[]} */
  let drawnStart = [0, 0];
  /** @type {Race | null} */
  let drawn = null;
  /** Each run's path, as long as the scales hold. @type {WeakMap<Run, string[]>} */
  let known = new WeakMap();

  /** @param {Run} run */
  function pathOf(run) {
    const pieces = known.get(run) ?? piecesOf(run.points, lastStep(run), x, y);
    known.set(run, pieces);
    return pieces;
  }

  mountPointer(svg, { x, y, getStart: () => drawnStart, onPick: (point) => onPick(point) });

  return {
    /** @param {Surface} surface @param {Field} field */
    drawField({ window, minima }, field) {
      drawn = null;
      known = new WeakMap();
      const [[xMin, xMax], [yMin, yMax]] = window;
      const across = WIDTH - MARGIN.left - MARGIN.right;
      const ratio = (yMax - yMin) / (xMax - xMin);
      const down = across * Math.min(Math.max(ratio, 0.55), 0.85);
      height = down + MARGIN.top + MARGIN.bottom;
      svg.attr("viewBox", `0 0 ${WIDTH} ${height}`);
      x.domain([xMin, xMax]).range([MARGIN.left, WIDTH - MARGIN.right]);
      y.domain([yMin, yMax]).range([height - MARGIN.bottom, MARGIN.top]);
      frame.attr("x", MARGIN.left).attr("y", MARGIN.top).attr("width", across).attr("height", down);
      bottom
        .attr("transform", `translate(0,${height - MARGIN.bottom})`)
        .call(d3.axisBottom(x).ticks(6));
      left.attr("transform", `translate(${MARGIN.left},0)`).call(d3.axisLeft(y).ticks(5));
      drawLevels(levels, field, x.range(), y.range());
      stars
        .selectAll("text")
        .data(minima)
        .join("text")
        .attr("x", (point) => x(point[0]))
        .attr("y", (point) => y(point[1]))
        .text("★");
    },

    /** @param {Race} race @param {number[]} from @param {number} step */
    drawRuns(race, from, step) {
      start.attr("cx", x(from[0])).attr("cy", y(from[1]));
      drawnStart = from;
      if (race !== drawn) drawWhole(race);
      paths.selectAll("g").each(function (_, index) {
        const run = race.runs[index];
        const shown = Math.min(step, lastStep(run));
        const [, walked, dot] = /** @type {SVGElement[]} */ ([
          .../** @type {Element} */ (this).children,
        ]);
        walked.setAttribute(
          "d",
          pathOf(run)
            .slice(0, shown + 1)
            .join(""),
        );
        dot.setAttribute("cx", String(clampPixel(x(run.points[2 * shown]))));
        dot.setAttribute("cy", String(clampPixel(y(run.points[2 * shown + 1]))));
        dot.setAttribute(
          "class",
          run.divergedAt >= 0 && step >= run.divergedAt ? "gd-dot--lost" : "gd-dot",
        );
      });
    },

    /** A run that is only looked at, such as the one behind a cell of a map. @param {ArrayLike<number> | null} points */
    drawPreview(points) {
      const last = points ? points.length / 2 - 1 : -1;
      preview.attr("d", points ? piecesOf(points, last, x, y).join("") : null);
    },

    /** @param {(group: any, x: any, y: any) => void} draw */
    drawArrows(draw) {
      draw(arrows, x, y);
    },

    /** Where the reader expects the end; null takes the mark away. @param {number[] | null} point */
    drawGuess(point) {
      guess.attr("visibility", point ? "visible" : "hidden");
      if (point) guess.attr("x", x(point[0])).attr("y", y(point[1]));
    },

    /** Let clicks set something else than the start, while the runs are hidden. @param {((point: number[]) => void) | null} pick */
    pickInstead(pick) {
      onPick = pick ?? onStart;
      svg.classed("gd-surface--guessing", pick !== null);
    },

    /** @returns {SVGSVGElement} */
    get picture() {
      return /** @type {SVGSVGElement} */ (svg.node());
    },
  };

  /** @param {Race} race */
  function drawWhole(race) {
    drawn = race;
    const joined = paths
      .selectAll("g")
      .data(race.runs)
      .join((enter) => {
        const group = enter.append("g");
        group.append("path").attr("class", "gd-run gd-run--whole");
        group.append("path").attr("class", "gd-run");
        group.append("circle").attr("r", 4.5);
        return group;
      });
    joined.attr("class", (_, index) => `gd-color-${index}`);
    joined.select("path").attr("d", (run) => pathOf(run).join(""));
  }
}

/** @param {any} group @param {Field} field @param {number[]} across @param {number[]} down */
export function drawLevels(group, field, across, down) {
  const { columns, rows } = field;
  const toX = d3.scaleLinear([0.5, columns - 0.5], across);
  const toY = d3.scaleLinear([0.5, rows - 0.5], [down[1], down[0]]);
  const transform = d3.geoTransform({
    point(column, row) {
      this.stream.point(toX(column), toY(row));
    },
  });
  const path = d3.geoPath(transform);
  const shapes = d3.contours().size([columns, rows]).thresholds(levelsOf(field))(field.heights);
  group
    .selectAll("path")
    .data(shapes)
    .join("path")
    .attr("d", path)
    .style("--level", (/** @type {unknown} */ _, /** @type {number} */ index) => index / LEVELS);
}
