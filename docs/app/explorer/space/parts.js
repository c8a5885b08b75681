/**
 * What stands in the view in space: the ground, its contours and frame, pins, and the runs.
 */

import { plainColor } from "../../ui/color.js";
import { make } from "../../ui/elements.js";
import { wear } from "../../ui/run-line.js";
import { lastStep } from "../answers/races.js";
import {
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  Group,
  LineBasicMaterial,
  LineMaterial,
  LineSegments,
  LineSegments2,
  LineSegmentsGeometry,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  SphereGeometry,
} from "./three.js";

/**
 * @typedef {import("./relief.js").Relief} Relief
 * @typedef {{low: any, high: any, line: any, pin: any}} Colors
 */

const PIN = 0.16;
const DASH = 0.01; // of the relief, which is 2 wide, for a pixel of a dash from above

/** What a group holds is freed on the graphics card too. @param {any} group */
export function clear(group) {
  group.traverse((/** @type {any} */ { geometry, material }) => {
    geometry?.dispose();
    material?.dispose();
  });
  group.clear();
}

/** A color of the stylesheet. @param {HTMLElement} place @param {string} name */
function colorOf(place, name) {
  const probe = make("span");
  probe.style.color = `var(${name})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return new Color(plainColor(color));
}

/** How the stylesheet draws a run. @param {HTMLElement} place @param {import("../model/lines.js").Line} line */
export function styleOf(place, line) {
  const probe = make("span");
  wear(probe, line);
  probe.style.color = "var(--run)";
  place.append(probe);
  const style = getComputedStyle(probe);
  const [dashSize, gapSize] = style
    .getPropertyValue("--dash")
    .split(" ")
    .map((size) => DASH * Number(size));
  const dashed = gapSize > 0;
  const color = new Color(plainColor(style.color));
  probe.remove();
  return { color, ...(dashed ? { dashed, dashSize, gapSize } : {}) };
}

/** @param {HTMLElement} place */
export function colorsOf(place) {
  const read = (/** @type {string} */ name) => colorOf(place, name);
  return {
    low: read("--gd-space-low"),
    high: read("--gd-space-high"),
    line: read("--gd-space-line"),
    pin: read("--gd-space-pin"),
  };
}

/** @param {Relief} relief @param {Colors} colors */
export function makeGround({ positions, triangles, heights }, { low, high }) {
  const geometry = new BufferGeometry();
  const color = new Color();
  const colors = heights.flatMap((height) => color.lerpColors(low, high, height || 0).toArray());
  geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
  geometry.setAttribute("color", new Float32BufferAttribute(colors, 3));
  geometry.setIndex(triangles);
  geometry.computeVertexNormals();
  // The ground steps back a little, so that lines on it are not half swallowed.
  const back = { polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1 };
  return new Mesh(geometry, new MeshLambertMaterial({ vertexColors: true, side: 2, ...back }));
}

/** @param {Relief} relief @param {Colors} colors */
export function makeContours({ contours }, { line }) {
  return makeThinLines(contours, line, 0.45);
}

/** @param {Relief} relief @param {Colors} colors */
export function makeFrame({ frame }, { line }) {
  return makeThinLines(frame, line, 0.35);
}

/** @param {number[]} positions @param {any} color @param {number} opacity */
function makeThinLines(positions, color, opacity) {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
  return new LineSegments(geometry, new LineBasicMaterial({ color, transparent: true, opacity }));
}

/** @param {Relief} relief @param {number[][]} minima @param {Colors} colors */
export function makePins({ pointAt }, minima, { pin }) {
  return minima.flatMap(([x, y]) => {
    const foot = pointAt(x, y);
    if (!foot) return [];
    const top = [foot[0], foot[1] + PIN, foot[2]];
    const head = new Mesh(new SphereGeometry(0.022, 16, 12), new MeshBasicMaterial({ color: pin }));
    head.position.set(top[0], top[1], top[2]);
    const geometry = new LineSegmentsGeometry().setPositions([...foot, ...top]);
    return [new LineSegments2(geometry, new LineMaterial({ color: pin, linewidth: 1.5 })), head];
  });
}

/**
 * A run's whole path, faint; the part that is walked; and a ball.
 * @param {import("../answers/races.js").Run} run @param {Relief} relief
 * @param {ReturnType<typeof styleOf>} style
 */
export function makeRun(run, { drape, pointAt }, style) {
  const { color } = style;
  const group = new Group();
  const { positions, ends } = drape(run.points, lastStep(run));
  const ball = new Mesh(new SphereGeometry(0.03, 20, 14), new MeshBasicMaterial({ color }));
  group.add(ball);
  const walked = positions.length ? makePath(positions, { linewidth: 3.2, ...style }) : null;
  if (walked)
    group.add(
      makePath(positions, { color, linewidth: 1, transparent: true, opacity: 0.35 }),
      walked,
    );
  group.userData.goTo = (/** @type {number} */ step) => {
    const at = Math.min(step, lastStep(run));
    const point = pointAt(run.points[2 * at], run.points[2 * at + 1]);
    const isLost = run.divergedAt >= 0 && step >= run.divergedAt;
    ball.visible = point !== null;
    ball.scale.setScalar(isLost ? 0.5 : 1);
    if (point) ball.position.set(point[0], point[1], point[2]);
    if (!walked) return;
    walked.visible = ends[at] > 0;
    walked.geometry.instanceCount = ends[at];
  };
  return group;
}

/** @param {number[]} positions @param {Record<string, any>} style */
function makePath(positions, style) {
  const geometry = new LineSegmentsGeometry().setPositions(positions);
  return new LineSegments2(geometry, new LineMaterial(style));
}

/** A run that is only looked at. @param {ArrayLike<number>} points @param {Relief} relief @param {any} color */
export function makePreview(points, { drape }, color) {
  const { positions } = drape(points, points.length / 2 - 1);
  return positions.length ? [makePath(positions, { color, linewidth: 2 })] : [];
}
