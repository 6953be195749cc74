import type { Dialect } from '../sql/dialect.ts';
import { gate, wordsOf } from './gates.ts';
import { type HandedOver, handedOver } from './handed-over.ts';
import { type FileKind, kindOf } from './kinds.ts';
import { type ContractSource, type Found, type FoundStatement, nothingFound } from './source.ts';
import { mappersFor, sourceFor } from './sources/index.ts';
import { queryFiles } from './sources/query-files.ts';
import { Words } from './words.ts';

/** One file of a server's code. Plain data but for its words, so that it can be kept on disk: see code-pack.ts. */
export interface CodeFile {
  readonly path: string;
  readonly kind: FileKind;
  /** Title of the source that read it; '' when only its words were looked at. */
  readonly source: string;
  readonly found: FileFound;
  /** All words of the file. */
  readonly words: Words;
  /** Words outside the statements that were understood: what they name is not settled by those. */
  readonly outside: Words;
  /** Tables it may name as data: strings that are a single name, and what follows FROM in a part of a query. */
  readonly named: Words;
  /** It puts queries together with a library, which is not read. */
  readonly builder: boolean;
  /** A library makes queries of its language, and names its tables in full. */
  readonly byName?: true;
  /** Its tables and columns are names of the program, which the compiler knows: `found.said` has them. */
  readonly byPath?: true;
  /** It is no code, but what was seen at run time: it shows uses, and nothing of what is not used. */
  readonly seen?: true;
}

/** What a file says, wherever it lies. */
export type ReadFile = Omit<CodeFile, 'path' | 'byName' | 'byPath' | 'seen'>;

export interface FileFound extends Omit<Found, 'statements' | 'names' | 'settled' | 'followed'> {
  readonly statements: readonly FileStatement[];
  /** What it hands over whole to something that is not read. */
  readonly over?: HandedOver;
}

export interface FileStatement extends Omit<FoundStatement, 'lineOf'> {
  /** Where the file's lines begin in `text`: an offset and the line from there on, in turn. Absent: all is on `line`. */
  readonly lines?: readonly number[];
}

/** What the manifest says a file is; then it counts wherever it lies. */
export type Listed = 'queries' | 'code';

const kindAs = (path: string, listed: Listed | undefined, source: ContractSource | undefined): FileKind =>
  listed === 'queries' || (listed === 'code' && source) ? 'source' : kindOf(path, source);

/** What one file says, free of any schema. */
export function readCodeFile(path: string, written: string, dialect: Dialect, listed?: Listed): ReadFile {
  // What builds and tests the server is no part of it, unless it talks to the database itself.
  const text = workflows.test(path) && !says.test(written) ? '' : written;
  const mapping = listed === 'queries' ? [] : mappersFor(path);
  const tangled = mapping.length > 0 && !messages.test(text.slice(0, 500)) && isTangled(text);
  const reader = sourceFor(path);
  const mine = reader?.mine?.(text) === false ? undefined : reader;
  const told = kindAs(path, listed, mine);
  // What is not read of it may be anything: its names then stand in the way of "unused".
  const kind = tangled && told === 'source' ? 'program' : told;
  const source = listed === 'queries' ? queryFiles : kind === 'source' ? mine : undefined;
  const own = source?.read(path, text, dialect) ?? nothingFound;
  const mappers = kind === 'source' ? mapping : [];
  const found = mappers.reduce((all, each) => together(all, each.read(path, text, dialect)), own);
  const understood = found.statements.filter(
    ({ error, queries, text: sql }) => !error && queries.length > 0 && !more.test(sql),
  );
  const settled = (found.settled ?? []).map((at) => ({ text: '', at }));
  const all = wordsOf(text).words;
  const { names = [], types = [], settled: _, followed = [], ...kept } = found;
  const handing =
    followed.length > 0
      ? without(
          text,
          followed.map((at) => ({ text: '', at })),
        )
      : text;
  const over = handedOver(path, handing, source !== undefined);
  const nothingOpen = settled.some(({ at }) => at.end - at.start >= text.length);
  return {
    kind,
    source: source?.title ?? '',
    found: {
      ...kept,
      ...(shell.test(path) ? { said: wordsOfScript(text) } : {}),
      ...(types.length > 0 && !nothingOpen ? { types } : {}),
      statements: found.statements.map(withLines),
      ...(Object.keys(over).length > 0 ? { over } : {}),
    },
    builder: mayBuild(text) && builders.test(text),
    words: all,
    outside: understood.length + settled.length > 0 ? Words.of(without(text, [...understood, ...settled])) : all,
    named: names.length > 0 && !nothingOpen ? Words.of(names.join(' ')) : Words.none,
  };
}

const shell = /\.(?:sh|ps1)$/i;

/** The words of a script, which names tables in SQL only; `?` where it puts words together, or has another program do something. */
function wordsOfScript(text: string): string[] {
  const words = new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu)?.map((word) => word.toLowerCase()));
  return makesWords.test(text) || callsPrograms.test(text) ? [...words, '?'] : [...words];
}

