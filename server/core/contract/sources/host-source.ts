import type { Dialect } from '../../sql/dialect.ts';
import { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { ContractSource, FoundStatement } from '../source.ts';
import { looksLikeSql } from '../statement.ts';
import { eachValue } from './closed-values.ts';
import { within } from './host-names.ts';
import { type HostLanguage, type HostString, type HostToken, readHostStrings } from './host-strings.ts';
import { eachOfList } from './loops.ts';
import { findHoles, holeMark, type SqlHole } from './sql-holes.ts';

/** A language whose strings may be queries. */
export interface HostSource extends HostLanguage {
  readonly id: string;
  readonly title: string;
  readonly files: RegExp;
  /** Signs of a library that makes queries out of the program's objects. */
  readonly libraries: RegExp;
  /** Signs of one whose tables and columns are names of the program's own, which the compiler knows. */
  readonly paths?: RegExp;
  /** Signs of one that is given the name of each table and column by the program, and of names made at run time. */
  readonly naming?: { readonly library: RegExp; readonly made: RegExp };
  /** Whether a string that looks like SQL is another language's: JPQL. */
  readonly foreign?: (text: string, span: { readonly start: number; readonly end: number }, query: string) => boolean;
  /** Whether a name is that of a function, and of nothing else in the file: who calls it must say the name. */
  readonly plain?: (text: string, name: string) => boolean;
  /** The line that defines a function which only its own file can call. */
  readonly ownFunction?: RegExp;
  /** Stretches of a file that never run in a server, or say nothing of what it uses. */
  readonly settled?: (text: string, tokens: readonly HostToken[], code: string) => readonly Span[];
  /** Calls that name a table as an argument of that name, with the table in a group: `simple_insert(table="users", values=…)`. */
  readonly tables?: RegExp;
  /** `%s` is also what drivers call a parameter. */
  readonly percentParameters?: boolean;
}

/** The contract source of a language: SQL in its strings, whatever sends them. */
export function hostSource(language: HostSource): ContractSource {
  return {
    id: language.id,
    title: language.title,
    takes: (path) => language.files.test(path),
    read(_path, text, dialect) {
      const { strings, definitions, tokens, code } = readHostStrings(text, language);
      const lines = new Lines(text);
      const library = libraryOf(text, language);
      const types = typesIn(text);
      const statements: FoundStatement[] = [];
      const names: string[] = [];
      const settled = language.settled?.(text, tokens, code) ?? [];
      for (const string of strings) {
        if (settled.some((span) => string.start >= span.start && string.start < span.end)) continue;
        const shown = show(string);
        if (shown.length > longest) continue;
        if (!looksLikeSql(shown)) {
          names.push(...tablesIn(shown));
          continue;
        }
        if (language.foreign?.(text, { start: string.start, end: string.inner.end }, shown)) continue;
        const name = within(definitions, string.start)?.name;
        const lead = shown.length - shown.trimStart().length;
        const each =
          eachOfList(text, string) ??
          eachValue(string, { source: text, code, tokens, definitions, ownFunction: language.ownFunction });
        for (const [i, one] of (Array.isArray(each) ? each : [string]).entries()) {
          const read = readSql(one, language, dialect);
          const lineAt = (offset: number): number => lines.position(sourceOf(read.places, offset)).line + 1;
          statements.push({
            ...read.statement,
            line: lineAt(lead),
            text: (one === string ? shown : show(one)).trim(),
            // What a hole's code names stays to be counted, and so does what may be a library's own query language (JPQL, DQL).
            ...(library === true || library === 'by path' || i > 0 || string.parts.some((part) => part.hole)
              ? {}
              : { at: string.inner }),
            lineOf: lineAt,
            ...(each === 'constant' && language.id === 'rust' ? { listed: true as const } : {}),
            ...(name === undefined ? {} : { name }),
            ...(name !== undefined && language.plain?.(text, name) ? { alone: true as const } : {}),
          });
        }
      }
      for (const match of language.tables ? text.matchAll(language.tables) : []) {
        const [call, table = ''] = match;
        if (code[match.index] === ' ' || statements.length > mostTables) continue;
        const read = dialect.readQuery(`SELECT 1 FROM ${table}`);
        const line = lines.position(match.index + call.indexOf(table)).line + 1;
        if ('queries' in read) statements.push({ line, text: call, queries: read.queries });
      }
      const more = settled.length > 0 ? { settled } : {};
      return { statements, names, library, ...(types.length > 0 ? { types } : {}), ...more };
    },
  };
}

/** A string with the code of its holes in braces. */
const show = ({ parts }: HostString): string =>
  parts.map((part) => (part.hole ? `{${part.text}}` : part.text)).join('');

function libraryOf(text: string, { libraries, naming, paths }: HostSource): boolean | 'by name' | 'by path' {
  if (libraries.test(text)) return true;
  if (!naming?.library.test(text)) return paths?.test(text) ? 'by path' : false;
  // Two ways of naming are too many.
  return naming.made.test(text) || paths?.test(text) ? true : 'by name';
}

/** Types a file declares, as `tableTails` would have them: `CategoryModel` is `category`. */
function typesIn(text: string): string[] {
  const found = text.matchAll(
    /\b(?:class|struct|interface|record|object|enum|trait|type|schema|defmodule|module)\s{1,20}((?:\w{1,80}(?:\.|::)){0,6}\w{1,80})|\b(\w{1,80})(?=\s{1,20}struct\b)/g,
  );
  const types = Array.from(found, (match) => (match[1] ?? match[2] ?? '').replace(/^.*[.:]|_/g, ''));
  return [...new Set(types.flatMap((type) => [type, type.replace(affixes, '')]).map((type) => type.toLowerCase()))];
}

const affixes = /^(?:DB|Db|Tbl)(?=[A-Z])|(?<=[a-z\d])(?:Model|Entity|Record|Row|Table|DO|PO|Dao|Schema)s?$/g;

/** Tables that calls of one file name. */
const mostTables = 2_000;

/** No query is this long: a string that is is data. */
const longest = 200_000;

/** What may be a table's name in a string that is no query: all of it, or what follows FROM in a part of one. */
function tablesIn(text: string): string[] {
  if (text.length <= 100) {
    const whole = /^[\s"`]*([\p{L}_][\p{L}\p{N}_$."`-]{0,80})\s*$/u.exec(text)?.[1];
    if (whole !== undefined) return [whole];
  }
  return Array.from(
    text.matchAll(/\b(?:from|join|into|update|table)\s+([\p{L}\p{N}_$."`]+)/giu),
    (match) => match[1] as string,
  );
}

