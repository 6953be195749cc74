import type { Query } from '../../schema/query.ts';
import type { Dialect } from '../../sql/dialect.ts';
import type { Span } from '../../text/span.ts';
import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Embed,
  type Embedding,
  type Found,
  type FoundStatement,
  nothingFound,
  type Shape,
} from '../source.ts';
import { type EntityText, entityText } from './entity-text.ts';
import { javascript } from './javascript.ts';
import { chain, closing, parts, shapeOf } from './javascript-shape.ts';
import { jsText } from './js-text.ts';
import { readFilter, readSelection } from './postgrest-select.ts';
import { python, pythonLanguage } from './python.ts';

/**
 * Requests that supabase-js, postgrest-js and their Python counterparts make:
 * `supabase.from('orders').select('id, users(email)').eq('state', 'open')`. Each becomes the query that PostgREST makes of it, as
 * far as the program writes it out; what only the running program knows leaves it open. Facts: the clients' references, and
 * PostgREST's documentation.
 */
export const postgrest: ContractSource = {
  id: 'postgrest',
  title: 'requests of Supabase and PostgREST',
  takes: (path) => javascript.takes(path) || python.takes(path),
  read(path, raw, dialect): Found {
    if (dialect.id !== 'postgresql' || !maySpeak(raw) || !/supabase|postgrest|CompositeTypes/i.test(raw))
      return nothingFound;
    const script = python.takes(path);
    const text = script ? entityText(raw, pythonLanguage) : jsText(raw);
    const statements: FoundStatement[] = [];
    const followed: Span[] = [];
    const embeds: Embed[] = [];
    for (const match of text.code.matchAll(script ? pythonRoots : roots)) {
      const open = match.index + match[0].length - 1;
      const { start, awaited } = receiver(text.code, match.index);
      const from = text.code.slice(start, match.index);
      if (foreign.test(from)) continue;
      const request = new Request(text, open, match[1] === 'rpc' ? 'rpc' : 'table', awaited, from);
      const made = request.statements(dialect, start);
      statements.push(...made);
      if (request.embed) embeds.push(request.embed);
      if (made.length > 0 && made.every(({ error }) => error === undefined))
        followed.push({ start: match.index, end: closing(text.code, open) + 1 });
    }
    statements.push(...listened(text, dialect));
    // What the command line writes of the database says what there is, and uses none of it.
    const mirror = mirrors.test(raw) ? [{ start: 0, end: raw.length }] : [];
    return { statements, embeds, followed, settled: mirror };
  },
};

