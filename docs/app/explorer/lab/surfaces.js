/**
 * The surface that is set, as a small picture; pressed, it shows them all to choose from.
 */
import { effect } from "@preact/signals-core";
import { html, render } from "lit-html";
import { withSurface } from "../model/changes.js";
import { readable } from "../model/names.js";
import { mountMenu } from "./menu.js";
import { readThumbnails, thumbnail } from "./thumbnail.js";

/**
 * @typedef {import("../session.js").Session} Session
 * @typedef {import("./thumbnail.js").Thumbnails} Thumbnails
 */

const NAME = "Choose a surface by its picture";

/** @param {HTMLElement} place @param {Session} session @param {(text: string) => void} onError */
export function mountSurfaces(place, session, onError) {
  const menu = mountMenu("", "gd-surfaces");
  menu.button.className = "gd-surfaces__button";
  menu.button.setAttribute("aria-label", NAME);
  menu.button.title = NAME;
  menu.panel.setAttribute("role", "dialog");
  menu.panel.setAttribute("aria-label", "Surfaces");
  place.append(menu.button, menu.panel);
  readThumbnails().then(
    (thumbnails) => effect(() => draw(menu, session, thumbnails)),
    (error) => onError(`The pictures of the surfaces could not load: ${error.message}`),
  );
}

/** @param {ReturnType<typeof mountMenu>} menu @param {Session} session @param {Thumbnails} thumbnails */
function draw({ button, panel, close }, session, { size, surfaces }) {
  const { surface } = session.state;
  const pick = (/** @type {string} */ name) => () => {
    close();
    void session.change((state) => withSurface(state, name, session.catalog));
  };
  render(pictureOf(size, surfaces[surface]), button);
  render(
    html`<ul class="gd-gallery__list">${Object.keys(session.catalog.surfaces).map(
      (
        name,
      ) => html`<li><button type="button" class="gd-gallery__card" aria-pressed=${String(name === surface)}
        @click=${pick(name)}>${pictureOf(size, surfaces[name])}<strong>${readable(name)}</strong></button></li>`,
    )}</ul>`,
    panel,
  );
}

/** A typed surface has no picture but a sign. @param {number[]} size @param {string[]} [levels] */
function pictureOf(size, levels) {
  if (levels) return thumbnail(size, levels);
  return html`<span class="gd-thumb gd-thumb--typed" aria-hidden="true">f(x, y)</span>`;
}
