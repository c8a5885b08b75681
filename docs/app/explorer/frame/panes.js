/**
 * mountPanes(place, root): which of the two pictures a narrow explorer holds in view.
 */
import { effect, signal } from "@preact/signals-core";
import { html, render } from "lit-html";

const PANES = [
  ["path", "Path"],
  ["loss", "Loss"],
];

/** @param {HTMLElement} place @param {HTMLElement} root which says in `data-pane` what is shown */
export function mountPanes(place, root) {
  const shown = signal("path");
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", "Picture");
  effect(() => {
    root.dataset.pane = shown.value;
    render(
      PANES.map(
        ([pane, text]) => html`<button type="button" class="gd-panes__pane"
          aria-pressed=${String(pane === shown.value)} @click=${() => (shown.value = pane)}
          >${text}</button>`,
      ),
      place,
    );
  });
}
