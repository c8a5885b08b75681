/**
 * What a reader does to the poster of an explorer, before the explorer itself is there. The poster is
 * the explorer's own first picture, made when the site was built: control for control the same. So a
 * press or a moved slider is done again on the control of the same name in the same group.
 */
const CONTROLS = "button, input, select, summary";
const EXPLORERS = "gd-explorer, gd-matrix-explorer, gd-momentum-map";

/** @typedef {{key: string, kind: "press" | "set", value: string}} Intent */

/** Presses on posters, by explorer. @type {WeakMap<Element, string[]>} */
const presses = new WeakMap();

/**
 * The controls by what they are called, and where: a laboratory in a narrow window has them in another
 * order than its poster.
 * @param {Element} root
 */
function controlsOf(root) {
  const found = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(CONTROLS)]);
  /** @type {Map<string, HTMLInputElement>} */
  const controls = new Map();
  for (const control of found) {
    const group = control.parentElement?.closest("[role=group]");
    const around = group && group !== root ? group.getAttribute("aria-label") : "";
    const name = control.getAttribute("aria-label") ?? control.textContent?.trim() ?? "";
    let key = `${around}/${name}`;
    while (controls.has(key)) key += "+";
    controls.set(key, control);
  }
  return controls;
}

/** @param {Map<string, Element>} controls @param {Element | null} control */
function keyOf(controls, control) {
  return [...controls].find(([, other]) => other === control)?.[0];
}

/** Remember a press on a poster. @param {Event} event */
export function noteIntent(event) {
  const target = /** @type {Element | null} */ (event.target);
  const root = target?.closest(`:is(${EXPLORERS}):not([data-state])`);
  const control = target?.closest(CONTROLS);
  if (!root || !control || control.matches("input, select")) return;
  const key = keyOf(controlsOf(root), control);
  if (key !== undefined) presses.set(root, [...(presses.get(root) ?? []), key]);
  if (control instanceof HTMLButtonElement) control.setAttribute("aria-busy", "true");
}

/** What has been done to a poster so far. @param {Element} root */
export function readIntents(root) {
  const controls = controlsOf(root);
  const set = [...controls].flatMap(([key, control]) => {
    const isSet = control.matches("input, select") && control.value !== firstValueOf(control);
    return isSet ? [{ key, kind: "set", value: control.value }] : [];
  });
  const pressed = (presses.get(root) ?? []).map((key) => ({ key, kind: "press", value: "" }));
  const focused = keyOf(controls, document.activeElement);
  return { intents: /** @type {Intent[]} */ ([...set, ...pressed]), focused };
}

/** What a control held at first, as the browser holds it: a slider rounds to its steps. @param {HTMLInputElement | HTMLSelectElement} control */
function firstValueOf(control) {
  if (control instanceof HTMLSelectElement) {
    const first = [...control.options].find(({ defaultSelected }) => defaultSelected);
    return first?.value ?? control.value;
  }
  if (!(control instanceof HTMLInputElement)) return null;
  const probe = /** @type {HTMLInputElement} */ (control.cloneNode());
  probe.value = control.defaultValue;
  return probe.value;
}

/** Do it again on the explorer. @param {Element} root @param {ReturnType<typeof readIntents>} read */
export function redo(root, { intents, focused }) {
  const controls = controlsOf(root); // as they stand before any intent changes them
  if (focused !== undefined) controls.get(focused)?.focus();
  for (const { key, kind, value } of intents) {
    const control = controls.get(key);
    if (!control) continue;
    if (kind === "press") control.click();
    else {
      control.value = value;
      const type = control.matches("[type=range]") ? "input" : "change";
      control.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
}
