import type { FileFound, ReadFile } from './code-file.ts';
import type { FileKind } from './kinds.ts';
import { nothingFound } from './source.ts';
import { Words } from './words.ts';

/** Changes whenever a pack written before could be misread. */
const format = 4;

/** Column by column, for there are thousands of files and most say nothing: so it is read in a moment. */
interface Header {
  readonly format: number;
  /** One after the other, with a line break between. */
  readonly keys: string;
  readonly kinds: readonly FileKind[];
  readonly sources: readonly string[];
  /** Six numbers a file: kind, source, builder, and how many hashes `words`, `outside` (-1: same as `words`), `named` have. */
  readonly numbers: readonly number[];
  /** What files say that say anything, by their place. */
  readonly found: readonly (readonly [number, FileFound])[];
}

/**
 * What was read of many files, as bytes: a line of JSON, then the hashes of their words, one after the other. For keeping it
 * on disk, and for handing it from one thread to another.
 */
export function encodePack(files: Iterable<readonly [key: string, file: ReadFile]>): Uint8Array<ArrayBuffer> {
  const keys: string[] = [];
  const kinds: FileKind[] = [];
  const sources: string[] = [];
  const numbers: number[] = [];
  const found: [number, FileFound][] = [];
  const hashes: Uint32Array[] = [];
  for (const [key, file] of files) {
    const all = file.words.toHashes();
    const other = file.outside === file.words ? undefined : file.outside.toHashes();
    const names = file.named.toHashes();
    hashes.push(all, ...(other ? [other] : []), names);
    if (file.found.statements.length > 0 || Object.keys(file.found).length > 1) found.push([keys.length, file.found]);
    const builder = file.builder ? 1 : 0;
    numbers.push(place(kinds, file.kind), place(sources, file.source), builder);
    numbers.push(all.length, other?.length ?? -1, names.length);
    keys.push(key);
  }
  const header: Header = { format, keys: keys.join('\n'), kinds, sources, numbers, found };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(text.length + 4);
  const bytes = new Uint8Array(start + 4 * hashes.reduce((sum, each) => sum + each.length, 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = start;
  for (const each of hashes) {
    bytes.set(new Uint8Array(each.buffer, each.byteOffset, each.byteLength), at);
    at += each.byteLength;
  }
  return bytes;
}

/** What `encodePack` made of; nothing where the bytes are damaged, or of another version. Never throws. */
export function decodePack(bytes: Uint8Array): Map<string, ReadFile> {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header;
    if (header.format !== format || header.keys === '') return new Map();
    // Hashes are read where they lie, so they have to lie at a multiple of four.
    const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const start = aligned(4 + length);
    const hashes = new Uint32Array(whole.buffer, whole.byteOffset + start, (whole.byteLength - start) >> 2);
    let at = 0;
    const take = (count: number): Words => {
      if (count === 0) return Words.none;
      if (at + count > hashes.length) throw new RangeError('cut off');
      at += count;
      return Words.fromHashes(hashes, at - count, at);
    };
    const { numbers, kinds, sources } = header;
    const found = new Map(header.found);
    const files = new Map<string, ReadFile>();
    for (const [place, key] of header.keys.split('\n').entries()) {
      const number = (column: number): number => numbers[place * 6 + column] as number;
      const words = take(number(3));
      const outside = number(4) < 0 ? words : take(number(4));
      files.set(key, {
        kind: kinds[number(0)] as FileKind,
        source: sources[number(1)] as string,
        found: found.get(place) ?? (nothingFound as FileFound),
        builder: number(2) === 1,
        words,
        outside,
        named: take(number(5)),
      });
    }
    return files;
  } catch {
    return new Map();
  }
}

function place<T>(all: T[], one: T): number {
  const known = all.indexOf(one);
  return known >= 0 ? known : all.push(one) - 1;
}

const aligned = (length: number): number => Math.ceil(length / 4) * 4;
