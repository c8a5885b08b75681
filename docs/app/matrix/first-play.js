/**
 * An explorer that comes into view plays once by itself, up to the step at which it opened.
 */
import { effect } from "@preact/signals-core";
import { isMotionReduced, onceInView } from "../ui/motion.js";

const DURATION = 4000; // milliseconds for a whole run

/**
 * Never twice, never where motion is to be reduced, and not once a hand was on it.
 * @param {HTMLElement} picture @param {HTMLElement} root @param {import("./session.js").MatrixSession} session
 */
export function playOnce(picture, root, session) {
  const { player } = session;
  const end = player.step;
  if (isMotionReduced()) return;
  let stop = onceInView(picture, () => {
    player.goTo(0);
    player.play(DURATION);
    stop = effect(() => {
      if (player.place >= end) player.goTo(end);
      if (!player.isPlaying) queueMicrotask(() => stop());
    });
  });
  // Before the control that is used hears of it: an aid may set the slider without a key.
  for (const event of ["pointerdown", "keydown", "input"])
    root.addEventListener(event, () => stop(), { once: true, capture: true });
}
