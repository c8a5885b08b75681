/**
 * A gallery of runs worth seeing, most of them failures, each with its why.
 */
import { make } from "../ui/elements.js";
import { readBuilt } from "./answers/races.js";

/**
 * @param {HTMLElement} place
 * @param {(preset: any) => void} onOpen called with the race that the site was built with
 */
export async function mountGallery(place, onOpen) {
  /** @type {{name: string, title: string, why: string}[]} */
  const entries = await readBuilt("gallery");
  const box = make("details", "gd-panel gd-gallery", { open: "" });
  const title = make("summary", "");
  title.textContent = "Gallery: things that go wrong, and why";
  const list = make("ul", "gd-gallery__list");
  for (const entry of entries) list.append(cardOf(entry, onOpen));
  box.append(title, list);
  place.append(box);
}

/** @param {{name: string, title: string, why: string}} entry @param {(preset: any) => void} onOpen */
function cardOf({ name, title, why }, onOpen) {
  const item = make("li", "");
  const button = make("button", "gd-gallery__card", { type: "button" });
  const heading = make("strong", "");
  heading.textContent = title;
  const reason = make("span", "");
  reason.textContent = why;
  button.append(heading, reason);
  button.addEventListener("click", async () => onOpen(await readBuilt(name)));
  item.append(button);
  return item;
}
