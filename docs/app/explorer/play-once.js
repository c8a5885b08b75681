/**
 * An explorer plays once by itself, when most of it is in view and nobody has touched it; after that
 * its start invites to be dragged, until somebody has dragged one.
 */
import { effect } from "@preact/signals-core";
import { isMotionReduced, onceInView } from "../ui/motion.js";
import { read, write } from "../ui/storage.js";

const DURATION = 2500; // milliseconds
const DRAGGED = "gd-dragged"; // in the session's storage

/** @param {HTMLElement} root @param {HTMLElement} picture @param {import("./session.js").Session} session */
export function playOnce(root, picture, session) {
  for (const event of ["pointerdown", "keydown", "input", "change", "click"]) {
    root.addEventListener(event, () => (session.isTouched = true), { capture: true, once: true });
  }
  inviteUntilDragged(root, picture);
  if (isMotionReduced()) return invite(root);
  onceInView(picture, () => {
    if (!session.isTouched && !session.isTried) play(root, session);
  });
}

/** @param {HTMLElement} root @param {import("./session.js").Session} session */
function play(root, { player }) {
  player.goTo(0);
  player.play(DURATION);
  const stop = effect(() => {
    if (player.isPlaying) return;
    invite(root);
    queueMicrotask(() => stop());
  });
}

/** Let the start say that it can be dragged. @param {HTMLElement} root */
export function invite(root) {
  if (!read("sessionStorage", DRAGGED)) root.classList.add("gd-is-inviting");
}

/** @param {HTMLElement} root @param {HTMLElement} picture */
export function inviteUntilDragged(root, picture) {
  picture.addEventListener("pointerdown", () => {
    root.classList.remove("gd-is-inviting");
    write("sessionStorage", DRAGGED, "1");
  });
}
