/**
 * The button Best rates, which says itself how far the answer is.
 */
import { effect } from "@preact/signals-core";
import { make, makeButton, say, set } from "../../ui/elements.js";
import { progressText } from "../../ui/progress.js";
import { limits } from "../model/names.js";

const NAME = "Best rates";
const FAIR =
  "A fair race: find each optimizer's best learning rate for this surface, start and number of steps";

/** @param {HTMLElement} place @param {import("../session.js").Session} session @param {() => void} onTune */
export function mountTune(place, session, onTune) {
  const button = makeButton(NAME, onTune);
  button.classList.add("gd-tune");
  button.title = FAIR;
  const said = make("span", "gd-tune__said", { role: "status" });
  place.append(button, said);
  effect(() => {
    const { work } = session;
    const isAsked = work.asked === "tune";
    set(button, "aria-busy", String(isAsked));
    say(button, isAsked && work.progress ? progressText(work.progress) : NAME);
  });
  effect(() =>
    say(said, session.isFair ? `each at its best of ${limits().tried.count} rates` : ""),
  );
}
