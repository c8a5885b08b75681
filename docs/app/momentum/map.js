/**
 * `gd-momentum-map`: what momentum does at every learning rate and momentum, under the reader's hand.
 * The first map and a grid of answers come with the site; what lies between them, and every other
 * condition number, is computed by gd_core in the page's Python.
 */
import { PythonStatus } from "../explorer/answers/status.js";
import { tellingOfWork } from "../explorer/frame/messages.js";
import { addressOf } from "../runtime/address.js";
import { make, say } from "../ui/elements.js";
import { mountControls } from "./controls.js";
import { drawColors, mountEnds } from "./legend.js";
import { mountPlane } from "./plane.js";
import { mountRoots } from "./roots.js";
import { mountRun } from "./run.js";
import { MapSession } from "./session.js";
import { describe, describeBest } from "./text.js";

async function readBuilt() {
  const response = await fetch(addressOf("generated/maps/momentum.json"));
  if (!response.ok) throw new Error("the file of its first picture is not there.");
  return response.json();
}

export class MomentumMap extends HTMLElement {
  #isMounted = false;

  async connectedCallback() {
    if (this.#isMounted) return;
    this.#isMounted = true;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Map of momentum");
    try {
      mount(this, await readBuilt());
      this.dataset.state = "ready";
    } catch (/** @type {any} */ error) {
      this.dataset.state = "error";
      this.textContent = `The map could not load: ${error.message}`;
    }
  }
}

/** @param {HTMLElement} root @param {import("./session.js").Built} built */
function mount(root, built) {
  const places = layOut(root);
  const session = new MapSession(
    built,
    (work) => status.run(work),
    () => draw(),
  );
  const onRetry = () => void session.setCondition(session.condition);
  const status = new PythonStatus(
    places.work,
    /** @type {any} */ (tellingOfWork(places.work, places.message, onRetry)),
  );
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

customElements.define("gd-momentum-map", MomentumMap);
