/**
 * The bar over the laboratory: gallery, undo and redo, what to try, sharing, help.
 */
import { make } from "../../ui/elements.js";
import { mountTask } from "../frame/task.js";
import { mountShare } from "../share/panel.js";
import { mountBar } from "./bar.js";
import { mountGallery } from "./gallery.js";
import { mountHelp } from "./help.js";
import { mountMenu } from "./menu.js";

/**
 * @param {HTMLElement} root @param {Record<string, HTMLElement>} places
 * @param {{session: import("../session.js").Session, ask: import("../answers/latest.js").Ask,
 *   frame: {showNote: (text: string) => void}, getPictures: () => SVGSVGElement[],
 *   onOpen: (preset: any) => void}} parts
 */
export function mountTop(root, { bar, strip }, { session, ask, frame, getPictures, onOpen }) {
  const gallery = mountGallery({ strip, onOpen, onError: frame.showNote });
  const task = make("div", "gd-task");
  mountTask(task, session);
  const share = mountMenu("Share", "gd-share-menu");
  mountShare(share.panel, { session, ask, getPictures });
  const help = mountHelp(root);
  const history = mountBar(bar, {
    session,
    gallery: [gallery.menu.button, gallery.menu.panel],
    task: [task],
    more: [share.button, share.panel, ...(help ? [help.button] : [])],
  });
  return {
    record: () => history.record(),
    leave() {
      history.leave();
      help?.leave();
    },
  };
}
