/**
 * How much of Python has come, along the top of the picture.
 */
import { effect } from "@preact/signals-core";
import { make, set } from "../../ui/elements.js";

/** @param {import("../session.js").Session} session */
export function progressBar(session) {
  const bar = make("div", "gd-progress", { "aria-hidden": "true", hidden: "" });
  const part = make("div", "gd-progress__part");
  bar.append(part);
  effect(() => {
    const { progress } = session.work;
    bar.hidden = !progress || progress.phase === "Ready";
    const share = progress && progress.total > 0 ? progress.loaded / progress.total : 0;
    part.style.setProperty("--share", String(share));
    set(bar, "data-phase", progress?.phase ?? "");
  });
  return bar;
}
