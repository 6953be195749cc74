import type { FileFound, ReadFile } from './code-file.ts';
import type { FileKind } from './kinds.ts';
import { type ModelCall, nothingFound, type Shape } from './source.ts';
import { Words } from './words.ts';

/** Changes whenever a pack written before could be misread. */
const format = 10;

/** Column by column, for there are thousands of files and most say nothing: so it is read in a moment. */
interface Header {
  readonly format: number;
  /** See `Pack`. */
  readonly of?: string;
  readonly kinds: readonly FileKind[];
  readonly sources: readonly string[];
  /** What files say that say anything, by their place; without their calls, which follow as those of `calls` and their lines. */
  readonly found: readonly (readonly [number, FileFound, (readonly number[])?])[];
  /** The same call is made in many places, with the same arguments in more; `args` by their place. */
  readonly calls: readonly PackedCall[];
  readonly args: readonly Shape[];
}

/** On line 0, and with the place of its arguments until they are put there. */
type PackedCall = Omit<ModelCall, 'args'> & { args: number | Shape };

/** What a pack holds, in the order it was put in. */
export interface Pack {
  /** What it says it has all files of, those included that nothing is known of. */
  readonly of: string | undefined;
  readonly keys: readonly string[];
  readonly files: readonly (ReadFile | undefined)[];
}

/** Numbers a file has: kind (-1: nothing is known of it), source, builder, and how many hashes `words`, `outside` (-1: same as `words`), `named` have. */
const columns = 6;

/** Bytes of the numbers a pack begins with; see `Lengths`. */
const head = 16;

/**
 * What was read of many files, as bytes: how long each part is, the header as JSON, the keys with a NUL between, the numbers
 * of all files, and the hashes of their words, one after the other. For keeping it on disk, and for handing it from one thread
 * to another. Keys hold no NUL.
 */
export function encodePack(
  files: Iterable<readonly [key: string, file: ReadFile | undefined]>,
  of?: string,
): Uint8Array<ArrayBuffer> {
  const keys: string[] = [];
  const kinds: FileKind[] = [];
  const sources: string[] = [];
  const numbers: number[] = [];
  const found: [number, FileFound, number[]?][] = [];
  const calls = new Places<PackedCall>();
  const args = new Places<Shape>();
  const hashes: Uint32Array[] = [];
  for (const [key, file] of files) {
    if (!file) {
      numbers.push(-1, 0, 0, 0, 0, 0);
      keys.push(key);
      continue;
    }
    const all = file.words.toHashes();
    const other = file.outside === file.words ? undefined : file.outside.toHashes();
    const names = file.named.toHashes();
    hashes.push(all, ...(other ? [other] : []), names);
    const { calls: made, ...rest } = file.found;
    if (made) {
      const packed = made.flatMap((call) => [calls.of({ ...call, line: 0, args: args.of(call.args) }), call.line]);
      found.push([keys.length, rest, packed]);
    } else if (rest.statements.length > 0 || Object.keys(rest).length > 1) found.push([keys.length, rest]);
    const builder = file.builder ? 1 : 0;
    numbers.push(place(kinds, file.kind), place(sources, file.source), builder);
    numbers.push(all.length, other?.length ?? -1, names.length);
    keys.push(key);
  }
  const header: Header = {
    format,
    ...(of === undefined ? {} : { of }),
    kinds,
    sources,
    found,
    calls: calls.all,
    args: args.all,
  };
  const parts = [ascii(JSON.stringify(header)), keys.join('\0')].map((text) => new TextEncoder().encode(text));
  const arrays = [Int32Array.from(numbers), ...hashes];
  const lengths = Uint32Array.from([...parts.map((part) => part.length), keys.length, 0]);
  const start = aligned(parts.reduce((sum, part) => sum + part.length, lengths.byteLength));
  const bytes = new Uint8Array(start + arrays.reduce((sum, each) => sum + each.byteLength, 0));
  let at = 0;
  const put = (each: ArrayBufferView): void => {
    bytes.set(new Uint8Array(each.buffer, each.byteOffset, each.byteLength), at);
    at += each.byteLength;
  };
  put(lengths);
  parts.forEach(put);
  at = start;
  arrays.forEach(put);
  lengths[3] = checksum(bytes);
  at = 0;
  put(lengths);
  return bytes;
}

/** The files `encodePack` was given, by their keys; none where the bytes are damaged, or of another version. Never throws. */
export function decodePack(bytes: Uint8Array): Map<string, ReadFile> {
  const known = new Map<string, ReadFile>();
  const { keys, files } = readPack(bytes);
  for (const [i, file] of files.entries()) if (file) known.set(keys[i] as string, file);
  return known;
}

