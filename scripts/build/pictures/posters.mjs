/**
 * Draw the first picture of explorers with the code that draws them in the page, in a document without
 * a browser. `node posters.mjs <tag> <folder of races> <folder of posters> <preset>...` writes one
 * piece of HTML for each preset. scripts/build/pictures/posters.py calls it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";

const [tag, races, posters, ...presets] = process.argv.slice(2);
const { window } = new JSDOM("<!doctype html><body></body>", { url: "http://127.0.0.1/" });
const NAMES = ["document", "HTMLElement", "Element", "Node", "CustomEvent", "Event", "Option"];
for (const name of ["window", ...NAMES]) globalThis[name] = window[name] ?? window;

// The laboratory is drawn as a wide window shows it.
globalThis.matchMedia = (query) => ({
  matches: query.includes("min-width"),
  addEventListener() {},
});
globalThis.addEventListener = () => {};
for (const name of ["location", "localStorage"]) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
}
globalThis.fetch = async () => ({ ok: false }); // what comes later stays out of a first picture

/** What draws each kind of explorer, given its element, the preset, the catalog and the race. */
const KINDS = {
  "gd-explorer": async () => {
    const { Session } = await import("../../../docs/app/explorer/session.js");
    const { mountLab } = await import("../../../docs/app/explorer/lab.js");
    const { mountViews } = await import("../../../docs/app/explorer/views.js");
    const { atOnce } = await import("../../../docs/app/ui/tasks.js");
    return (root, preset, ...data) => {
      const session = new Session(...data, async () => null);
      session.openAtEnd();
      const mount = preset === "lab" ? mountLab : mountViews;
      atOnce(mount(root, session, { onPlay() {}, onTune() {} }))();
    };
  },
  "gd-matrix-explorer": async () => {
    const { MatrixSession } = await import("../../../docs/app/matrix/session.js");
    const { mountViews } = await import("../../../docs/app/matrix/views.js");
    return (root, _, ...data) =>
      mountViews(root, new MatrixSession(...data, async () => null), () => {});
  },
  "gd-momentum-map": async () => {
    const { MapSession } = await import("../../../docs/app/momentum/session.js");
    const { mountViews } = await import("../../../docs/app/momentum/views.js");
    const nothing = () => {};
    return (root, _preset, _catalog, built) =>
      mountViews(root, new MapSession(built, async () => null, nothing));
  },
  /** The picture that the first page opens with. */
  "gd-hero": async () => {
    const { Session } = await import("../../../docs/app/explorer/session.js");
    const { mountPicture } = await import("../../../docs/app/home/picture.js");
    return (root, _, known, built) => {
      const field = readRace("../hero/relief");
      const session = new Session(known, { ...built, field }, async () => null);
      session.openAtEnd();
      mountPicture(root, session, built.window, () => {});
    };
  },
  /** A race of the gallery, as the laboratory's menu shows it. */
  "gd-thumbnail": async () => {
    const { render } = await import("lit-html");
    const { thumbnail } = await import("../../../docs/app/explorer/lab/thumbnail.js");
    const { size, races } = readRace("thumbnails");
    return (root, preset) => {
      const { levels, runs } = races[preset];
      render(thumbnail(size, levels, runs), root);
    };
  },
};

const readRace = (name) => JSON.parse(readFileSync(join(races, `${name}.json`), "utf8"));
const drawInto = await KINDS[tag]();
const catalog = tag === "gd-momentum-map" ? null : readRace("catalog"); // it brings its own

for (const preset of presets) {
  const root = window.document.createElement(tag);
  window.document.body.replaceChildren(root);
  drawInto(root, preset, catalog, readRace(preset));
  writeFileSync(join(posters, `${preset}.html`), `${htmlOf(root, preset)}\n`);
}

/** What stands inside an explorer, with what its controls hold written down. */
function htmlOf(root, preset) {
  for (const input of root.querySelectorAll("input")) input.setAttribute("value", input.value);
  for (const select of root.querySelectorAll("select")) {
    for (const option of select.options) option.toggleAttribute("selected", option.selected);
  }
  const placed = root.querySelectorAll("[style]:not(.gd-thumb__level)");
  for (const element of placed) element.removeAttribute("style");
  return root.innerHTML
    .replaceAll(/<!--.*?-->/gsu, "")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/gd-(clip|more)-\d+/gu, `gd-$1-${preset}`);
}
