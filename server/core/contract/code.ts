import type { Dialect } from '../sql/dialect.ts';
import { type CodeFile, type Listed, type ReadFile, readCodeFile } from './code-file.ts';
import { decodePack, encodePack } from './code-pack.ts';
import { isCode, mayBeProgram } from './kinds.ts';
import { Words } from './words.ts';

/** A server's code, read: what each file says, free of any schema. */
export interface ServerCode {
  readonly files: readonly CodeFile[];
  /** Why it could not be read at all: then everything is unknown. */
  readonly failure?: string;
  /** Files that may be code and could not be read: too large, or no text. */
  readonly unread?: readonly string[];
  /** Others of the repository's services may call it: then a query that nothing here calls is not dead. */
  readonly shared?: true;
}

/** What files said, by dialect, path and blob id: a blob never changes, so neither does the answer. Bounded by count. */
export class CodeCache {
  private readonly files = new Map<string, ReadFile>();

  constructor(private readonly limit = 100_000) {}

  get(key: string): ReadFile | undefined {
    return this.files.get(key);
  }

  set(key: string, file: ReadFile): void {
    this.files.set(key, file);
    if (this.files.size <= this.limit) return;
    for (const old of this.files.keys()) {
      if (this.files.size <= this.limit) break;
      this.files.delete(old);
    }
  }
}

/** Reads many files at once, perhaps elsewhere; answers in their order. */
export type CodeReader = (
  files: readonly { readonly path: string; readonly text: string; readonly listed?: Listed | undefined }[],
  dialect: Dialect,
) => Promise<readonly ReadFile[]>;

/** Keeps bytes for later runs: what was read of a commit's files. Bounded by whoever keeps them; may lose any of them. */
export interface CodeStore {
  load(name: string): Promise<Uint8Array | undefined>;
  save(name: string, bytes: Uint8Array): Promise<void>;
}

export interface CodeOptions {
  readonly dialect: Dialect;
  readonly cache?: CodeCache;
  readonly read?: CodeReader | undefined;
  /** Where to keep what was read, and under which name: for a commit, whose files never change. */
  readonly store?: { readonly in: CodeStore; readonly name: string } | undefined;
  /** Files that are no code of the server: its migrations, the manifest. */
  readonly exclude: (path: string) => boolean;
  /** Where the manifest lists what to read: what a listed file is, and undefined for one that is not listed. */
  readonly listed?: ((path: string) => Listed | undefined) | undefined;
}

/** A file of a tree. One that is not kept in git has no blob id, and is known by its path, with a `/` before it. */
export interface TreeEntry {
  readonly path: string;
  readonly blob: string;
}

/** How many blobs are asked for at once: enough to keep git busy, few enough to keep texts from piling up. */
const batch = 150;
/** Batches that are read at the same time, where a host has several threads for it. */
const atOnce = 12;
/** So many files are read sooner than a pack of all. */
const few = 200;

/**
 * Reads the code of one server version. `blobs` answers with the texts of blob ids; what it leaves out (binary, too large)
 * is told in `unread` where it may be code.
 */
export async function readCode(
  tree: readonly TreeEntry[],
  blobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  options: CodeOptions,
): Promise<ServerCode> {
  const { dialect, store, read = readHere } = options;
  const shared = options.cache ?? new CodeCache();
  const wanted: WantedFile[] = [];
  for (const { path, blob } of tree) {
    const listed = options.listed?.(path);
    if (options.listed ? listed === undefined : options.exclude(path) || !isCode(path)) continue;
    const key = keyOf(path, blob, listed, dialect);
    wanted.push({ path, blob, listed, key, file: shared.get(key) });
  }
  let missing = wanted.filter(isMissing);
  if (store && missing.length > few) {
    const pack = await store.in.load(store.name);
    const packed = pack && decodePack(pack);
    for (const [key, file] of packed ?? []) shared.set(key, file);
    for (const file of missing) file.file = packed?.get(file.key);
    missing = missing.filter(isMissing);
  }
  const reading: Promise<void>[] = [];
  for (let start = 0; start < missing.length; start += batch) {
    const part = missing.slice(start, start + batch);
    const texts = await blobs(part.map((file) => file.blob));
    const readable: WantedFile[] = [];
    const asked: Parameters<CodeReader>[0][number][] = [];
    for (const file of part) {
      const text = texts.get(file.blob);
      if (text === undefined || isPointer(text)) continue;
      readable.push(file);
      asked.push({ path: file.path, text, listed: file.listed });
    }
    const keep = (files: readonly ReadFile[]): void =>
      files.forEach((one, i) => {
        const file = readable[i];
        if (!file) return;
        file.file = one;
        // What is not kept in git may say something else the next time.
        if (isKept(file)) shared.set(file.key, one);
      });
    reading.push(read(asked, dialect).then(keep));
    await reading[reading.length - atOnce];
  }
  await Promise.all(reading);
  const files: CodeFile[] = [];
  for (const { path, file } of wanted) if (file) files.push(fileAt(path, file));
  if (store && missing.length > few) {
    const kept = wanted.flatMap((each) => (each.file && isKept(each) ? [[each.key, each.file] as const] : []));
    await store.in.save(store.name, encodePack(kept));
  }
  // A library's objects are used far from where they are declared: then no file of the language is followed.
  const using = (library: boolean | 'by name' | 'by path'): Set<string> =>
    new Set(files.filter((file) => file.found.library === library).map((file) => file.source));
  const libraries = using(true);
  const byName = using('by name');
  const byPath = using('by path');
  const followed = files.map((file): CodeFile => {
    const [named, pathed] = [byName.has(file.source), byPath.has(file.source)];
    if (libraries.has(file.source) || (named && pathed)) return { ...file, kind: 'program' };
    if (pathed) return { ...file, kind: 'program', byPath: true };
    return named ? { ...file, kind: 'program', byName: true } : file;
  });
  const unread = wanted.filter((file) => isMissing(file) && mayBeProgram(file.path)).map((file) => file.path);
  return { files: followed, ...(unread.length > 0 ? { unread } : {}) };
}

/** Git LFS keeps the file elsewhere, and in git only where that is. */
const isPointer = (text: string): boolean => text.startsWith('version https://git-lfs.github.com/spec/');

interface WantedFile extends TreeEntry {
  readonly listed: Listed | undefined;
  readonly key: string;
  /** What it says, once it is known. */
  file: ReadFile | undefined;
}

/** What a file says depends on its text, and on how it is read, which its path and the manifest say. */
const keyOf = (path: string, blob: string, listed: Listed | undefined, dialect: Dialect): string =>
  `${dialect.id} ${listed ?? ''} ${blob} ${path}`;

/** Property by property: a spread takes many times as long, and there are thousands. */
const fileAt = (path: string, { kind, source, found, words, outside, named, builder }: ReadFile): CodeFile => ({
  path,
  kind,
  source,
  found,
  words,
  outside,
  named,
  builder,
});

const isKept = (file: TreeEntry): boolean => !file.blob.startsWith('/');
const isMissing = (file: WantedFile): boolean => file.file === undefined;

const readHere: CodeReader = async (files, dialect) =>
  files.map(({ path, text, listed }) => readCodeFile(path, text, dialect, listed));

/** What the code says, without the words that only "unused" rests on: whoever asks what is surely used is answered sooner. */
export const withoutWords = (code: ServerCode): ServerCode => ({
  ...code,
  files: code.files.map((file) => ({ ...file, words: Words.none, outside: Words.none, named: Words.none })),
});
