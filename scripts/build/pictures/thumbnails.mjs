/**
 * Draws thumbnails with the code that draws the page's own pictures: surfaces and races come in by
 * standard input, paths of an SVG go out by standard output.
 */
import { lastStep, toField, toRace } from "../../../docs/app/explorer/answers/races.js";
import { labelsOf } from "../../../docs/app/explorer/model/changes.js";
import { learn } from "../../../docs/app/explorer/model/names.js";
import { levelsOf } from "../../../docs/app/explorer/plane/contours.js";
import { clampPixel, piecesOf } from "../../../docs/app/explorer/plane/paths.js";
import * as d3 from "../../../docs/app/ui/d3.js";

const [WIDTH, HEIGHT] = [150, 100]; // three to two
const LEVELS = 3; // every third contour of the large picture is enough
const STEPS = 150; // of a path, at most
const CLOSE = 0.7; // pixels that a line may lie off its place

/** A closed path of whole pixels, without the points that nobody would see. @param {number[][]} ring */
function pathOf(ring) {
  const points = thinned(ring).map((point) => point.map(Math.round));
  const kept = points.filter((point, at) => String(point) !== String(points[at - 1]));
  if (kept.length < 4) return "";
  const ways = kept.slice(1).map(([x, y], at) => [x - kept[at][0], y - kept[at][1]]);
  return `M${kept[0]}l${ways.join(" ")}z`.replaceAll(/[ ,]-/g, "-");
}

/** A line without what lies close to the rest of it (Douglas and Peucker, 1973). @param {number[][]} line @returns {number[][]} */
function thinned(line) {
  const [first, last] = [line[0], line[line.length - 1]];
  const [across, down] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(across, down);
  const gaps = line.map(([x, y]) =>
    length > 0
      ? Math.abs(across * (y - first[1]) - down * (x - first[0])) / length
      : Math.hypot(x - first[0], y - first[1]),
  );
  const widest = d3.max(gaps) ?? 0;
  if (widest <= CLOSE) return [first, last];
  const at = gaps.indexOf(widest);
  return [...thinned(line.slice(0, at + 1)), ...thinned(line.slice(at)).slice(1)];
}

/** The closed lines of a surface's contours, one path a level. @param {any} packed */
function levelsFrom(packed) {
  const field = toField(packed);
  const { columns, rows, heights } = field;
  const x = d3.scaleLinear([0.5, columns - 0.5], [0, WIDTH]);
  const y = d3.scaleLinear([0.5, rows - 0.5], [0, HEIGHT]);
  const thresholds = levelsOf(field).filter((_, at) => at % LEVELS === 0);
  const shapes = d3.contours().size([columns, rows]).thresholds(thresholds)(heights);
  return shapes.map(({ coordinates }) =>
    coordinates
      .flat()
      .map((ring) => pathOf(ring.map(([c, r]) => [x(c), y(r)])))
      .join(""),
  );
}

/** The runs of a race in a window, each with its method and where it ends. @param {any} built @param {number[][]} window */
function runsFrom({ state, race }, [across, up]) {
  const x = d3.scaleLinear(across, [0, WIDTH]);
  const y = d3.scaleLinear(up, [HEIGHT, 0]);
  return toRace(race).runs.map((run, at) => {
    const { name } = state.optimizers[at];
    const twin = state.optimizers.slice(0, at).filter((other) => other.name === name).length;
    const last = lastStep(run);
    const pieces = piecesOf(run.points, Math.min(last, STEPS), x, y).map(whole);
    const path = pieces.filter((piece, step) => piece.slice(1) !== pieces[step - 1]?.slice(1));
    const end = [x(run.points[2 * last]), y(run.points[2 * last + 1])].map(clampPixel);
    return { name, twin, path: path.join(""), end: end.map(Math.round) };
  });
}

/** A piece of a path with whole pixels. @param {string} piece */
function whole(piece) {
  return piece.replace(/-?[\d.]+/g, (number) => String(Math.round(Number(number))));
}

/** @param {{catalog: any, fields: Record<string, any>, races: Record<string, any>}} given */
function draw({ catalog, fields, races }) {
  learn(catalog);
  const surfaces = Object.entries(fields).map(([name, field]) => [name, levelsFrom(field)]);
  const drawn = Object.entries(races).map(([name, built]) => [
    name,
    {
      label: labelsOf(built.state).join(", "),
      levels: levelsFrom(built.field),
      runs: runsFrom(built, catalog.surfaces[built.state.surface].window),
    },
  ]);
  const size = [WIDTH, HEIGHT];
  return { size, surfaces: Object.fromEntries(surfaces), races: Object.fromEntries(drawn) };
}

let text = "";
for await (const part of process.stdin) text += part;
process.stdout.write(JSON.stringify(draw(JSON.parse(text))));
