/**
 * An explorer's state in the page's address: read when it comes with a link, written when the reader
 * changes it. The laboratory's fragment begins with `lab=`, that of another explorer with its name.
 */
import { effect } from "@preact/signals-core";
import { readLink, writeLink } from "./model/link.js";

const WAITING =
  "This link brings a surface that somebody typed. Until you press Use below, the race before it stays.";
const SETTLE = 250; // milliseconds before a state goes into the address

export class Address {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The fragment that was last read or written. */
  #known = "";
  #isWritten = false;
  #read = () => this.read();

  /** @type {() => void} */
  #stop = () => {};

  /**
   * @param {import("./session.js").Session} session @param {(note: string) => void} showNote
   * @param {string} [name] what the fragment begins with
   */
  constructor(session, showNote, name = "lab") {
    this.session = session;
    this.showNote = showNote;
    this.name = name;
  }

  /** Follow a session from now on: what the reader has changed is written. */
  begin() {
    this.start();
    const { session } = this;
    this.#stop = effect(() => {
      void [session.state, session.player.isPlaying ? 0 : session.player.step];
      if (session.isTried) this.write();
      else this.follow();
    });
  }

  /** Show what the address says, now and whenever it changes. */
  start() {
    addEventListener("hashchange", this.#read);
    this.read();
  }

  leave() {
    this.#stop();
    clearTimeout(this.#timer);
    removeEventListener("hashchange", this.#read);
  }

  read() {
    const fragment = location.hash.slice(1);
    if (fragment === this.#known) return;
    this.#known = fragment;
    const link = readLink(fragment, this.session.catalog, this.name);
    if (!link) return;
    // A surface that came with a link waits for the reader's click.
    const hasToWait = link.isFromLink && link.state.surface === "Expression";
    this.showNote([...link.notes, hasToWait ? WAITING : ""].join(" ").trim());
    if (!link.isFromLink) return; // nothing of it can be used: what is shown stays
    this.session.isWaiting = hasToWait;
    void this.session.show(link.state, link.step);
  }

  write() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const now = location.hash.slice(1);
      if (now !== this.#known && now.startsWith(`${this.name}=`)) return; // a link that came meanwhile is read first
      const { state, catalog, player } = this.session;
      this.#known = writeLink(state, catalog, player.step, this.name);
      this.#isWritten = true;
      history.replaceState(history.state, "", `#${this.#known}`);
    }, SETTLE);
  }

  /** Write again, unless nothing was changed yet: until then the address stays as it came. */
  follow() {
    if (this.#isWritten) this.write();
  }
}
