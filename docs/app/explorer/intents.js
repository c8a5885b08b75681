/**
 * What a reader did to the poster of an explorer, before the explorer itself was there: see early.js.
 * The poster is the explorer's own first picture, made when the site was built: control for control the
 * same. So each act is done again on the control of the same name in the same group.
 */
const CONTROLS = "button, input, select, summary, [role=application]";

/**
 * @typedef {{target: Element, kind: "press" | "set" | "key" | "point", value: any}} Early
 *   value: of a key, its name and whether Shift was down; of a point, its shares of the relief's sides
 */
/** @typedef {{key: string, kind: Early["kind"], value: any}} Intent */

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
    let key = `${around}/${nameOf(control)}`;
    while (controls.has(key)) key += "+";
    controls.set(key, control);
  }
  return controls;
}

/** What a control is called; a surface's name says where its runs are, which changes. @param {Element} control */
function nameOf(control) {
  if (control.matches(".gd-surface")) return "surface";
  return control.getAttribute("aria-label") ?? control.textContent?.trim() ?? "";
}

/** @param {Map<string, Element>} controls @param {Element | null} control */
function keyOf(controls, control) {
  return [...controls].find(([, other]) => other === control)?.[0];
}

/** What has been done to a poster so far, in order. @param {Element} root */
export function readIntents(root) {
  const controls = controlsOf(root);
  /** @type {Early[]} */
  const noted = /** @type {any} */ (globalThis).gdEarly ?? [];
  const intents = noted.flatMap(({ target, kind, value }, at) => {
    const key = keyOf(controls, target);
    const isSetLater = noted.slice(at + 1).some((next) => kind === "set" && next.target === target);
    if (key === undefined || isSetLater) return [];
    const held = kind === "set" ? /** @type {HTMLInputElement} */ (target).value : value;
    return [/** @type {Intent} */ ({ key, kind, value: held })];
  });
  return { intents, focused: keyOf(controls, document.activeElement) };
}

/** Do it again on the explorer. @param {Element} root @param {ReturnType<typeof readIntents>} read */
export function redo(root, { intents, focused }) {
  const controls = controlsOf(root); // as they stand before any intent changes them
  if (focused !== undefined) controls.get(focused)?.focus({ preventScroll: true });
  for (const intent of intents) {
    const control = controls.get(intent.key);
    if (control) act(control, intent);
  }
}

/** @param {HTMLInputElement} control @param {Intent} intent */
function act(control, { kind, value }) {
  if (kind === "press") return control.click();
  control.dispatchEvent(eventOf(control, kind, value));
}

/** @param {HTMLInputElement} control @param {Intent["kind"]} kind @param {any} value */
function eventOf(control, kind, value) {
  if (kind === "key") return new KeyboardEvent("keydown", { ...value, bubbles: true });
  if (kind === "point") return new CustomEvent("gd-point", { detail: value });
  control.value = value;
  return new Event(control.matches("[type=range]") ? "input" : "change", { bubbles: true });
}
