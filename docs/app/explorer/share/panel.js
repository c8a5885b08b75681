/**
 * Take it away: a link, a script, a picture, the numbers. What happened is said in words.
 */

import { make, makeButton } from "../../ui/elements.js";
import { isSameRace } from "../model/diff.js";
import { writeLink } from "../model/link.js";
import { toCsv } from "./csv.js";
import { downloadCsv, downloadPng, downloadSvg } from "./download.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {{session: import("../session.js").Session, getPictures: () => SVGSVGElement[],
 *   ask: import("../answers/latest.js").Ask}} Parts
 */

const BY_HAND = "The clipboard is not allowed here: copy the text below.";
const BEHIND =
  "What is drawn is the race before, not the one that is set: wait for it, or mend what it complains of.";
const NEEDS = {
  gd_core: "Script copied; it needs NumPy and gd_core, and says in its first lines where that is.",
  torch: "Script copied; it needs torch.",
};

/** @param {HTMLElement} place @param {Parts} parts */
export function mountShare(place, parts) {
  const { session, getPictures, ask } = parts;
  const element = make("div", "gd-share", { role: "group", "aria-label": "Share" });
  const buttons = make("div", "gd-share__buttons");
  const words = mountWords();
  /** @param {string} name @param {() => string | Promise<string>} work what it returns is said */
  const add = (name, work) => buttons.append(makeButton(name, () => void words.after(work)));

  add("Copy link", () => {
    const address = new URL(location.href);
    const { state, catalog, player } = session;
    address.hash = writeLink(state, catalog, player.step);
    return words.copy(address.href, "Link copied.");
  });
  for (const [title, library] of /** @type {const} */ ([
    ["Copy as Python", "gd_core"],
    ["Copy as PyTorch", "torch"],
  ])) {
    add(title, async () => {
      const answer = await ask("script.as_python", { state: session.state, library });
      if (!answer) return ""; // the explorer says why
      return words.copy(answer.text, NEEDS[library]);
    });
  }
  addFiles(add, session, getPictures);
  element.append(buttons, ...words.elements);
  place.append(element);
  return { element };
}

/**
 * Files to take away. A file holds what is drawn, which must not pass for what is set.
 * @param {(name: string, work: () => string | Promise<string>) => void} add
 * @param {Parts["session"]} session @param {Parts["getPictures"]} getPictures
 */
function addFiles(add, session, getPictures) {
  /** @param {(name: string) => string | Promise<string>} save */
  const ofDrawn = (save) => () =>
    isSameRace(session.state, session.drawn) ? save(nameOf(session.drawn)) : BEHIND;
  add(
    "Download SVG",
    ofDrawn((name) => {
      downloadSvg(getPictures(), name);
      return `Picture saved as ${name}.svg.`;
    }),
  );
  add(
    "Download PNG",
    ofDrawn(async (name) => {
      await downloadPng(getPictures(), name);
      return `Picture saved as ${name}.png.`;
    }),
  );
  add(
    "Download CSV",
    ofDrawn((name) => {
      downloadCsv(toCsv(session.drawn, session.race), name);
      return `Numbers saved as ${name}.csv, a row for each step.`;
    }),
  );
}

/** "IllConditionedBowl" -> "gradient-descent-ill-conditioned-bowl". @param {State} state */
function nameOf({ surface }) {
  return `gradient-descent-${surface.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase()}`;
}

/** What happened, in words, and a text to copy by hand where the clipboard is closed. */
function mountWords() {
  const said = make("p", "gd-share__said", { "aria-live": "polite", hidden: "" });
  const text = make("textarea", "gd-share__text", { readonly: "", hidden: "", rows: "8" });
  text.setAttribute("aria-label", "Text to copy");
  text.spellcheck = false;
  text.addEventListener("focus", () => text.select());

  /** @param {string} sentence */
  function say(sentence) {
    // Hidden until it has something to say; then empty for a moment, so that its text is read out.
    said.hidden = !sentence;
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = sentence));
  }

  return {
    elements: [said, text],

    /** Do something, and say what it returns or why it failed. @param {() => string | Promise<string>} work */
    async after(work) {
      text.hidden = true;
      try {
        say(await work());
      } catch (/** @type {any} */ error) {
        if (error?.name === "AbortError") return;
        say(`That did not work: ${String(error?.message ?? error).replace(/^\w+Error: /, "")}`);
      }
    },

    /** @param {string} content @param {string} sentence what to say when it is on the clipboard */
    async copy(content, sentence) {
      try {
        await navigator.clipboard.writeText(content);
        return sentence;
      } catch {
        text.value = content;
        text.hidden = false;
        text.focus();
        return BY_HAND;
      }
    },
  };
}
