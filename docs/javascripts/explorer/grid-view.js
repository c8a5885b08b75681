/**
 * A grid of cells with two axes, on which a reader moves by pointer or by keyboard.
 */
import * as d3 from "../../generated/vendor/d3.js";
import { make } from "./elements.js";

const SIZE = 360;
const MARGIN = { top: 8, right: 8, bottom: 40, left: 52 };
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowDown: [-1, 0], ArrowUp: [1, 0] };

/**
 * @typedef {{label: string, values: ArrayLike<number>, isLog: boolean}} Side
 * @typedef {{columns: number, rows: number, x: Side, y: Side, label: string,
 *   colorOf: (row: number, column: number) => string, marks: number[][]}} Grid
 * marks: pairs of x and y in the axes' own numbers
 */

/**
 * @param {HTMLElement} place
 * @param {(row: number, column: number) => void} onSee @param {(row: number, column: number) => void} onLoad
 */
export function mountGrid(place, onSee, onLoad) {
  const svg = d3.select(place).append("svg").attr("class", "gd-grid");
  svg.attr("viewBox", `0 0 ${SIZE} ${SIZE}`).attr("tabindex", 0).attr("role", "application");
  const cells = svg.append("g").attr("shape-rendering", "crispEdges");
  const marks = svg.append("g").attr("class", "gd-grid__marks");
  const cursor = svg.append("rect").attr("class", "gd-grid__cursor").attr("visibility", "hidden");
  const bottom = svg.append("g").attr("class", "gd-axis");
  const left = svg.append("g").attr("class", "gd-axis");
  const titles = ["x", "y"].map(() => svg.append("text").attr("class", "gd-axis__title"));
  const [right, low] = [SIZE - MARGIN.right, SIZE - MARGIN.bottom];
  /** @type {Grid | null} */
  let grid = null;
  let at = [0, 0];

  /** The sides of a cell in the picture. */
  const width = () => (right - MARGIN.left) / (grid?.columns ?? 1);
  const height = () => (low - MARGIN.top) / (grid?.rows ?? 1);

  /** @param {number} row @param {number} column */
  function see(row, column) {
    if (!grid) return;
    const isSame = at[0] === row && at[1] === column && cursor.attr("visibility") === "visible";
    at = [Math.min(Math.max(row, 0), grid.rows - 1), Math.min(Math.max(column, 0), grid.columns - 1)];
    cursor.attr("visibility", "visible").attr("width", width()).attr("height", height());
    cursor.attr("x", MARGIN.left + at[1] * width()).attr("y", low - (at[0] + 1) * height());
    if (!isSame) onSee(at[0], at[1]);
  }

  /** @param {PointerEvent} event */
  function readCell(event) {
    const [across, down] = d3.pointer(event, svg.node());
    if (across < MARGIN.left || across > right || down < MARGIN.top || down > low) return null;
    return [Math.floor((low - down) / height()), Math.floor((across - MARGIN.left) / width())];
  }

  svg.on("pointermove", (/** @type {PointerEvent} */ event) => {
    const cell = readCell(event);
    if (cell) see(cell[0], cell[1]);
  });
  svg.on("click", (/** @type {PointerEvent} */ event) => {
    const cell = readCell(event);
    if (!cell) return;
    see(cell[0], cell[1]);
    onLoad(at[0], at[1]);
  });
  svg.on("focus", () => see(at[0], at[1]));
  svg.on("keydown", (/** @type {KeyboardEvent} */ event) => {
    const move = /** @type {Record<string, number[]>} */ (MOVES)[event.key];
    if (move) see(at[0] + move[0], at[1] + move[1]);
    else if (event.key === "Enter" || event.key === " ") onLoad(at[0], at[1]);
    else return;
    event.preventDefault();
  });

  return {
    /** @param {Grid} next */
    draw(next) {
      grid = next;
      at = [Math.min(at[0], next.rows - 1), Math.min(at[1], next.columns - 1)];
      cursor.attr("visibility", "hidden");
      svg.attr("aria-label", `${next.label} Arrow keys move, Enter loads the run of a cell.`);
      const indices = d3.range(next.rows * next.columns);
      cells
        .selectAll("rect")
        .data(indices)
        .join("rect")
        .attr("x", (cell) => MARGIN.left + (cell % next.columns) * width())
        .attr("y", (cell) => low - (Math.floor(cell / next.columns) + 1) * height())
        .attr("width", width() + 0.3)
        .attr("height", height() + 0.3)
        .attr("fill", (cell) => next.colorOf(Math.floor(cell / next.columns), cell % next.columns));
      const x = scaleOf(next.x, [MARGIN.left + width() / 2, right - width() / 2]);
      const y = scaleOf(next.y, [low - height() / 2, MARGIN.top + height() / 2]);
      bottom.attr("transform", `translate(0,${low})`).call(axisOf(d3.axisBottom(x), next.x));
      left.attr("transform", `translate(${MARGIN.left},0)`).call(axisOf(d3.axisLeft(y), next.y));
      titles[0].attr("x", right).attr("y", SIZE - 6).attr("text-anchor", "end").text(next.x.label);
      titles[1].attr("transform", `translate(12,${MARGIN.top}) rotate(-90)`).attr("text-anchor", "end").text(next.y.label);
      marks
        .selectAll("circle")
        .data(next.marks)
        .join("circle")
        .attr("r", 5)
        .attr("cx", (mark) => x(mark[0]))
        .attr("cy", (mark) => y(mark[1]));
    },
  };
}

/** @param {Side} side @param {number[]} range */
function scaleOf({ values, isLog }, range) {
  const domain = [values[0], values[values.length - 1]];
  return isLog ? d3.scaleLog(domain, range).clamp(true) : d3.scaleLinear(domain, range).clamp(true);
}

/** @param {any} axis @param {Side} side */
function axisOf(axis, { isLog }) {
  return isLog ? axis.ticks(5, "~g") : axis.ticks(6);
}

/** What the colors mean, from one end to the other. @param {HTMLElement} place @param {string[][]} entries pairs of color and text */
export function drawColorLegend(place, entries) {
  const list = make("ul", "gd-grid__legend");
  for (const [color, text] of entries) {
    const item = make("li", "");
    const sample = make("span", "gd-grid__sample");
    sample.style.setProperty("--color", color);
    item.append(sample, text);
    list.append(item);
  }
  place.replaceChildren(list);
}
