/**
 * What every page loads: it brings in cells and explorers where a page has them, and
 * again after each instant navigation, which swaps the content and keeps the modules.
 */
import { endArriving, goOnArriving } from "./ui/arriving.js";
import { whenIdle } from "./ui/idle.js";
import { isOtherVersion, isReplaced, offerReload } from "./ui/version.js";

/** What a page may hold, and how that is brought to life. */
const PARTS = {
  "gd-cell": async () => void (await import("./cells/cell.js")),
  "gd-explorer": async () => void (await import("./explorer/explorer.js")),
  "gd-hero": async () => void (await import("./home/hero.js")),
  "gd-momentum-map": async () => void (await import("./momentum/map.js")),
  "gd-matrix-explorer": async () => void (await import("./matrix/explorer.js")),
  ".gd-symbols": async () => (await import("./letters/letters.js")).linkLetters(document.body),
  ".gd-sheet": async () => (await import("./sheet/sheet.js")).openSheets(document.body),
  ".gd-rows": async () => (await import("./sheet/rows.js")).openRows(document.body),
  "gd-about-python": async () => void (await import("./runtime/about.js")),
  ".gd-filter": async () => (await import("./ui/filter.js")).addFilters(),
  "[data-lost]": async () => (await import("./ui/lost.js")).mendLinks(),
  ".gd-onward": async () => {
    const { showProgress, watchEnd } = await import("./home/chapters.js");
    showProgress();
    watchEnd();
  },
  "table, pre, .arithmatex": async () => (await import("./ui/theme.js")).mendTheme(),
};

function readPage() {
  if (isOtherVersion()) return location.reload();
  for (const [selector, load] of Object.entries(PARTS)) {
    if (document.querySelector(selector)) load().catch(report);
  }
  if (document.querySelector("gd-cell, gd-explorer, gd-momentum-map, gd-matrix-explorer"))
    whenIdle(() => preparePython().catch(report));
}

/**
 * A page with Python on it says at its end which Python, and is ready to start it. That waits until
 * the page is drawn; a cell or an explorer that is used before brings Python up by itself.
 */
async function preparePython() {
  const article = document.querySelector("article");
  if (article && !document.querySelector("gd-about-python")) {
    const panel = document.createElement("details");
    panel.className = "gd-about";
    const title = document.createElement("summary");
    title.textContent = "About this Python";
    panel.append(title, document.createElement("gd-about-python"));
    article.append(panel);
    await PARTS["gd-about-python"]();
  }
  (await import("./runtime/watch.js")).watchPage(offerReload);
}

/** A part that cannot load leaves the page readable as it is. @param {unknown} error */
async function report(error) {
  if (await isReplaced()) return location.reload(); // nothing of the reader's is in it yet
  console.error("A part of this page could not load:", error);
}

let isFirst = true;

/** A page has come: the first one in parts, the others whole. */
function onPage() {
  readPage();
  if (!isFirst) endArriving();
  else if (document.readyState === "complete") goOnArriving();
  else addEventListener("load", goOnArriving, { once: true });
  isFirst = false;
}

/** Material's stream of documents; without it (another theme), the page never changes. */
const documents = /** @type {any} */ (globalThis).document$;
if (documents) documents.subscribe(onPage);
else onPage();
