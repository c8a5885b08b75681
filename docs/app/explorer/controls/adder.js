/**
 * Adding an optimizer to a race.
 */
import { makeButton, makeSelect } from "../../ui/elements.js";
import { readable } from "../model/names.js";

/** @typedef {import("../model/state.js").Catalog} Catalog */

/**
 * A list to choose from and a button. A choice by pointer counts at once; one by keyboard passes
 * over other names on its way, and counts with Enter or the button.
 * @param {Catalog} catalog @param {(name: string) => void} onAdd
 */
export function mountAdder(catalog, onAdd) {
  const names = Object.keys(catalog.optimizers).map((name) => [name, readable(name)]);
  let isTyping = false;
  const select = makeSelect(
    "Add an optimizer",
    [["", "Add an optimizer"], ...names],
    () => isTyping || add(),
  );
  const button = makeButton("Add", add);
  select.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") return add();
    isTyping = key !== "Tab";
  });
  select.addEventListener("pointerdown", () => (isTyping = false));

  function add() {
    const name = select.value;
    select.value = "";
    isTyping = false;
    if (name) onAdd(name);
  }

  return {
    elements: [select, button],
    /** @param {boolean} hasRoom */
    show(hasRoom) {
      select.disabled = button.disabled = !hasRoom;
    },
  };
}
