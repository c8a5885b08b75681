/**
 * The page of an unknown address, where it was built for another place than it is served from:
 * its links begin at the root of the host, and so lead nowhere under a sub-path. This script knows
 * by its own address where the site is.
 */

/** Let the page's links, styles and search begin where the site does. */
export function mendLinks() {
  const root = new URL("../../", import.meta.url).pathname;
  const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-lost]"));
  const built = `${page?.dataset.lost ?? root}/`.replace("//", "/");
  if (built === root) return;
  /** @param {string} address */
  const mended = (address) => address.replace(built, root);
  for (const name of ["href", "action"]) {
    for (const element of document.querySelectorAll(`[${name}^="${built}"]`)) {
      element.setAttribute(name, mended(element.getAttribute(name) ?? ""));
    }
  }
  loadTheme(built, mended);
}

/** @param {string} built @param {(address: string) => string} mended */
function loadTheme(built, mended) {
  const config = document.getElementById("__config");
  const settings = JSON.parse(config?.textContent ?? "{}");
  settings.base = mended(`${settings.base}/`.replace("//", "/"));
  settings.search = mended(settings.search);
  // Its next pages are loaded as a whole: this script came too early to see them swapped in.
  settings.features = settings.features.filter(
    (/** @type {string} */ name) => !name.startsWith("navigation.instant"),
  );
  if (config) config.textContent = JSON.stringify(settings);
  Object.assign(globalThis, { __md_scope: new URL(settings.base, location.href) });
  const missing = document.querySelector(`script[src^="${built}assets"]`);
  const script = document.createElement("script");
  script.src = mended(missing?.getAttribute("src") ?? "");
  document.body.append(script);
}
