/**
 * A newer version of the site may take the place of the one that this page was loaded from. Instant
 * navigation then brings pages of the newer version, while the files that scripts of the older one
 * still want are gone.
 */
import { make } from "./elements.js";

// The stylesheet's name is new whenever any script or style is: see scripts/build/bundle/app.py.
const STYLE = /generated\/app\/(main[^/"]*\.css)/u;
const OUTDATED = "This site has been updated since you opened this page.";

const known = nameIn(document.head.innerHTML);

/** @param {string} html */
function nameIn(html) {
  return STYLE.exec(html)?.[1];
}

/** Whether the page that navigation has brought is of another version than these scripts. */
export function isOtherVersion() {
  return nameIn(document.head.innerHTML) !== known;
}

/** Whether the host now answers with another version than this one. */
export async function isReplaced() {
  try {
    const answer = await fetch(location.href, { cache: "no-cache" });
    return answer.ok && nameIn(await answer.text()) !== known;
  } catch {
    return false; // without a connection, nothing is known of it
  }
}

/**
 * Load a part that a page needs only now; where that fails because the site was replaced, a notice
 * offers to reload. What the reader has typed is theirs to save first.
 * @template T @param {() => Promise<T>} load
 */
export async function loadPart(load) {
  try {
    return await load();
  } catch (error) {
    void offerReload();
    throw error;
  }
}

/** Say that the site was replaced, if it was. */
export async function offerReload() {
  if (document.querySelector(".gd-outdated") || !(await isReplaced())) return;
  const notice = make("p", "gd-outdated", { role: "status" });
  const reload = make("button", "md-button", { type: "button" });
  reload.textContent = "Reload";
  reload.addEventListener("click", () => location.reload());
  document.body.append(notice);
  notice.append(OUTDATED, " ", reload);
}
