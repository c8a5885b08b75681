/**
 * What is said over the picture: how Python comes along, what could not be computed, notes on what
 * was typed. And the picture of a race that is not the one that is set says so by its looks.
 */
import { effect } from "@preact/signals-core";
import { make } from "../../ui/elements.js";
import { mountNote, tellingOfWork } from "../frame/messages.js";
import { progressBar } from "../frame/progress.js";
import { isSameRace } from "../model/diff.js";

/** @param {HTMLElement} root @param {HTMLElement} place @param {import("../session.js").Session} session */
export function mountTalk(root, place, session) {
  const note = mountNote(root);
  const message = make("div", "gd-explorer__message", { hidden: "", role: "status" });
  place.append(progressBar(session), message);
  const telling = tellingOfWork(root, message, () => void session.ask());
  session.subscribe({ onOpen: () => telling.showMessage("") });
  effect(() => {
    root.classList.toggle("gd-is-behind", !isSameRace(session.state, session.drawn));
  });
  return {
    ...telling,
    /** Stands in `root`, from which its place is reckoned. */
    note: note.element,
    showNote: note.showNote,
    /** @param {import("../model/store.js").Progress | null} progress */
    showProgress(progress) {
      session.work = { ...session.work, progress };
      telling.showProgress(session.work.asked ? null : progress);
    },
  };
}
