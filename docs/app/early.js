/**
 * What a reader does to a picture that was built into the page, before the picture's script is there:
 * noted here, and done again by that script, see explorer/intents.js. It comes in the head of each
 * page, small and by itself, so that it is there before anything can be pressed.
 * With it comes what may wait, ui/arriving.js.
 */

import { beginArriving } from "./ui/arriving.js";
import { isPlain } from "./ui/keys.js";

beginArriving();

const BUILT = ":is(gd-explorer, gd-matrix-explorer, gd-momentum-map, gd-hero):not([data-state])";
const KEYED = "[role=application], [role=spinbutton]";
const KEYS = /^(?:Arrow(?:Up|Down|Left|Right)|Home|End)$/u;
/** @type {Record<string, "nextElementSibling" | "previousElementSibling">} */
const TABS = { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" };

/** @type {import("./explorer/intents.js").Early[]} */
const noted = [];
Object.assign(globalThis, { gdEarly: noted });

/** @type {Element | null} */
let held = null;

/** The nearest element of a kind, if it stands in a picture whose script is still to come. @param {Event} event @param {string} selector */
function find({ target }, selector) {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found?.closest(BUILT) ? found : null;
}

addEventListener(
  "click",
  (event) => {
    const target = find(event, "button, summary, [type=checkbox]");
    if (!target) return;
    noted.push({ target, kind: "press", value: null });
    if (target.matches("button")) target.setAttribute("aria-busy", "true");
  },
  { capture: true },
);

addEventListener(
  "input",
  (event) => {
    const target = find(event, "input:not([type=checkbox]), select");
    if (target) noted.push({ target, kind: "set", value: null });
  },
  { capture: true },
);

addEventListener(
  "keydown",
  (event) => {
    const { key, shiftKey } = event;
    if (!isPlain(event) || !KEYS.test(key)) return;
    const tab = find(event, "[role=tab]")?.[TABS[key]];
    if (tab instanceof HTMLElement) {
      tab.focus();
      noted.push({ target: tab, kind: "press", value: null });
    }
    const target = find(event, KEYED);
    if (!target || (target.matches("[role=spinbutton]") && !/Up|Down/u.test(key))) return;
    event.preventDefault(); // the page would scroll
    noted.push({ target, kind: "key", value: { key, shiftKey } });
  },
  { capture: true },
);

addEventListener("pointerdown", (event) => {
  const surface = find(event, ".gd-surface");
  held = surface?.querySelector(".gd-ground") ? surface : null;
});
addEventListener("pointermove", (event) => {
  if (held && event.pointerType !== "touch") follow(held, event);
});
addEventListener("pointercancel", () => {
  held = null; // the finger scrolls
});
addEventListener("pointerup", (event) => {
  if (held) noted.push({ target: held, kind: "point", value: follow(held, event) });
  held = null;
});

/** Let the start go where the pointer is. @param {Element} surface @param {PointerEvent} event @returns {number[]} where that is */
function follow(surface, { clientX, clientY }) {
  const ground = /** @type {SVGPathElement} */ (surface.querySelector(".gd-ground"));
  const seen = ground.getBoundingClientRect();
  const shares = [(clientX - seen.left) / seen.width, (clientY - seen.top) / seen.height];
  const [right, down] = shares.map((share) => Math.min(Math.max(share, 0), 1));
  const { x, y, width, height } = ground.getBBox();
  const place = `translate(${x + right * width},${y + down * height})`;
  surface.querySelector(".gd-surface__start")?.setAttribute("transform", place);
  return [right, down];
}
