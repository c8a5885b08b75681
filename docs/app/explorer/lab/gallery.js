/**
 * Runs worth seeing, most of them failures, each as a picture: a menu of all, and a strip of them
 * under the picture until a reader has been here before.
 */
import { html, render } from "lit-html";
import { readBuilt } from "../../ui/built.js";
import { read, write } from "../../ui/storage.js";
import { mountMenu } from "./menu.js";
import { readThumbnails, thumbnail } from "./thumbnail.js";

/**
 * @typedef {{name: string, title: string, why: string}} Entry
 * @typedef {import("./thumbnail.js").Thumbnails} Thumbnails
 * @typedef {{strip: HTMLElement, onOpen: (preset: any) => void, onError: (text: string) => void}} Parts
 */

const SEEN = "gd-lab-gallery-seen";

class Gallery {
  /** @param {Parts} parts */
  constructor({ strip, onOpen, onError }) {
    this.strip = strip;
    this.onOpen = onOpen;
    this.onError = onError;
    this.menu = mountMenu("Gallery", "gd-gallery", { onOpen: () => this.#dismiss() });
    this.menu.panel.setAttribute("aria-label", "Gallery");
    this.menu.panel.setAttribute("role", "dialog");
  }

  async load() {
    const [entries, thumbnails] = await Promise.all([
      readBuilt("races", "gallery"),
      readThumbnails(),
    ]);
    const cards = (/** @type {boolean} */ isWhole) =>
      entries.map((/** @type {Entry} */ entry) => this.#card(entry, thumbnails, isWhole));
    render(
      html`<h2 class="gd-menu__title">Things that go wrong, and why</h2>
        <ul class="gd-gallery__list">${cards(true)}</ul>`,
      this.menu.panel,
    );
    render(this.#strip(cards(false)), this.strip);
  }

  /**
   * The first screen: shown to who has not been here before, and brings no race with the link. Where
   * storage is forbidden, every visit is the first.
   */
  greet() {
    this.strip.hidden = read("localStorage", SEEN) !== null || location.hash.startsWith("#lab=");
  }

  #dismiss() {
    this.strip.hidden = true;
    write("localStorage", SEEN, "1");
  }

  /** @param {unknown} cards */
  #strip(cards) {
    return html`<div class="gd-strip__head">
        <h2 class="gd-strip__title">Begin with a run that goes wrong</h2>
        <button type="button" class="gd-button gd-strip__close" @click=${() => this.#dismiss()}>
          Hide
        </button>
      </div>
      <ul class="gd-gallery__list gd-gallery__list--strip" @focusin=${showWhole}>${cards}</ul>`;
  }

  /** @param {Entry} entry @param {Thumbnails} thumbnails @param {boolean} isWhole with its why */
  #card({ name, title, why }, { size, races }, isWhole) {
    const { levels, runs, label } = races[name];
    return html`<li>
      <button type="button" class="gd-gallery__card" title=${isWhole ? "" : label}
        @click=${() => void this.#open(name)}>
        ${thumbnail(size, levels, runs)}
        <strong>${title}</strong>
        ${isWhole ? html`<span>${why}</span>` : ""}
      </button>
    </li>`;
  }

  /** @param {string} name */
  async #open(name) {
    try {
      const preset = await readBuilt("races", name);
      this.menu.close();
      this.onOpen(preset);
    } catch (/** @type {any} */ error) {
      this.onError(`This race could not load: ${error.message}`);
    }
  }
}

/** Bring all of a card into the strip when it takes the focus: browsers are content with a part. @param {FocusEvent} event */
function showWhole({ target }) {
  /** @type {Element} */ (target).scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** @param {Parts} parts */
export function mountGallery(parts) {
  const gallery = new Gallery(parts);
  gallery.load().catch((error) => parts.onError(`The gallery could not load: ${error.message}`));
  gallery.greet();
  return gallery;
}
