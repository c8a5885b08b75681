/**
 * The snapshot's file: gzip around a small header and the blocks of memory that differ.
 *
 * Inside: four 32-bit lengths (JSON, Pyodide's header, run list, blocks), then these four parts.
 */

/**
 * @typedef {{layout: import("./internals.js").Layout, answer: string,
 *   made_from: Record<string, string>}} Description
 * @typedef {{description: Description, header: Uint8Array, runs: Uint32Array,
 *   blocks: Uint8Array}} Snapshot
 */

export const BLOCK = 512; // bytes; memory is stored in blocks that differ from the fresh heap
const LENGTHS = 4;

/** @param {Snapshot} snapshot @returns {Uint8Array<ArrayBuffer>} */
export function joinParts({ description, header, runs, blocks }) {
  const json = new TextEncoder().encode(JSON.stringify(description));
  const list = new Uint8Array(runs.buffer, runs.byteOffset, runs.byteLength);
  const parts = [json, header, list, blocks];
  const lengths = new Uint32Array(parts.map((part) => part.length));
  const size = parts.reduce((sum, part) => sum + part.length, lengths.byteLength);
  const joined = new Uint8Array(size);
  joined.set(new Uint8Array(lengths.buffer));
  let position = lengths.byteLength;
  for (const part of parts) {
    joined.set(part, position);
    position += part.length;
  }
  return joined;
}

/** @param {ArrayBuffer} buffer @returns {Snapshot} */
export function splitParts(buffer) {
  const lengths = new Uint32Array(buffer, 0, LENGTHS);
  let position = lengths.byteLength;
  const [json, header, list, blocks] = [...lengths].map((length) => {
    const part = new Uint8Array(buffer, position, length);
    position += length;
    return part;
  });
  if (position !== buffer.byteLength) throw new Error("the snapshot's file is not whole");
  const description = JSON.parse(new TextDecoder().decode(json));
  // Copies, since Pyodide and we read 32-bit words from them, which must be aligned.
  const runs = new Uint32Array(list.slice().buffer);
  return { description, header: header.slice(), runs, blocks };
}

/**
 * The numbers of the blocks in which two memories differ.
 * @param {Uint8Array} memory
 * @param {Uint8Array} other where it is shorter, the missing part counts as zeros
 * @param {number} size bytes of a block
 */
export function changedBlocks(memory, other, size) {
  const zeros = new Uint8Array(size);
  const changed = [];
  for (let start = 0; start < memory.length; start += size) {
    const block = memory.subarray(start, start + size);
    const before = start < other.length ? other.subarray(start, start + size) : zeros;
    if (block.some((byte, index) => byte !== before[index])) changed.push(start / size);
  }
  return changed;
}

/**
 * Copy some blocks of memory, and list them as runs: first block, count of blocks.
 * @param {Uint8Array} memory
 * @param {number[]} numbers of blocks, ascending
 * @param {number} size bytes of a block
 */
export function copyBlocks(memory, numbers, size) {
  /** @type {number[]} */
  const runs = [];
  const blocks = new Uint8Array(numbers.length * size);
  numbers.forEach((number, index) => {
    if (index && numbers[index - 1] === number - 1) runs[runs.length - 1] += 1;
    else runs.push(number, 1);
    blocks.set(memory.subarray(number * size, (number + 1) * size), index * size);
  });
  return { runs: new Uint32Array(runs), blocks };
}

/**
 * A quick sum over fresh memory that notices any changed word, but for blocks that start out
 * random. It ends at the break: what lies behind is the engine's, and zero.
 * @param {ArrayBufferLike} memory
 * @param {number} brk
 * @param {number[]} skipped numbers of blocks
 */
export function checksum(memory, brk, skipped) {
  const words = new Uint32Array(memory, 0, Math.ceil(brk / 4));
  const random = new Set(skipped);
  const step = BLOCK / 4;
  let sum = 0;
  for (let start = 0; start < words.length; start += step) {
    if (random.has(start / step)) continue;
    const end = Math.min(start + step, words.length);
    for (let index = start; index < end; index += 1) {
      const word = words[index];
      if (word) sum = (Math.imul(sum ^ word, 0x9e3779b1) + index) | 0;
    }
  }
  return sum >>> 0;
}
