import type { Dialect } from '../sql/dialect.ts';
import { type FileKind, isCode, kindOf } from './kinds.ts';
import { type Found, nothingFound } from './source.ts';
import { mappersFor, sourceFor } from './sources/index.ts';
import { Words } from './words.ts';

/** A server's code, read: what each file says, free of any schema. */
export interface ServerCode {
  readonly files: readonly CodeFile[];
  /** Why it could not be read at all: then everything is unknown. */
  readonly failure?: string;
  /** Files that may be code and could not be read: too large, or no text. */
  readonly unread?: readonly string[];
}

export interface CodeFile {
  readonly path: string;
  readonly kind: FileKind;
  /** Title of the source that read it; '' when only its words were looked at. */
  readonly source: string;
  readonly found: Found;
  /** All words of the file. */
  readonly words: Words;
  /** Words outside the statements that were understood: what they name is not settled by those. */
  readonly outside: Words;
  /** Tables it may name as data: strings that are a single name, and what follows FROM in a part of a query. */
  readonly named: Words;
  /** It puts queries together with a library, which is not read. */
  readonly builder: boolean;
}

/** What files said, by dialect and blob id: a blob never changes, so neither does the answer. Bounded by count. */
export class CodeCache {
  private readonly files = new Map<string, Omit<CodeFile, 'path'>>();

  constructor(private readonly limit = 100_000) {}

  get(key: string): Omit<CodeFile, 'path'> | undefined {
    return this.files.get(key);
  }

  set(key: string, file: Omit<CodeFile, 'path'>): void {
    this.files.set(key, file);
    for (const old of this.files.keys()) {
      if (this.files.size <= this.limit) break;
      this.files.delete(old);
    }
  }
}

export interface CodeOptions {
  readonly dialect: Dialect;
  readonly cache?: CodeCache;
  /** Files that are no code of the server: its migrations, the manifest. */
  readonly exclude: (path: string) => boolean;
  /** Whether to look at words too, which only "unused" needs. */
  readonly words?: boolean;
}

/** How many blobs are asked for at once: enough to keep git busy, few enough to keep texts from piling up. */
const batch = 500;

/**
 * Reads the code of one server version. `blobs` answers with the texts of blob ids; what it leaves out (binary, too large)
 * is told in `unread` where it may be code.
 */
export async function readCode(
  tree: readonly { readonly path: string; readonly blob: string }[],
  blobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  options: CodeOptions,
): Promise<ServerCode> {
  const { dialect, cache, words = true } = options;
  const wanted = tree.filter(
    ({ path }) => !options.exclude(path) && isCode(path) && (words || kindOf(path) === 'source'),
  );
  const key = (file: { path: string; blob: string }): string =>
    `${dialect.id}\0${kindOf(file.path)}\0${sourceFor(file.path)?.id ?? ''}\0${file.blob}`;
  const read = new Map<string, Omit<CodeFile, 'path'>>();
  const missing = wanted.filter((file) => {
    const known = cache?.get(key(file));
    if (known) read.set(key(file), known);
    return !known;
  });
  for (let start = 0; start < missing.length; start += batch) {
    const part = missing.slice(start, start + batch);
    const texts = await blobs(part.map((file) => file.blob));
    for (const file of part) {
      const text = texts.get(file.blob);
      if (text === undefined) continue;
      const one = readFile(file.path, text, dialect, words);
      read.set(key(file), one);
      cache?.set(key(file), one);
    }
  }
  const files = wanted.flatMap((file): CodeFile[] => {
    const one = read.get(key(file));
    return one ? [{ path: file.path, ...one }] : [];
  });
  // A library's objects are used far from where they are declared: then no file of the language is followed.
  const libraries = new Set(files.filter((file) => file.found.library).map((file) => file.source));
  const followed = files.map((file) => (libraries.has(file.source) ? { ...file, kind: 'program' as const } : file));
  const unread = wanted.filter((file) => !read.has(key(file)) && kindOf(file.path) !== 'data').map((file) => file.path);
  return { files: followed, ...(unread.length > 0 ? { unread } : {}) };
}

function readFile(path: string, text: string, dialect: Dialect, words: boolean): Omit<CodeFile, 'path'> {
  const kind = kindOf(path);
  const source = kind === 'source' ? sourceFor(path) : undefined;
  const own = source?.read(path, text, dialect) ?? nothingFound;
  const mappers = kind === 'source' ? mappersFor(path) : [];
  const found = mappers.reduce((all, each) => together(all, each.read(path, text, dialect)), own);
  const file = { kind, source: source?.title ?? '', found, builder: builders.test(text) };
  if (!words) return { ...file, words: Words.none, outside: Words.none, named: Words.none };
  const understood = found.statements.filter((statement) => !statement.error);
  const settled = (found.settled ?? []).map((at) => ({ text: '', at }));
  const all = Words.of(text);
  return {
    ...file,
    words: all,
    outside: understood.length + settled.length > 0 ? Words.of(without(text, [...understood, ...settled])) : all,
    named: found.names && found.names.length > 0 ? Words.of(found.names.join(' ')) : Words.none,
  };
}

/** What two sources found in one file. */
const together = (a: Found, b: Found): Found => ({
  ...a,
  ...(b.mapped?.length ? { mapped: [...(a.mapped ?? []), ...b.mapped] } : {}),
  ...(b.links?.length ? { links: [...(a.links ?? []), ...b.links] } : {}),
  ...(b.calls?.length ? { calls: [...(a.calls ?? []), ...b.calls] } : {}),
  ...(b.classes?.length ? { classes: [...(a.classes ?? []), ...b.classes] } : {}),
  ...(b.settled?.length ? { settled: [...(a.settled ?? []), ...b.settled] } : {}),
});

/** Libraries that make queries out of calls. */
const builders =
  /(?:from|import|require\()\s*['"](?:typeorm|sequelize(?:-typescript)?|@mikro-orm\/[\w-]+|objection|knex|kysely|drizzle-orm[\w/-]*|@prisma\/client|bookshelf|waterline|pg-promise|massive|squel|orchid-orm|@adonisjs\/lucid[\w/-]*|@supabase\/[\w-]+|@feathersjs\/[\w-]+)['"]/;

/** The text with statements taken out, where they stand in it as they were read. */
function without(
  text: string,
  statements: readonly { readonly text: string; readonly at?: { readonly start: number; readonly end: number } }[],
): string {
  let result = '';
  let from = 0;
  for (const { at } of [...statements].sort((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0))) {
    if (!at || at.start < from) continue;
    result += `${text.slice(from, at.start)} `;
    from = at.end;
  }
  return result + text.slice(from);
}
