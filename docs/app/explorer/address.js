/**
 * The laboratory's state in the page's address: read when it comes with a link, written when it
 * changes.
 */
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

  /** @param {import("./session.js").Session} session @param {(note: string) => void} showNote */
  constructor(session, showNote) {
    this.session = session;
    this.showNote = showNote;
  }

  /** Show what the address says, now and whenever it changes. */
  start() {
    addEventListener("hashchange", this.#read);
    this.read();
  }

  leave() {
    clearTimeout(this.#timer);
    removeEventListener("hashchange", this.#read);
  }

  read() {
    const fragment = location.hash.slice(1);
    if (fragment === this.#known) return;
    this.#known = fragment;
    const link = readLink(fragment, this.session.catalog);
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
      if (location.hash.slice(1) !== this.#known) return; // a link that came meanwhile is read first
      const { state, catalog, player } = this.session;
      this.#known = writeLink(state, catalog, player.step);
      this.#isWritten = true;
      history.replaceState(history.state, "", `#${this.#known}`);
    }, SETTLE);
  }

  /** Write again, unless nothing was changed yet: until then the address stays as it came. */
  follow() {
    if (this.#isWritten) this.write();
  }
}