const maySpeak = gate('supabase', 'postgrest', 'CompositeTypes');
const mirrors =
  /\bexport (?:interface|type) Database\b[^{]{0,20}\{[\s\S]{0,400}?\bTables: \{[\s\S]*?\bRow: \{[\s\S]*?\bInsert: \{/;
const roots = /\.\s*(from|rpc)\s*(?:<[^()]{0,300}>)?\(/g;
const pythonRoots = /\.\s*(table|from_|rpc)\s*\(/g;
/** What has a method of that name and is no client: `Array.from(…)`, files that are stored. */
const foreign = /(?:^|\.)\s*(?:Array|Buffer|Uint8Array|Object|Set|Map|Date|Readable|Observable|z|storage)\s*$/;

const starting = /^(?:select|insert|upsert|update|delete)$/;
/** Their first argument is a column. */
const filters =
  /^(?:eq|neq|gte?|lte?|i?like(?:_?(?:all|any)_?of)?|i?like(?:All|Any)Of|is_?|isDistinct|in_?|notIn|contains|containedBy|contained_by|range(?:Gte?|Lte?|Adjacent)|range_(?:gte?|lte?|adjacent)|overlaps|ov|cs|cd|sl|sr|nxl|nxr|adj|fts|plfts|phfts|wfts|textSearch|text_search|not|filter|order|regex(?:I)?[mM]atch|match_?regex)$/;
/** They say nothing of columns. */
const others =
  /^(?:limit|range|single|maybeSingle|maybe_single|csv|returns|overrideTypes|throwOnError|abortSignal|then|catch|finally|execute|setHeader|rollback|maxAffected|explain|offset|retry)$/;
/** After these no filter can follow. */
const closed = /^(?:single|maybeSingle|maybe_single|csv|then|execute|catch|finally)$/;

const name = /^[\p{L}_$][\p{L}\p{N}_$ -]{0,126}$/u;

class Request {
  private readonly calls: readonly { readonly name: string; readonly at: number }[];
  /** Columns of the table by name, in filters and orders. */
  private readonly filtered = new Set<string>();
  /** Tables that come along by a reference. */
  private readonly along: Embedding[] = [];
  private open = false;
  /** What it reads along with its table. */
  embed: Embed | undefined;

  constructor(
    private readonly text: EntityText,
    private readonly at: number,
    private readonly kind: 'table' | 'rpc',
    awaited: boolean,
    private readonly receiver: string,
  ) {
    this.calls = chain(text.code, closing(text.code, at));
    // A request that is kept in a variable goes on elsewhere.
    if (!awaited && !this.calls.some((call) => closed.test(call.name))) this.open = true;
  }

  statements(dialect: Dialect, from: number): FoundStatement[] {
    const { text, calls, kind } = this;
    const [first] = calls;
    if (kind === 'table' && !(first && starting.test(first.name))) return [];
    const place = {
      line: text.lineAt(this.at),
      text: text.raw.slice(from, closing(text.code, calls.at(-1)?.at ?? this.at) + 1).slice(0, longest),
    };
    const said = this.string(this.argument(this.at, 0));
    if (said === undefined || !name.test(said)) {
      // Of a function nothing is lost by its name: it is no table.
      if (kind === 'rpc' || !/supabase|postgrest|client|\bdb\b|\bsb\b/i.test(this.receiver)) return [];
      return [{ ...place, queries: [], dynamic: true, error: 'its table is known at run time only' }];
    }
    const schema = /\.\s*schema\s*\(\s*(['"`])\s*\1\s*\)\s*$/.exec(this.receiver)
      ? this.string(this.before())
      : undefined;
    if (schema === undefined && /\.\s*schema\s*\(/.test(this.receiver)) this.open = true;
    const table = (schema === undefined ? '' : `${quoted(schema)}.`) + quoted(said);
    if (kind === 'rpc') return this.called(table, place, dialect);
    this.readFilters();
    const queries = this.queries(table).flatMap((sql) => read(sql, dialect));
    if (this.along.length > 0)
      this.embed = { table: { name: said, ...(schema === undefined ? {} : { schema }) }, ...place, embeds: this.along };
    return [{ ...place, queries, ...(this.open ? { dynamic: true as const, error: unwritten } : {}) }];
  }

  private called(fn: string, place: { line: number; text: string }, dialect: Dialect): FoundStatement[] {
    const { text } = this;
    const span = this.argument(this.at, 1);
    const given = span ? shapeOf(text, span.start, span.end) : undefined;
    const keys = typeof given === 'object' ? Object.keys(given.keys) : [];
    const open = given !== undefined && (typeof given !== 'object' || given.open);
    const args = keys.map((key, i) => `${quoted(key)} => $${i + 1}`).join(', ');
    const queries = read(`SELECT * FROM ${fn}(${open ? '' : args})`, dialect);
    return [{ ...place, queries, ...(open ? { dynamic: true as const, error: unwritten } : {}) }];
  }

  private readFilters(): void {
    for (const { name: method, at } of this.calls.slice(1)) {
      const [first, ...rest] = this.arguments(at);
      const said = first && this.string(first);
      if (others.test(method) || starting.test(method)) continue;
      if (method === 'match') {
        const shape: Shape = first ? shapeOf(this.text, first.start, first.end) : 'code';
        if (typeof shape !== 'object' || shape.open) this.open = true;
        else for (const key of Object.keys(shape.keys)) this.filter(key);
      } else if (method === 'or' || method === 'or_') {
        const columns = said === undefined ? undefined : readFilter(said);
        if (!columns) this.open = true;
        for (const column of columns ?? []) this.filter(column);
      } else if (filters.test(method) && said !== undefined) this.filter(said);
      else this.open = true;
      const options = rest.map(({ start, end }) => this.text.code.slice(start, end)).join(' ');
      if (/\b(?:referencedTable|foreignTable|reference_table|foreign_table)\b/.test(options)) this.open = true;
    }
  }

  private filter(said: string): void {
    const column = said.split('->', 1)[0]?.replace(/"/g, '').trim() ?? '';
    const [other, inner] = column.split('.', 2);
    if (inner !== undefined && other !== undefined && name.test(other) && name.test(inner)) {
      this.along.push({ name: other, columns: [inner], star: false, embeds: [] });
    } else if (name.test(column)) this.filtered.add(column);
    else this.open = true;
  }

  private queries(table: string): string[] {
    const { text } = this;
    const [first] = this.calls;
    const where =
      this.filtered.size === 0
        ? ''
        : ` WHERE ${[...this.filtered].map((column) => `${quoted(column)} IS NOT NULL`).join(' AND ')}`;
    if (!first) return [];
    if (first.name === 'select') {
      const list = this.selected(first.at, this.counts(first.at));
      return [`SELECT ${list} FROM ${table}${where}`];
    }
    const back = this.calls.slice(1).find((call) => call.name === 'select');
    const returning = back ? ` RETURNING ${this.selected(back.at, false)}` : '';
    if (first.name === 'delete') return [`DELETE FROM ${table}${where}${returning}`];
    const data = this.argument(first.at, 0);
    const shape: Shape = data ? shapeOf(text, data.start, data.end) : 'code';
    const rows = Object.entries(typeof shape === 'object' ? shape.keys : {});
    if (typeof shape !== 'object' || shape.open) this.open = true;
    const sets = rows.map(([key, value], i) => `${quoted(key)} = ${value === 'null' ? 'NULL' : `$${i + 1}`}`);
    const update = rows.length === 0 ? [] : [`UPDATE ${table} SET ${sets.join(', ')}${where}${returning}`];
    if (first.name === 'update') return update.length > 0 ? update : [`SELECT 1 FROM ${table}${where}`];
    // What only some rows have may be missing in others.
    if (rows.some(([, value]) => value === 'code') && /^\[/.test(text.code.slice(data?.start))) this.open = true;
    const values = rows.map(([, value], i) => (value === 'null' ? 'NULL' : `$${i + 1}`));
    const insert =
      rows.length === 0
        ? `INSERT INTO ${table} DEFAULT VALUES`
        : `INSERT INTO ${table} (${rows.map(([key]) => quoted(key)).join(', ')}) VALUES (${values.join(', ')})`;
    if (first.name === 'insert') return [insert + returning];
    const conflict = this.conflict(first.at);
    if (!conflict) this.open = true;
    const on = conflict && conflict.length > 0 ? ` ON CONFLICT (${conflict.map(quoted).join(', ')}) DO NOTHING` : '';
    return [insert + on + returning, ...update];
  }

  /** Columns of `onConflict`; none for the key, which only the table says; undefined where it isn't written out. */
  private conflict(at: number): readonly string[] | undefined {
    const { text } = this;
    const [, ...rest] = this.arguments(at);
    for (const { start, end } of rest) {
      const match = /\b(?:onConflict\s*:|on_conflict\s*=)\s*/.exec(text.code.slice(start, end));
      if (!match) continue;
      const said = text.strings.get(start + match.index + match[0].length);
      return said?.split(',').map((column) => column.trim());
    }
    return undefined;
  }

  /** What comes back, as SQL has it. */
  private selected(at: number, counts: boolean): string {
    const args = this.arguments(at).filter(
      ({ start, end }) => this.text.code[start] !== '{' && !/^\w+\s*=/.test(this.text.code.slice(start, end)),
    );
    if (args.length === 0) return '*';
    const said = args.map((arg) => this.string(arg));
    if (said.includes(undefined)) {
      this.open = true;
      return '*';
    }
    const selection = readSelection(said.join(','));
    if (selection.unread) this.open = true;
    this.along.push(...selection.embeds);
    const list = [...selection.columns.map(quoted), ...(selection.star && !counts ? ['*'] : [])];
    return list.length > 0 ? list.join(', ') : '1';
  }

  /** Only the number of rows is asked for. */
  private counts(at: number): boolean {
    return this.arguments(at)
      .slice(1)
      .some(({ start, end }) => /\bhead\s*[:=]\s*(?:true|True)\b/.test(this.text.code.slice(start, end)));
  }

  private arguments(at: number): { start: number; end: number }[] {
    return parts(this.text.code, at + 1, closing(this.text.code, at));
  }

  private argument(at: number, i: number): { start: number; end: number } | undefined {
    return this.arguments(at)[i];
  }

  /** A literal, or a constant of the file that is one. */
  private string(span: { start: number; end: number } | undefined): string | undefined {
    if (!span) return undefined;
    const { text } = this;
    const body = text.code.slice(span.start, span.end).replace(/\s+as\s+\w+$/, '');
    if (/^(["'`])\s*\1$/.test(body)) return text.strings.get(span.start);
    if (!/^[A-Za-z_$][\w$]*$/.test(body)) return undefined;
    const escaped = body.replace(/\$/g, '\\$');
    const defined = [
      ...text.code.matchAll(new RegExp(`(?<![\\w$.])${escaped}\\s*(?::[^=\\n]{0,80})?=(?![=>])\\s*`, 'g')),
    ];
    const [only] = defined;
    if (!only || defined.length > 1) return undefined;
    const at = only.index + only[0].length;
    const ended = /^(["'`])\s*\1\s*(?:as\s+const\s*)?(?:;|\n|$|#|\/)/.test(text.code.slice(at, at + 5_000));
    return ended ? text.strings.get(at) : undefined;
  }

  /** The argument of the call before this one: `.schema('billing')`. */
  private before(): { start: number; end: number } | undefined {
    const { code } = this.text;
    const dot = code.lastIndexOf('.', this.at);
    const close = code.lastIndexOf(')', dot);
    const open = code.lastIndexOf('(', close);
    return open < 0 ? undefined : parts(code, open + 1, close)[0];
  }
}

/** Where the expression before a dot begins, and whether it is awaited: `(await client()).schema('a')`. */
function receiver(code: string, dot: number): { start: number; awaited: boolean } {
  let at = dot;
  const back = (pattern: RegExp): void => {
    while (at > 0 && dot - at < 2_000 && pattern.test(code[at - 1] as string)) at--;
  };
  for (let start = dot; ; ) {
    back(/[\s!?]/);
    while (code[at - 1] === ')' || code[at - 1] === ']') {
      at = opening(code, at - 1);
      back(/\s/);
    }
    back(/[\w$]/);
    if (at === start || dot - at > 2_000) return { start, awaited: false };
    start = at;
    back(/\s/);
    if (code[at - 1] !== '.')
      return { start, awaited: /\bawait\s*\(?\s*$/.test(code.slice(Math.max(0, start - 50), start)) };
    at--;
  }
}

/** The bracket that the one at an offset closes, as far as it is near. */
function opening(code: string, at: number): number {
  let depth = 0;
  for (let i = at; i >= 0 && at - i < 2_000; i--) {
    if (code[i] === ')' || code[i] === ']') depth++;
    else if (code[i] === '(' || code[i] === '[') depth--;
    if (depth === 0) return i;
  }
  return at;
}

/** Changes of rows that the server sends: `on('postgres_changes', { table: 'orders' })`. They come with all columns. */
function listened(text: EntityText, dialect: Dialect): FoundStatement[] {
  const found: FoundStatement[] = [];
  for (const match of text.code.matchAll(/\bon(?:_postgres_changes)?\s*\(\s*/g)) {
    const open = text.code.indexOf('(', match.index);
    const args = text.code.slice(open + 1, closing(text.code, open));
    const first = text.strings.get(match.index + match[0].length);
    if (first !== 'postgres_changes' && !match[0].startsWith('on_')) continue;
    const at = /\btable\s*[:=]\s*(?=["'`])/.exec(args);
    const table = at ? text.strings.get(open + 1 + at.index + at[0].length) : undefined;
    const place = {
      line: text.lineAt(match.index),
      text: text.raw.slice(match.index, open + 1 + Math.min(args.length, 400)),
    };
    if (table === undefined)
      found.push({ ...place, queries: [], dynamic: true, error: 'its table is known at run time only' });
    else found.push({ ...place, queries: read(`SELECT * FROM ${quoted(table)}`, dialect) });
  }
  return found;
}

const unwritten = 'a part of it is put together at run time';
/** More of a request tells nothing more. */
const longest = 4_000;

const quoted = (column: string): string => `"${column.replace(/"/g, '')}"`;

function read(sql: string, dialect: Dialect): readonly Query[] {
  const found = dialect.readQuery(sql);
  return 'queries' in found ? found.queries : [];
}
