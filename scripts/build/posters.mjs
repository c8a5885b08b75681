/**
 * Draw the first picture of explorers with the code that draws them in the page, in a document without
 * a browser. `node posters.mjs <folder of races> <folder of posters> <preset>...` writes one piece of
 * HTML for each preset. scripts/build/posters.py calls it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";

const [races, posters, ...presets] = process.argv.slice(2);
const { window } = new JSDOM("<!doctype html><body></body>", { url: "http://127.0.0.1/" });
const NAMES = ["document", "HTMLElement", "Element", "Node", "CustomEvent", "Event", "Option"];
for (const name of ["window", ...NAMES]) globalThis[name] = window[name] ?? window;

const { Session } = await import("../../docs/app/explorer/session.js");
const { mountViews } = await import("../../docs/app/explorer/views.js");
const { mountPicture } = await import("../../docs/app/home/picture.js");
const { linesOf } = await import("../../docs/app/explorer/model/lines.js");
const { SurfaceView } = await import("../../docs/app/explorer/plane/view.js");
const readRace = (name) => JSON.parse(readFileSync(join(races, `${name}.json`), "utf8"));
const catalog = readRace("catalog");

const THUMBNAIL = [480, 300];
const drawings = { home: drawHome, thumbnail: drawThumbnail };
for (const [name, draw] of Object.entries(drawings)) {
  const place = window.document.createElement("div");
  draw(place);
  writeFileSync(join(posters, `${name}.html`), `${htmlOf(place, name)}\n`);
}

for (const preset of presets) {
  const root = window.document.createElement("gd-explorer");
  window.document.body.replaceChildren(root);
  const session = new Session(catalog, readRace(preset), async () => null);
  session.openAtEnd();
  mountViews(root, session, { onPlay() {}, onTune() {} });
  writeFileSync(join(posters, `${preset}.html`), `${htmlOf(root, preset)}\n`);
}

/** The picture that the first page opens with. */
function drawHome(place) {
  const built = readRace("home");
  const session = new Session(
    catalog,
    { ...built, field: readRace("../hero/relief") },
    async () => null,
  );
  session.openAtEnd();
  mountPicture(place, session, built.window, () => {});
}

/** A race of the laboratory's gallery, small, for the door that leads there. */
function drawThumbnail(place) {
  const session = new Session(catalog, readRace("failing-saddle"), async () => null);
  session.openAtEnd();
  const view = new SurfaceView(place, () => {}, { top: 0, right: 0, bottom: 0, left: 0 });
  view.resize(...THUMBNAIL);
  const { drawn, field, race, player } = session;
  view.drawField(catalog.surfaces[drawn.surface], field);
  view.drawRuns(race, drawn.start, player.place, linesOf(drawn), []);
  for (const name of ["tabindex", "role", "aria-label", "aria-roledescription", "aria-description"])
    view.picture.removeAttribute(name);
  view.picture.setAttribute("aria-hidden", "true");
  view.picture.setAttribute("preserveAspectRatio", "xMidYMid slice");
}

/** What stands inside an explorer, with what its controls hold written down. */
function htmlOf(root, preset) {
  for (const input of root.querySelectorAll("input")) input.setAttribute("value", input.value);
  for (const select of root.querySelectorAll("select")) {
    for (const option of select.options) option.toggleAttribute("selected", option.selected);
  }
  for (const element of root.querySelectorAll("[style]")) element.removeAttribute("style");
  return root.innerHTML
    .replaceAll(/<!--.*?-->/gsu, "")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/gd-(clip|more)-\d+/gu, `gd-$1-${preset}`);
}