/** Where stretches of the text that was read begin, and where in the file. */
interface Place {
  readonly text: number;
  readonly source: number;
}

function sourceOf(places: readonly Place[], offset: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[middle] as Place).text <= offset) low = middle;
    else high = middle - 1;
  }
  const place = places[low];
  return place ? place.source + Math.max(0, offset - place.text) : 0;
}

interface Read {
  readonly statement: Pick<FoundStatement, 'queries' | 'error' | 'dynamic'>;
  readonly places: readonly Place[];
}

const atRunTime = 'it is put together at run time';
const partly = 'a part of it is put together at run time';

/**
 * Reads a query with its holes filled. It is understood whole when nothing is added to it and each hole can only stand for a
 * value; where one may put in columns or tables, what can be read is taken, and the rest stays unknown.
 */
function readSql(string: HostString, language: HostSource, dialect: Dialect): Read {
  const places: Place[] = [];
  let sql = '';
  for (const part of string.parts) {
    places.push({ text: sql.length, source: part.at });
    sql += part.hole ? holeMark : part.text.replaceAll(holeMark, '?');
  }
  const placeholders = language.percentParameters === true && !string.formatted;
  const holes = findHoles(sql, placeholders, dialect.id === 'mysql');
  if (!holes || holes.length > mostHoles || sql.split('/*', mostHoles).length === mostHoles)
    return { statement: { queries: [], error: atRunTime, dynamic: true }, places };
  const values = string.parts.filter((part) => part.hole && suspicious.test(part.text)).length === 0;
  const whole = !string.open && values && holes.every((hole) => hole.kind !== 'part');
  let error: string | undefined;
  for (const filling of whole ? [undefined] : [undefined, 'x', '', 'AND TRUE', 'TRUE']) {
    const filled = fill(sql, places, holes, dialect, filling);
    const read = dialect.readQuery(filled.sql);
    if ('queries' in read) {
      return {
        statement: { queries: read.queries, ...(whole ? {} : { error: partly, dynamic: true as const }) },
        places: filled.places,
      };
    }
    error ??= read.error;
    if (!holes.some((hole) => hole.kind === 'part')) break;
  }
  const statement = whole
    ? { queries: [], error: error ?? 'it can not be read' }
    : { queries: [], error: atRunTime, dynamic: true as const };
  return { statement, places };
}

/** A query with more holes or comments than this is made by a machine. */
const mostHoles = 500;

/** Names of what holds more than a value, wherever it is put. */
const suspicious = /(?:sql|query|select|column|field|table|clause|where|order_?by)/i;

function fill(
  sql: string,
  places: readonly Place[],
  holes: readonly SqlHole[],
  dialect: Dialect,
  filling: string | undefined,
): { readonly sql: string; readonly places: readonly Place[] } {
  const value = dialect.id === 'mysql' ? '?' : '$1';
  let result = '';
  let from = 0;
  const moved: Place[] = [];
  let next = 0;
  const keep = (to: number): void => {
    const shift = result.length - from;
    moved.push({ text: result.length, source: sourceOf(places, from) });
    for (; next < places.length && (places[next] as Place).text < to; next++) {
      const place = places[next] as Place;
      if (place.text > from) moved.push({ text: place.text + shift, source: place.source });
    }
    result += sql.slice(from, to);
    from = to;
  };
  for (const hole of holes) {
    keep(hole.start);
    moved.push({ text: result.length, source: sourceOf(places, hole.start) });
    const { kind, guess } = hole;
    result += kind === 'quoted' ? 'x' : kind === 'value' || kind === 'rows' ? value : (filling ?? guess);
    from = hole.end;
  }
  keep(sql.length);
  return { sql: result, places: moved };
}
