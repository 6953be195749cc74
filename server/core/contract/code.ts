import type { Dialect } from '../sql/dialect.ts';
import { type Found, nothingFound } from './source.ts';
import { sourceFor } from './sources/index.ts';
import { Words } from './words.ts';

/** A server's code, read: what each file says, free of any schema. */
export interface ServerCode {
  readonly files: readonly CodeFile[];
  /** Why it could not be read at all: then everything is unknown. */
  readonly failure?: string;
}

export interface CodeFile {
  readonly path: string;
  /** Title of the source that read it; '' when only its words were looked at. */
  readonly source: string;
  readonly found: Found;
  /** All words of the file. */
  readonly words: Words;
  /** Words outside the statements that were understood: what they name is not settled by those. */
  readonly outside: Words;
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
 * can't name anything that is looked for.
 */
export async function readCode(
  tree: readonly { readonly path: string; readonly blob: string }[],
  blobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  options: CodeOptions,
): Promise<ServerCode> {
  const { dialect, cache, words = true } = options;
  const wanted = tree.filter(
    ({ path }) => !options.exclude(path) && isCode(path) && (words || sourceFor(path) !== undefined),
  );
  const key = (file: { path: string; blob: string }): string =>
    `${dialect.id}\0${sourceFor(file.path)?.id ?? ''}\0${file.blob}`;
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
  return { files };
}

function readFile(path: string, text: string, dialect: Dialect, words: boolean): Omit<CodeFile, 'path'> {
  const source = sourceFor(path);
  const found = source?.read(path, text, dialect) ?? nothingFound;
  if (!words) return { source: source?.title ?? '', found, words: Words.none, outside: Words.none };
  const understood = found.statements.filter((statement) => !statement.error);
  const all = Words.of(text);
  return {
    source: source?.title ?? '',
    found,
    words: all,
    outside: understood.length > 0 ? Words.of(without(text, understood)) : all,
  };
}

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

/** Files that can't be a server's code: prose, lock files, tests, pictures. Everything else may name a column. */
const notCode =
  /(^|\/)(node_modules|vendor|third_party|dist|build|coverage|\.git|\.github|__tests__|tests?|specs?|e2e|fixtures|__mocks__|docs?|seeds?)\/|(\.|_)(test|spec)\.\w+$|\.(md|mdx|rst|adoc|txt|lock|sum|svg|png|jpe?g|gif|ico|woff2?|ttf|map|min\.js|css|scss|less|csv|tsv|snap|po|pdf|zip|gz)$|(^|\/)(package-lock\.json|pnpm-lock\.yaml|LICENSE|CHANGELOG[^/]*)$/i;

export const isCode = (path: string): boolean => !notCode.test(path);
