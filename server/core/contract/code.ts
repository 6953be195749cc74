import type { Dialect } from '../sql/dialect.ts';
import { type CodeFile, type Listed, type ReadFile, readCodeFile } from './code-file.ts';
import { encodePack, type Pack, readPack } from './code-pack.ts';
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
  private readonly trees = new Map<string, readonly KnownFile[]>();
  /** Packs whose files nobody asked for by key so far. */
  private readonly waiting: Pack[] = [];

  constructor(private readonly limit = 100_000) {}

  get(key: string): ReadFile | undefined {
    const waiting = this.waiting.length > 0 ? this.waiting.splice(0) : [];
    for (const { keys, files } of waiting)
      for (const [i, file] of files.entries()) if (file) this.set(keys[i] as string, file);
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

  /** What a pack holds, once somebody asks for any of it. */
  add(pack: Pack): void {
    this.waiting.push(pack);
  }

  /** All files of a commit that may say anything, in their order. */
  tree(name: string): readonly KnownFile[] | undefined {
    return this.trees.get(name);
  }

  setTree(name: string, files: readonly KnownFile[]): void {
    this.trees.delete(name);
    this.trees.set(name, files);
    for (const oldest of this.trees.keys()) if (this.trees.size > mostTrees) this.trees.delete(oldest);
  }
}

/** A release has an old and a new version, of a few services. */
const mostTrees = 4;

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
/** Characters of a batch, where files are large. */
const usual = 4_000_000;
/** Batches that are read at the same time, where a host has several threads for it, and the characters of all of them. */
const atOnce = 12;
const most = 48_000_000;
/** So many files are read sooner than a pack of all. */
const few = 200;

/**
 * Reads the code of one server version; undefined where `tree`, which tells its files, does not know it. `blobs` answers with
 * the texts of blob ids; what it leaves out (binary, too large) is told in `unread` where it may be code.
 */