const noPack: Pack = { of: undefined, keys: [], files: [] };

/** The same as it was given, with the files that nothing is known of. */
export function readPack(bytes: Uint8Array): Pack {
  try {
    // Numbers are read where they lie, so they have to lie at a multiple of four.
    const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const [jsonLength, keysLength, count, sum] = new Uint32Array(
      whole.buffer,
      whole.byteOffset,
      4,
    ) as unknown as Lengths;
    // A machine that stops may leave a file with nothing in some of its places, and a word that is not there is "unused".
    if (sum !== checksum(whole)) return noPack;
    const keysAt = head + jsonLength;
    const keysEnd = keysAt + keysLength;
    const decoder = new TextDecoder();
    const header = JSON.parse(decoder.decode(whole.subarray(head, keysAt))) as Header;
    if (header.format !== format || count === 0) return noPack;
    const keys = decoder.decode(whole.subarray(keysAt, keysEnd)).split('\0');
    if (keys.length !== count) return noPack;
    const start = whole.byteOffset + aligned(keysEnd);
    const numbers = new Int32Array(whole.buffer, start, count * columns);
    const end = whole.byteOffset + whole.byteLength;
    const hashes = new Uint32Array(whole.buffer, start + numbers.byteLength, (end - start - numbers.byteLength) >> 2);
    let at = 0;
    const take = (count: number): Words => {
      if (count === 0) return Words.none;
      if (at + count > hashes.length) throw new RangeError('cut off');
      at += count;
      return Words.fromHashes(hashes, at - count, at);
    };
    // In place: a copy of each takes as long as reading it.
    for (const call of header.calls) call.args = header.args[call.args as number] as Shape;
    const known = header.calls as readonly ModelCall[];
    const found = new Map<number, FileFound>();
    for (const [place, rest, packed] of header.found) {
      if (!packed) {
        found.set(place, rest);
        continue;
      }
      const calls: ModelCall[] = [];
      for (let i = 0; i < packed.length; i += 2)
        calls.push({ ...(known[packed[i] as number] as ModelCall), line: packed[i + 1] as number });
      found.set(place, { ...rest, calls });
    }
    const files: (ReadFile | undefined)[] = [];
    for (let place = 0; place < count; place++) {
      const from = place * columns;
      if ((numbers[from] as number) < 0) {
        files.push(undefined);
        continue;
      }
      const words = take(numbers[from + 3] as number);
      const other = numbers[from + 4] as number;
      const outside = other < 0 ? words : take(other);
      files.push({
        kind: header.kinds[numbers[from] as number] as FileKind,
        source: header.sources[numbers[from + 1] as number] as string,
        found: found.get(place) ?? (nothingFound as FileFound),
        builder: numbers[from + 2] === 1,
        words,
        outside,
        named: take(numbers[from + 5] as number),
      });
    }
    return at === hashes.length ? { of: header.of, keys, files } : noPack;
  } catch {
    return noPack;
  }
}

type Lengths = [json: number, keys: number, files: number, sum: number];

/** Of all behind the head, in whole numbers of four bytes. Four sums side by side take no longer than one. */
function checksum(bytes: Uint8Array): number {
  const numbers = new Int32Array(bytes.buffer, bytes.byteOffset + head, (bytes.byteLength - head) >> 2);
  const { length } = numbers;
  let [a, b, c, d] = [length, 0, 0, 0] as [number, number, number, number];
  let i = 0;
  for (; i + 3 < length; i += 4) {
    a = (a + (numbers[i] as number)) | 0;
    b = (b + (numbers[i + 1] as number)) | 0;
    c = (c + (numbers[i + 2] as number)) | 0;
    d = (d + (numbers[i + 3] as number)) | 0;
  }
  for (; i < length; i++) a = (a + (numbers[i] as number)) | 0;
  return (a ^ Math.imul(b, 3) ^ Math.imul(c, 5) ^ Math.imul(d, 7)) >>> 0;
}

/** One letter beyond ASCII would make the whole text take twice the memory, and its reading twice the time. */
const ascii = (json: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  json.replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Each thing once, known by what it says. */
class Places<T> {
  readonly all: T[] = [];
  private readonly places = new Map<string, number>();

  of(one: T): number {
    const text = JSON.stringify(one);
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.all.length);
    return this.all.push(one) - 1;
  }
}

function place<T>(all: T[], one: T): number {
  const known = all.indexOf(one);
  return known >= 0 ? known : all.push(one) - 1;
}

const aligned = (length: number): number => Math.ceil(length / 4) * 4;