const makesWords = /\w\$\{?\w|\$\w+_|\$\{[^{}\n]*\}[\p{L}\p{N}_]|\b(?:from|into|update|table|join)\s+["'\\]*\$/iu;
const callsPrograms =
  /\b(?:rails|rake|runner|python[\d.]*|node|deno|bun|tsx|npx|npm|yarn|pnpm|ruby|php|artisan|manage\.py|mix|perl|java|cargo|go\s+run|dotnet|elixir|irb|console)\b/i;

/** What protoc made of messages has their bytes in it, where brackets don't count. */
const messages = /^\/\/ Code generated by protoc-gen-go\b/m;

/** Nobody nests brackets as deep, or writes as many of one kind, but a machine that means to be slow to read. */
function isTangled(text: string): boolean {
  const { deepest, angles } = wordsOf(text);
  return deepest > 500 || angles > 20_000;
}

const workflows = /(^|\/)\.github\//;
const says =
  /\b(?:select\b[^;]{1,400}?\bfrom\s+\w|insert\s+into\s|delete\s+from\s|update\s+[\w".]+\s+set\s|truncate\s+(?:table\s+)?\w)/i;

/** What may stand beside queries in one string and is none: what it names is not settled by them. */
const more =
  /;\s*(?:alter|create|drop|do|comment|refresh|grant|revoke|cluster|reindex|analy[sz]e|vacuum|import|execute|optimize|rename|load)\b/i;

/** What two sources found in one file. */
const together = (a: Found, b: Found): Found => ({
  ...a,
  ...(b.statements.length > 0 ? { statements: [...a.statements, ...b.statements] } : {}),
  ...(b.followed?.length ? { followed: [...(a.followed ?? []), ...b.followed] } : {}),
  ...(b.embeds?.length ? { embeds: [...(a.embeds ?? []), ...b.embeds] } : {}),
  ...(b.mapped?.length ? { mapped: [...(a.mapped ?? []), ...b.mapped] } : {}),
  ...(b.links?.length ? { links: [...(a.links ?? []), ...b.links] } : {}),
  ...(b.calls?.length ? { calls: [...(a.calls ?? []), ...b.calls] } : {}),
  ...(b.classes?.length ? { classes: [...(a.classes ?? []), ...b.classes] } : {}),
  ...(b.generates ? { generates: b.generates } : {}),
  ...(b.mentions ? { mentions: b.mentions } : {}),
  ...(b.constants ? { constants: { ...a.constants, ...b.constants } } : {}),
  ...(b.filled ? { filled: b.filled } : {}),
  ...(b.said ? { said: b.said } : {}),
  ...(b.tuples ? { tuples: b.tuples } : {}),
  ...(b.closed ? { closed: true as const } : {}),
  ...(b.settled?.length ? { settled: [...(a.settled ?? []), ...b.settled] } : {}),
});

/** Libraries that make queries out of calls. */
const builders =
  /(?:from|import|require\()\s*['"](?:typeorm|sequelize(?:-typescript)?|@mikro-orm\/[\w-]+|objection|knex|kysely|drizzle-orm[\w/-]*|@prisma\/client|bookshelf|waterline|pg-promise|massive|squel|orchid-orm|@adonisjs\/lucid[\w/-]*|@supabase\/[\w-]+|@feathersjs\/[\w-]+)['"]/;

/** What is looked for, in a quicker way. */
const mayBuild = gate(
  ...['typeorm', 'sequelize', 'mikro', 'objection', 'knex', 'kysely', 'drizzle', 'prisma', 'bookshelf', 'waterline'],
  ...['pg', 'massive', 'squel', 'orchid', 'adonisjs', 'supabase', 'feathersjs'],
);

/** The text with statements taken out, where they stand in it as they were read. */
function without(
  text: string,
  statements: readonly { readonly text: string; readonly at?: { readonly start: number; readonly end: number } }[],
): string {
  let result = '';
  let from = 0;
  // Of those that begin together the longest, which has the others in it.
  const ordered = [...statements].sort(
    (a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0) || (b.at?.end ?? 0) - (a.at?.end ?? 0),
  );
  for (const { at } of ordered) {
    if (!at || at.start < from) continue;
    result += `${text.slice(from, at.start)} `;
    from = at.end;
  }
  return result + text.slice(from);
}

/** The line of the file, from 1, where an offset of a statement's text stands. */
export function lineAt({ line, lines }: FileStatement, offset: number): number {
  if (!lines) return line;
  let found = line;
  for (let i = 0; i < lines.length && (lines[i] as number) <= offset; i += 2) found = lines[i + 1] as number;
  return found;
}

/** The statement with its lines as data: they may go back and forth, where a program puts it together from several places. */
function withLines({ lineOf, ...statement }: FoundStatement): FileStatement {
  if (!lineOf) return statement;
  const lines: number[] = [];
  let last = statement.line;
  for (const { index } of statement.text.matchAll(/\w+|[^\w\s]/g)) {
    const line = lineOf(index);
    if (line !== last) lines.push(index, line);
    last = line;
  }
  return lines.length === 0 ? statement : { ...statement, lines };
}
