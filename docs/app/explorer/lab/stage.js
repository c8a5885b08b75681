/**
 * The middle of the laboratory: the surface from above or in space, what is asked of the reader on
 * it, and time under it.
 */
import { html, render } from "lit-html";
import { wear } from "../../ui/run-line.js";
import { linesOf } from "../model/lines.js";
import { mountSurface } from "../plane/surface.js";
import { mountPredict } from "../predict/panel.js";
import { mountSpace } from "../space/panel.js";
import { mountTransport } from "../transport.js";
import { mountInset } from "./inset.js";

/**
 * @typedef {import("../session.js").Session} Session
 * @typedef {ReturnType<typeof mountStage>} Stage
 */

/**
 * @param {Record<string, HTMLElement>} places
 * @param {{root: HTMLElement, session: Session, size: import("../../ui/resize.js").Size,
 *   onPlay: () => void}} parts `size`: of the surface's box, once it is in the page
 */
export function mountStage({ surface: around, space: spacePlace, tools, inset, transport }, parts) {
  const { root, session, size, onPlay } = parts;
  render(
    html`<div class="gd-lab__predict"></div><div class="gd-lab__switch" role="group" aria-label="View"></div>`,
    tools,
  );
  const [predictPlace, switchPlace] = /** @type {HTMLElement[]} */ ([...tools.children]);
  const surface = mountSurface(around, session, size);
  const space = mountSpace({ tools: switchPlace, space: spacePlace, surface: around }, session);
  mountPredict(predictPlace, { surface, session, root, onBegin: () => space.show(false) });
  mountInset(inset, session);
  transport.classList.add("gd-transport");
  mountTransport(transport, session, { onPlay });

  return {
    surface,

    /** A run that is only looked at, such as the one behind a cell of a map. @param {ArrayLike<number> | null} points @param {number} index of its optimizer */
    preview(points, index) {
      surface.drawPreview(points);
      space.drawPreview(points);
      const line = linesOf(session.drawn)[index];
      if (points && line) wear(/** @type {Element} */ (surface.parts.preview.node()), line);
    },

    leave: () => space.close(),
  };
}