export async function readCode(
  tree: () => Promise<readonly TreeEntry[] | undefined>,
  blobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  options: CodeOptions,
): Promise<ServerCode | undefined> {
  const { dialect, store, exclude, read = readHere } = options;
  const shared = options.cache ?? new CodeCache();
  // Which files the manifest lists may change with every run; what all of a commit's files say never does.
  const whole = store && !options.listed ? `${dialect.id} ${store.name}` : undefined;
  let all = whole === undefined ? undefined : shared.tree(whole);
  let exact = all !== undefined;
  if (store && !all) {
    const bytes = await store.in.load(store.name);
    const pack = bytes && readPack(bytes);
    if (pack) shared.add(pack);
    if (pack && whole !== undefined && pack.of === whole) all = filesOf(pack, dialect);
    exact = all !== undefined;
  }
  if (!all) {
    const entries = await tree();
    if (!entries) return undefined;
    const known: KnownFile[] = [];
    for (const { path, blob } of entries) {
      const listed = options.listed?.(path);
      if (options.listed ? listed === undefined : !isCode(path)) continue;
      known.push({ path, blob, listed, file: shared.get(keyOf(path, blob, listed, dialect)) });
    }
    all = known;
  }
  const wanted = options.listed ? all : all.filter((file) => !exclude(file.path));
  const missing = wanted.filter((file) => !file.file);
  /** What is read of them now. */
  const found = new Map<KnownFile, ReadFile>();
  const reading: Promise<void>[] = [];
  let size = batch;
  let held = 0;
  let oldest = 0;
  for (let start = 0; start < missing.length; ) {
    const part = missing.slice(start, start + size);
    start += part.length;
    const texts = await blobs(part.map((file) => file.blob));
    const readable: KnownFile[] = [];
    const asked: Parameters<CodeReader>[0][number][] = [];
    let length = 0;
    for (const file of part) {
      const text = texts.get(file.blob);
      if (text === undefined || isPointer(text)) continue;
      readable.push(file);
      asked.push({ path: file.path, text, listed: file.listed });
      length += text.length;
    }
    held += length;
    const keep = (files: readonly ReadFile[]): void =>
      files.forEach((one, i) => {
        const file = readable[i];
        if (!file) return;
        found.set(file, one);
        // What is not kept in git may say something else the next time.
        if (isKept(file)) shared.set(keyOf(file.path, file.blob, file.listed, dialect), one);
        held -= asked[i]?.text.length ?? 0;
      });
    reading.push(read(asked, dialect).then(keep));
    // Files of a folder are alike: where these are large, so are the next.
    size = Math.max(1, Math.min(batch, Math.floor((part.length * usual) / Math.max(1, length))));
    while (oldest < reading.length && (reading.length - oldest >= atOnce || held > most)) await reading[oldest++];
  }
  await Promise.all(reading);
  if (whole !== undefined || store) {
    const known = found.size === 0 ? all : all.map((each) => ({ ...each, file: each.file ?? found.get(each) }));
    if (whole !== undefined) shared.setTree(whole, known);
    if (store && (exact ? missing : all).length > few) {
      const keyed = known.map((each) => [keyOf(each.path, each.blob, each.listed, dialect), each.file] as const);
      // Nobody waits for it: what it is for comes later.
      void store.in.save(store.name, encodePack(keyed, whole));
    }
  }
  const files: CodeFile[] = [];
  const libraries = new Set<string>();
  const byName = new Set<string>();
  const byPath = new Set<string>();
  for (const each of wanted) {
    const file = each.file ?? found.get(each);
    if (!file) continue;
    files.push(fileAt(each.path, file));
    const { library } = file.found;
    if (library === true) libraries.add(file.source);
    else if (library === 'by name') byName.add(file.source);
    else if (library === 'by path') byPath.add(file.source);
  }
  // A library's objects are used far from where they are declared: then no file of the language is followed.
  const followed =
    libraries.size + byName.size + byPath.size === 0
      ? files
      : files.map((file): CodeFile => {
          const [named, pathed] = [byName.has(file.source), byPath.has(file.source)];
          if (libraries.has(file.source) || (named && pathed)) return { ...file, kind: 'program' };
          if (pathed) return { ...file, kind: 'program', byPath: true };
          return named ? { ...file, kind: 'program', byName: true } : file;
        });
  const unread = missing.filter((file) => !found.has(file) && mayBeProgram(file.path)).map((file) => file.path);
  return { files: followed, ...(unread.length > 0 ? { unread } : {}) };
}

/** Git LFS keeps the file elsewhere, and in git only where that is. */
const isPointer = (text: string): boolean => text.startsWith('version https://git-lfs.github.com/spec/');

/** A file of a tree, and what it says where that is known. */
export interface KnownFile extends TreeEntry {
  readonly listed: Listed | undefined;
  readonly file: ReadFile | undefined;
}

/** What a file says depends on its text, and on how it is read, which its path and the manifest say. */
const keyOf = (path: string, blob: string, listed: Listed | undefined, dialect: Dialect): string =>
  `${dialect.id} ${listed ?? ''} ${blob} ${path}`;

/** The files of a pack that holds a whole commit; undefined where its keys are of another kind. */
function filesOf({ keys, files }: Pack, dialect: Dialect): KnownFile[] | undefined {
  const all: KnownFile[] = [];
  const start = `${dialect.id}  `;
  for (const [i, key] of keys.entries()) {
    const end = key.indexOf(' ', start.length);
    if (!key.startsWith(start) || end < 0) return undefined;
    all.push({ path: key.slice(end + 1), blob: key.slice(start.length, end), listed: undefined, file: files[i] });
  }
  return all;
}

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

const readHere: CodeReader = async (files, dialect) =>
  files.map(({ path, text, listed }) => readCodeFile(path, text, dialect, listed));

/** What the code says, without the words that only "unused" rests on: whoever asks what is surely used is answered sooner. */
export const withoutWords = (code: ServerCode): ServerCode => ({
  ...code,
  files: code.files.map((file) => ({ ...file, words: Words.none, outside: Words.none, named: Words.none })),
});
