import type { FileFound, ReadFile } from './code-file.ts';
import type { FileKind } from './kinds.ts';
import { Words } from './words.ts';

/** Changes whenever a pack written before could be misread. */
const format = 1;

interface Entry {
  readonly key: string;
  readonly kind: FileKind;
  readonly source: string;
  readonly builder: boolean;
  readonly found: FileFound;
  /** How many hashes each of `words`, `outside` and `named` has; -1: `outside` is the same as `words`. */
  readonly words: readonly [number, number, number];
}

/**
 * What was read of many files, as bytes: a line of JSON, then the hashes of their words, one after the other. For keeping it
 * on disk, and for handing it from one thread to another.
 */
export function encodePack(files: Iterable<readonly [key: string, file: ReadFile]>): Uint8Array<ArrayBuffer> {
  const entries: Entry[] = [];
  const hashes: Uint32Array[] = [];
  for (const [key, { words, outside, named, ...file }] of files) {
    const all = words.toHashes();
    const other = outside === words ? undefined : outside.toHashes();
    const names = named.toHashes();
    hashes.push(all, ...(other ? [other] : []), names);
    entries.push({ key, ...file, words: [all.length, other?.length ?? -1, names.length] });
  }
  const header = new TextEncoder().encode(`${JSON.stringify({ format, entries })}\n`);
  const start = aligned(header.length + 4);
  const bytes = new Uint8Array(start + 4 * hashes.reduce((sum, each) => sum + each.length, 0));
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  let at = start;
  for (const each of hashes) {
    bytes.set(new Uint8Array(each.buffer, each.byteOffset, each.byteLength), at);
    at += each.byteLength;
  }
  return bytes;
}

/** What `encodePack` made of; nothing where the bytes are damaged, or of another version. Never throws. */
export function decodePack(bytes: Uint8Array): Map<string, ReadFile> {
  const files = new Map<string, ReadFile>();
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as {
      format: number;
      entries: readonly Entry[];
    };
    if (header.format !== format) return files;
    // Hashes are read where they lie, so they have to lie at a multiple of four.
    const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    let at = whole.byteOffset + aligned(4 + length);
    const take = (count: number): Words => {
      const hashes = new Uint32Array(whole.buffer, at, count);
      at += 4 * count;
      return Words.fromHashes(hashes);
    };
    for (const { key, words: counts, ...file } of header.entries) {
      const words = take(counts[0]);
      const outside = counts[1] < 0 ? words : take(counts[1]);
      files.set(key, { ...file, words, outside, named: take(counts[2]) });
    }
    return files;
  } catch {
    return new Map();
  }
}

const aligned = (length: number): number => Math.ceil(length / 4) * 4;
