/**
 * What was built with the site for a part of a page, and what the part says when it does not arrive.
 */
import { addressOf } from "../runtime/address.js";

/** @param {string} folder of docs/generated/ @param {string} name @returns {Promise<any>} */
export async function readBuilt(folder, name) {
  const response = await fetch(addressOf(`generated/${folder}/${encodeURIComponent(name)}.json`));
  if (!response.ok) throw new Error(`There is no built race named ${name}.`);
  return response.json();
}

/**
 * Say above an explorer's poster, which stays, that the explorer itself did not come.
 * @param {HTMLElement} root @param {Error} error
 */
export function sayNotLoaded(root, error) {
  root.dataset.state = "error";
  const words = document.createElement("p");
  words.textContent = `The explorer could not load: ${error.message}`;
  root.prepend(words);
}
