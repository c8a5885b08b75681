/**
 * What a reader does to the poster of an explorer, before the explorer itself is there. The poster is
 * the explorer's own first picture, made when the site was built: control for control the same. So a
 * press or a moved slider is done again on the control in the same place.
 */
const CONTROLS = "button, input, select, summary";

/** @typedef {{at: number, kind: "press" | "set", value: string}} Intent */

/** Presses on posters, by explorer. @type {WeakMap<Element, number[]>} */
const presses = new WeakMap();

/** @param {Element} root */
function controlsOf(root) {
  return /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(CONTROLS)]);
}

/** Remember a press on a poster. @param {Event} event */
export function noteIntent(event) {
  const target = /** @type {Element | null} */ (event.target);
  const root = target?.closest(":is(gd-explorer, gd-matrix-explorer):not([data-state])");
  const control = target?.closest(CONTROLS);
  if (!root || !control || control.matches("input, select")) return;
  const at = controlsOf(root).indexOf(/** @type {HTMLInputElement} */ (control));
  presses.set(root, [...(presses.get(root) ?? []), at]);
  if (control instanceof HTMLButtonElement) control.setAttribute("aria-busy", "true");
}

/** What has been done to a poster so far. @param {Element} root */
export function readIntents(root) {
  const controls = controlsOf(root);
  const set = controls.flatMap((control, at) => {
    const first =
      control instanceof HTMLSelectElement
        ? [...control.options].find(({ defaultSelected }) => defaultSelected)?.value
        : control.defaultValue;
    const isSet = control.matches("input, select") && control.value !== (first ?? control.value);
    return isSet ? [{ at, kind: "set", value: control.value }] : [];
  });
  const pressed = (presses.get(root) ?? []).map((at) => ({ at, kind: "press", value: "" }));
  const focused = controls.indexOf(/** @type {any} */ (document.activeElement));
  return { intents: /** @type {Intent[]} */ ([...set, ...pressed]), focused };
}

/** Do it again on the explorer. @param {Element} root @param {ReturnType<typeof readIntents>} read */
export function redo(root, { intents, focused }) {
  const controls = controlsOf(root); // as they stand before any intent changes them
  controls[focused]?.focus();
  for (const { at, kind, value } of intents) {
    const control = controls[at];
    if (!control) continue;
    if (kind === "press") control.click();
    else {
      control.value = value;
      const type = control.matches("[type=range]") ? "input" : "change";
      control.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
}
