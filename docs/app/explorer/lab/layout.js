/**
 * The laboratory's one window: a bar, a rail with what is set, the picture with time under it, and
 * tabs beside it. The order in the page is the order that is seen, at every width.
 */
import { html, render } from "lit-html";

/** @typedef {"wide" | "medium" | "narrow"} Width */

const WIDE = "(min-width: 76em)";
const NARROW = "(max-width: 44em)";

const TEMPLATE = html`
  <div class="gd-lab__bar" data-place="bar"></div>
  <section class="gd-lab__rail" data-place="rail" aria-label="Settings">
    <h2 class="gd-lab__head">Surface</h2>
    <div data-place="settings"></div>
    <h2 class="gd-lab__head">Runs</h2>
    <div data-place="runs"></div>
    <details class="gd-lab__more" data-place="more">
      <summary data-place="moreTitle"></summary>
      <div data-place="switches"></div>
    </details>
  </section>
  <section class="gd-lab__stage" data-place="stage" aria-label="Picture">
    <div class="gd-lab__picture" data-place="picture">
      <div class="gd-lab__surface" data-place="surface" data-part="surface"></div>
      <div class="gd-lab__space" data-place="space" hidden></div>
      <div class="gd-lab__tools" data-place="tools"></div>
      <div class="gd-lab__inset" data-place="inset" hidden></div>
      <div class="gd-lab__messages" data-place="messages"></div>
    </div>
    <div data-place="transport"></div>
    <div class="gd-lab__strip" data-place="strip" hidden></div>
  </section>
  <section class="gd-lab__side" data-place="side" aria-label="Views">
    <div class="gd-lab__tabs" data-place="tabs"></div>
    <div class="gd-lab__panel" data-place="loss">
      <div data-place="losses" data-part="loss"></div>
      <div data-place="rates" hidden></div>
      <div data-place="standings"></div>
      <div data-place="foot"></div>
    </div>
    <div class="gd-lab__panel" data-place="inside"></div>
    <div class="gd-lab__panel" data-place="maps"></div>
    <div class="gd-lab__panel" data-place="numbers"></div>
  </section>
`;

/** Build the window, to be shown in a place when it is whole. @param {HTMLElement} root */
export function layOut(root) {
  const built = document.createElement("div");
  render(TEMPLATE, built);
  const found = [...built.querySelectorAll("[data-place]")];
  const places = /** @type {Record<string, HTMLElement>} */ (
    Object.fromEntries(found.map((element) => [element.getAttribute("data-place"), element]))
  );
  return { places, show: () => root.replaceChildren(...built.childNodes) };
}

/**
 * Put the rail where it is seen: left of the picture, over the tabs, or under the tab "Race".
 * @param {HTMLElement} root @param {Record<string, HTMLElement>} places
 */
export function followWidth(root, { rail, stage, side, tabs, strip }) {
  const [wide, narrow] = [WIDE, NARROW].map((query) => matchMedia(query));

  function arrange() {
    /** @type {Width} */
    const width = wide.matches ? "wide" : narrow.matches ? "narrow" : "medium";
    if (root.dataset.width === width) return;
    root.dataset.width = width;
    if (width === "wide") stage.before(rail);
    else if (width === "medium") side.prepend(rail);
    else tabs.after(rail);
    if (width === "narrow") side.before(strip);
    else stage.append(strip);
    root.dispatchEvent(new CustomEvent("gd-width", { detail: width }));
  }

  for (const query of [wide, narrow]) query.addEventListener("change", arrange);
  arrange();
  return () => {
    for (const query of [wide, narrow]) query.removeEventListener("change", arrange);
  };
}
