/**
 * `gd-hero`: the picture that the first page opens with. Four methods run from one start, again and
 * again; who drags the start asks gd_core, in the page's Python, where they go from there.
 */
import { effect } from "@preact/signals-core";
import { PythonStatus } from "../explorer/answers/status.js";
import { progressBar } from "../explorer/frame/progress.js";
import { readIntents, redo } from "../explorer/intents.js";
import { invite, inviteUntilDragged } from "../explorer/play-once.js";
import { Session } from "../explorer/session.js";
import { readBuilt } from "../ui/built.js";
import { say } from "../ui/elements.js";
import { isMotionReduced } from "../ui/motion.js";
import { Loop } from "./loop.js";
import { mountPicture } from "./picture.js";

/** @typedef {import("../explorer/answers/status.js").Python} Python */

const REST = 500; // milliseconds after the last move of a hand, until the race is run again

class Hero extends HTMLElement {
  /** @type {(() => void)[]} */
  #leave = [];

  async connectedCallback() {
    try {
      const [catalog, built] = await Promise.all(
        ["catalog", "home"].map((name) => readBuilt("races", name)),
      );
      if (this.isConnected && !this.#leave.length) this.#mount(catalog, built);
    } catch (/** @type {any} */ error) {
      this.dataset.state = "error"; // the built picture stays
      say(this.#part("message"), `The race could not load: ${error.message}`);
    }
  }

  disconnectedCallback() {
    for (const leave of this.#leave) leave();
  }

  /** @param {import("../explorer/model/state.js").Catalog} catalog @param {any} built */
  #mount(catalog, built) {
    const place = this.#part("picture");
    const before = readIntents(this);
    /** @type {import("../explorer/session.js").WithPython} */
    const withPython = (work) => status.run((python) => work(knowing(python, built.field)));
    const session = new Session(catalog, built, withPython);
    session.openAtEnd();
    const loop = new Loop(session.player);
    const onStart = this.#startsFrom(session, loop);
    mountPicture(place, session, built.window, onStart);
    /** @type {PythonStatus} */
    const status = new PythonStatus(this, this.#frame(session));
    place.append(progressBar(session));
    inviteUntilDragged(this, place);
    this.#leave = [() => loop.end(), this.#mountButton(loop), watchSight(place, loop)];
    loop.isWanted = !isMotionReduced();
    invite(this);
    redo(this, before);
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`.gd-hero__${name}`));
  }

  /**
   * Whoever moves the start sees whole paths at once, and the race again when the hand rests.
   * @param {Session} session @param {Loop} loop
   */
  #startsFrom(session, loop) {
    let moves = 0;
    return async (/** @type {number[]} */ start) => {
      const move = ++moves;
      loop.hold();
      await session.change((state) => ({ ...state, start }));
      await new Promise((resolve) => setTimeout(resolve, REST));
      if (move === moves) loop.release();
    };
  }

  /** @param {Session} session */
  #frame(session) {
    const message = this.#part("message");
    return {
      /** @param {string} text */
      showMessage: (text) => say(message, text),
      /** @param {import("../explorer/model/store.js").Progress | null} progress */
      showProgress: (progress) => {
        session.work = { ...session.work, progress };
      },
    };
  }

  /** @param {Loop} loop */
  #mountButton(loop) {
    const button = this.#part("pause");
    button.hidden = false;
    button.addEventListener("click", () => {
      loop.isWanted = !loop.isWanted;
    });
    return effect(() => say(button, loop.isWanted ? "Pause the race" : "Run the race"));
  }
}

/** A Python that need not be asked for the relief, which never changes. @param {Python} python @param {any} field @returns {Python} */
function knowing(python, field) {
  /** @type {Python["call"]} */
  const call = async (name, payload, options) =>
    name === "explorer.field" ? field : python.call(name, payload, options);
  return Object.assign(Object.create(python), { call });
}

/** Let the race run while it is seen. @param {HTMLElement} place @param {Loop} loop */
function watchSight(place, loop) {
  let isInView = false;
  const tell = () => {
    loop.isSeen = isInView && !document.hidden;
  };
  const observer = new IntersectionObserver(([entry]) => {
    isInView = entry.isIntersecting;
    tell();
  });
  observer.observe(place);
  document.addEventListener("visibilitychange", tell);
  return () => {
    observer.disconnect();
    document.removeEventListener("visibilitychange", tell);
  };
}

customElements.define("gd-hero", Hero);
