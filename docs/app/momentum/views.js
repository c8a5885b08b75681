/**
 * mountViews(root, session): everything that is seen of the map of momentum, in the order in which it is
 * read and reached. The build draws its poster with it. See styles/momentum.css.
 */
import { make, say } from "../ui/elements.js";
import { mountControls } from "./controls.js";
import { drawColors, mountEnds } from "./legend.js";
import { mountPlane } from "./plane.js";
import { mountRoots } from "./roots.js";
import { mountRun } from "./run.js";
import { describe, describeBest } from "./text.js";

/** @param {HTMLElement} root @param {import("./session.js").MapSession} session */
export function mountViews(root, session) {
  const places = layOut(root);
  const onPoint = (/** @type {import("./model.js").Point} */ point) => void session.moveTo(point);
  const getPoint = () => session.point;
  const plane = mountPlane(places.plane, session.catalog, getPoint, onPoint);
  const ends = mountEnds(places.side);
  const run = mountRun(places.side, session.catalog.steps);
  const roots = mountRoots(places.side);
  const controls = mountControls(places.controls, session.catalog, {
    getPoint,
    onPoint,
    onBest: () => void session.goToBest(),
    onCondition: (condition) => void session.setCondition(condition),
  });
  drawColors(places.legend, session.catalog);

  function draw() {
    const words = describe(session.answer, session.catalog);
    plane.drawPlane(session.plane);
    plane.drawPoint(session.answer);
    ends.show(session.answer.ends.length);
    run.draw(session.answer, `The error against the step. ${words}`);
    roots.draw(session.answer, `The roots in the complex plane. ${words}`);
    controls.show(session.point, session.condition);
    say(places.words, words);
    say(places.best, describeBest(session.plane));
  }
  draw();
  return { places, draw };
}

/** @param {HTMLElement} root */
function layOut(root) {
  const work = make("div", "gd-momentum__work");
  const stage = make("div", "gd-momentum__stage");
  const places = {
    work,
    main: make("div", "gd-momentum__main"),
    side: make("div", "gd-momentum__side"),
    plane: make("div"),
    legend: make("div", "gd-momentum__legend"),
    words: make("p", "gd-momentum__words", { role: "status" }),
    best: make("p", "gd-momentum__where"),
    message: make("div", "gd-explorer__message", { hidden: "" }),
    controls: make("div", "gd-momentum__controls"),
  };
  places.main.append(places.plane, places.legend);
  stage.append(places.main, places.side);
  work.append(stage, places.words, places.message, places.controls, places.best);
  root.replaceChildren(work);
  return places;
}
