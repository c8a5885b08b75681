/**
 * Small makers of form elements, each with its label.
 */
/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} [className] @param {Record<string, string>} [attributes]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className = "", attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** @param {string} name @param {() => void} onClick */
export function makeButton(name, onClick) {
  const button = make("button", "gd-button", { type: "button" });
  button.textContent = name;
  button.addEventListener("click", onClick);
  return button;
}

/** @param {string} label @param {HTMLElement} control */
export function withLabel(label, control) {
  const around = make("label", "gd-field");
  const text = make("span", "gd-field__label");
  text.textContent = label;
  around.append(text, control);
  return around;
}

/**
 * @param {string} label @param {string[][]} options pairs of value and text
 * @param {(value: string) => void} onChange
 */
export function makeSelect(label, options, onChange) {
  const select = make("select", "gd-select", { "aria-label": label });
  for (const [value, text] of options) select.append(new Option(text, value));
  select.addEventListener("change", () => onChange(select.value));
  return select;
}

/**
 * Text that a screen reader reads once, and that costs no layout where it stays.
 * @param {Element} element @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The same for what a field holds. @param {HTMLInputElement | HTMLSelectElement} field @param {string | number} value */
export function fill(field, value) {
  if (field.value !== String(value)) field.value = String(value);
  if (field.getAttribute("role") === "spinbutton") set(field, "aria-valuenow", String(value));
}

/** An attribute, written only where it is new. @param {Element} element @param {string} name @param {string} value */
export function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** @typedef {{value: string, text: string, isAble?: boolean}} Item */

/** Keep the choice where it is still possible, and the list where it is the same: it may be open. @param {HTMLSelectElement} select @param {Item[]} items */
export function refill(select, items) {
  const chosen = items.find(({ value, isAble }) => isAble !== false && value === select.value);
  const isSame =
    items.length === select.options.length &&
    items.every(
      ({ value, text }, at) =>
        select.options[at].value === value && select.options[at].text === text,
    );
  if (!isSame) {
    select.replaceChildren(
      ...items.map(({ value, text, isAble }) => {
        const option = new Option(text, value);
        option.disabled = isAble === false;
        return option;
      }),
    );
  }
  const next = chosen ?? items.find(({ isAble }) => isAble !== false) ?? items[0];
  if (next) fill(select, next.value);
}

/** @param {string} label @param {(isChecked: boolean) => void} onChange */
export function makeCheckbox(label, onChange) {
  const element = make("label", "gd-checkbox");
  const input = make("input", "", { type: "checkbox" });
  input.addEventListener("change", () => onChange(input.checked));
  element.append(input, ` ${label}`);
  return { element, input };
}
