/**
 * The laboratory around an explorer: gallery, switches, typed surface, the inside of a step, 3-D,
 * maps, predictions, and the whole state in the address.
 */
import { latestOnly } from "./answers/latest.js";
import { mountExpression } from "./controls/expression-field.js";
import { mountGallery } from "./gallery.js";
import { mountInside } from "./inside/panel.js";
import { readLink, writeLink } from "./model/link.js";
import { mountMaps } from "./maps/panel.js";
import { mountPredict } from "./predict/panel.js";
import { mountShare } from "./share/panel.js";
import { mountSpace } from "./space/panel.js";
import { mountSwitches } from "./controls/switches.js";

/**
 * @typedef {import("./model/state.js").State} State
 * @typedef {import("./explorer.js").Explorer} Explorer
 * @typedef {{explorer: Explorer, catalog: import("./model/state.js").Catalog, getState: () => State, getDrawn: () => State,
 *   getRace: () => import("./answers/races.js").Race, getField: () => import("./answers/races.js").Field,
 *   getStep: () => number, goTo: (step: number) => void,
 *   change: (change: (state: State) => State) => void,
 *   withPython: <T>(work: (python: any) => Promise<T>) => Promise<T | null>,
 *   open: (preset: any) => void, show: (state: any, step?: number) => Promise<void>}} Context
 * @typedef {ReturnType<typeof mountLab>} Lab
 */

const WAITING =
  "This link brings a surface that somebody typed. Until you press Use below, the race before it stays.";
const SETTLE = 250; // milliseconds before a state goes into the address

/** @param {Context} context */
export function mountLab(context) {
  const { explorer, catalog, getState, getDrawn, getRace, getStep, change } = context;
  const { frame, surface, curves } = /** @type {import("./views.js").Views} */ (explorer.views);
  const ask = latestOnly(context.withPython);
  // A surface that came with a link waits for the reader's click.
  let isWaiting = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** The fragment that was last read or written. */
  let known = "";
  let isWritten = false;

  const expression = mountExpression(frame.switches, { onUse: useExpression });
  const switches = mountSwitches(frame.switches, catalog, change);
  const inside = mountInside(frame.more, {
    surface,
    getState,
    getStep,
    ask,
    mayAsk: () => !isWaiting,
  });
  const space = mountSpace(frame.more, context);
  const maps = mountMaps(frame.more, {
    catalog,
    ask,
    getState,
    getField: context.getField,
    mayAsk: () => !isWaiting,
    onChange: change,
    onPreview: (points) => surface.drawPreview(points),
  });
  const predict = mountPredict(frame.more, { ...context, surface, root: explorer });
  const getPictures = () => [surface.picture, curves.picture];
  mountShare(frame.more, { catalog, getState, getDrawn, getRace, getStep, getPictures, ask });
  mountGallery(frame.more, open).catch((error) =>
    frame.showNote(`The gallery could not load: ${error.message}`),
  );

  /** A text that cannot be used is refused at the field, and the picture stays. @param {string} text */
  async function useExpression(text) {
    const python = await context.withPython((python) => python.boot().then(() => python)); // shows progress
    if (!python) return;
    await python.call("explorer.field", { state: { surface: "Expression", expression: text } });
    isWaiting = false;
    frame.showNote("");
    change((state) => ({ ...state, surface: "Expression", expression: text }));
  }

  /** @param {any} preset */
  function open(preset) {
    isWaiting = false;
    context.open(preset);
    explorer.scrollIntoView({ block: "start" });
    writeAddress();
  }

  function readAddress() {
    const fragment = location.hash.slice(1);
    if (fragment === known) return;
    known = fragment;
    const link = readLink(fragment, catalog);
    if (!link) return;
    const hasToWait = link.isFromLink && link.state.surface === "Expression";
    frame.showNote([...link.notes, hasToWait ? WAITING : ""].join(" ").trim());
    if (!link.isFromLink) return; // nothing of it can be used: what is shown stays
    isWaiting = hasToWait;
    void context.show(link.state, link.step);
  }

  function writeAddress() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (location.hash.slice(1) !== known) return; // a link that came meanwhile is read first
      known = writeLink(getState(), catalog, getStep());
      isWritten = true;
      history.replaceState(history.state, "", `#${known}`);
    }, SETTLE);
  }

  function drawSettings() {
    expression.draw(getState(), isWaiting);
    switches.draw(getState());
    maps.draw(); // an old map says so at once
  }

  return {
    get isWaiting() {
      return isWaiting;
    },

    /** Show what the address says, now and whenever it changes. */
    start() {
      drawSettings();
      addEventListener("hashchange", readAddress);
      readAddress();
    },

    /** What a race brings: its runs to choose from. */
    drawRace() {
      inside.draw(getDrawn());
      predict.draw(getDrawn());
    },

    /** @param {number} step */
    drawStep(step) {
      inside.drawStep(step);
      space.draw();
      if (isWritten) writeAddress(); // before the first change the address stays as it came
    },

    /** The first press of Play brings Python up. */
    onFirstUse() {
      writeAddress();
      if (!isWaiting) void context.withPython((python) => python.boot().then(() => true));
    },

    onChange() {
      if (getState().surface !== "Expression") isWaiting = false;
      drawSettings();
      writeAddress();
    },

    /** Beside a fair race stands how much each optimizer's end depends on its rate. */
    onFairRace() {
      void maps.showSensitivity();
    },

    /** The page goes away; another takes its place in the same window. */
    leave() {
      clearTimeout(timer);
      removeEventListener("hashchange", readAddress);
      space.close();
    },
  };
}
