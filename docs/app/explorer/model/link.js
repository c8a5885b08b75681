/**
 * The state of an explorer as the fragment of a link, and back: `lab=1.<JSON in base64url>`.
 *
 * A link leaves out what equals the catalog's defaults. Whoever changes a default must therefore
 * raise VERSION, or old links would change their meaning. Nothing of a link is trusted: it is
 * read as data, mended by `toState`, and whatever cannot be used is named in a sentence.
 */
import { toState } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Catalog} Catalog
 * @typedef {{state: State, notes: string[], isFromLink: boolean, step?: number}} Link
 * @typedef {{numbers: number, parts: number}} Faults
 */

const VERSION = "1";
const LENGTH_LIMIT = 8000;
const PATTERN = /^#?([\w-]+)=(.*)$/s;
const VERSIONED = /^(\w{1,8})\.([\w-]+)$/;
const OPENS = "so it opens with the defaults.";

/**
 * @param {State} state
 * @param {Catalog} [catalog] without it the link is whole, and longer
 * @param {number} [step] the step that is shown; left out, the link opens as the explorer does
 * @param {string} [name] what the fragment begins with
 * @returns {string} without '#'
 */
export function writeLink(state, catalog, step, name = "lab") {
  const given = catalog ? withoutDefaults(state, catalog) : state;
  const shown = step === undefined ? {} : { step };
  return `${name}=${VERSION}.${encode(JSON.stringify({ ...given, ...shown }))}`;
}

/** @param {State} state @param {Catalog} catalog */
function withoutDefaults(state, catalog) {
  const { surface, optimizers, ...rest } = state;
  const defaults = toState({ surface }, catalog);
  return {
    surface,
    ...difference(rest, defaults),
    optimizers: optimizers.map(({ name, ...entry }) => {
      const [standard] = toState({ optimizers: [{ name }] }, catalog).optimizers;
      return { name, ...difference(entry, standard) };
    }),
  };
}

/**
 * @param {string} fragment with or without '#'
 * @param {Catalog} catalog
 * @param {string} [name] what the fragment has to begin with
 * @returns {Link | null} null when there is nothing of ours in the fragment. `isFromLink` is false
 *   where the link could not be read at all: then `state` is the defaults.
 */
export function readLink(fragment, catalog, name = "lab") {
  const [, found, content] = PATTERN.exec(String(fragment)) ?? [];
  if (found !== name) return null;
  try {
    return open(content, catalog);
  } catch {
    return defaultsWith(`This link cannot be read, ${OPENS}`, catalog);
  }
}

/** @param {string} content @param {Catalog} catalog @returns {Link} */
function open(content, catalog) {
  if (content.length > LENGTH_LIMIT)
    return defaultsWith(`This link is too long to be whole, ${OPENS}`, catalog);
  const [, version, text] = VERSIONED.exec(content) ?? [];
  if (version && version !== VERSION) {
    return defaultsWith(`This link is from another version of the explorer, ${OPENS}`, catalog);
  }
  const given = JSON.parse(decode(text));
  if (!isRecord(given)) throw new TypeError("a link holds an object");
  const { step, ...rest } = given;
  /** @type {Faults} */
  const faults = { numbers: 0, parts: 0 };
  const known = withKnownOptimizers(rest, catalog, faults);
  const state = toState(sound(known, toState(known, catalog), faults), catalog);
  const isStep = Number.isInteger(step) && step >= 0 && step <= state.steps;
  if (step !== undefined && !isStep) faults.numbers += 1;
  return { state, notes: sentencesOf(faults), isFromLink: true, ...(isStep ? { step } : {}) };
}

/** @param {string} note @param {Catalog} catalog @returns {Link} */
function defaultsWith(note, catalog) {
  return { state: toState(null, catalog), notes: [note], isFromLink: false };
}

/**
 * The optimizers that there are, so that the others do not shift what belongs to which.
 * @param {Record<string, any>} given @param {Catalog} catalog @param {Faults} faults
 */
function withKnownOptimizers(given, catalog, faults) {
  const { optimizers } = given;
  if (!Array.isArray(optimizers)) return given;
  const known = optimizers.filter(
    (entry) =>
      isRecord(entry) &&
      typeof entry.name === "string" &&
      Object.hasOwn(catalog.optimizers, entry.name),
  );
  faults.parts += optimizers.length - known.length;
  return { ...given, optimizers: known };
}

/**
 * The parts of what a link gives that `toState` left as they are; the others are counted. Only
 * keys that a state has are looked at, and only to its depth.
 * @param {any} given @param {any} made @param {Faults} faults @returns {any}
 */
function sound(given, made, faults) {
  if (Object.is(given, made)) return given;
  if (Array.isArray(made) && Array.isArray(given)) {
    faults.parts += Math.max(given.length - made.length, 0);
    return made.map((item, at) => (at < given.length ? sound(given[at], item, faults) : undefined));
  }
  if (isRecord(made) && isRecord(given)) {
    const keys = Object.keys(given);
    const shared = keys.filter((key) => Object.hasOwn(made, key));
    faults.parts += keys.length - shared.length;
    return Object.fromEntries(shared.map((key) => [key, sound(given[key], made[key], faults)]));
  }
  faults[typeof made === "number" ? "numbers" : "parts"] += 1;
  return undefined;
}

/** @param {Faults} faults */
function sentencesOf({ numbers, parts }) {
  const sentences = [];
  if (numbers === 1)
    sentences.push("1 number of the link was out of range and was set to its default.");
  if (numbers > 1)
    sentences.push(`${numbers} numbers of the link were out of range and were set to defaults.`);
  if (parts === 1) sentences.push("1 part of the link is not known here and was left out.");
  if (parts > 1) sentences.push(`${parts} parts of the link are not known here and were left out.`);
  return sentences;
}

/**
 * What differs from the defaults, key by key. A list is kept whole.
 * @param {Record<string, any>} value @param {Record<string, any>} defaults @returns {Record<string, any>}
 */
function difference(value, defaults) {
  const kept = Object.entries(value).flatMap(([key, item]) => {
    if (JSON.stringify(item) === JSON.stringify(defaults[key])) return [];
    const isDeep = isRecord(item) && isRecord(defaults[key]);
    return [[key, isDeep ? difference(item, defaults[key]) : item]];
  });
  return Object.fromEntries(kept);
}

/** @param {any} value */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {string} text */
function encode(text) {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
function decode(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
    c.charCodeAt(0),
  );
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
