import { blank, type Cursor, type Source, type Token } from './cursor.ts';
import { skipValue } from './expression.ts';
import { type ReadType, readType } from './types.ts';

/**
 * What MySQL knows and node-sql-parser doesn't, rewritten into something it takes, of the same length, so that offsets
 * survive. Only what is read from its own words anyway (expressions, index options, tails) or kept here (types) is rewritten.
 */
export class StandIns {
  /** Types the parser rejects, by the offset of their first word; an INT stands for them. */
  readonly types = new Map<number, ReadType>();
  private readonly edits: { start: number; end: number; text: string }[] = [];
  private rewritten: string | undefined;

  constructor(private readonly source: Source) {}

  /** The source from the first to the last of these tokens, with its stand-ins. */
  text(tokens: readonly Token[]): string {
    this.rewritten ??= this.apply();
    return this.rewritten.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  }

  private apply(): string {
    const { masked } = this.source;
    let text = '';
    for (const { start, end, text: by } of this.edits.toSorted((a, b) => a.start - b.start)) {
      if (start < text.length) continue;
      text += masked.slice(text.length, start) + by + blank(masked.slice(start + by.length, end));
    }
    return text + masked.slice(text.length);
  }

  /** A column or key: what stands between two commas of CREATE TABLE, or after ADD. */
  element(element: Cursor): void {
    element.index = 0;
    if (startsKey(element)) this.key(element);
    else this.column(element);
    element.index = 0;
  }

  /** Words between CREATE, ALTER or DROP and what it is about, and IF EXISTS after that: both are read from the tokens. */
  head(cursor: Cursor): void {
    for (cursor.index = 1; !cursor.done && !subjects.test(cursor.peek()?.word ?? ''); ) {
      const from = cursor.index;
      if (cursor.takeAny('OR REPLACE', 'IGNORE', 'ONLINE', 'OFFLINE')) this.put(cursor, from);
      else cursor.index++;
    }
    this.words(cursor);
  }

  /** IF EXISTS before the first parenthesis, and what the parser doesn't take at the end of DROP. */
  words(cursor: Cursor): void {
    for (cursor.index = 0; !cursor.done && !cursor.is('('); ) {
      const from = cursor.index;
      if (cursor.takeAny('IF NOT EXISTS', 'IF EXISTS')) this.put(cursor, from);
      else cursor.index++;
    }
    cursor.index = 0;
    if (!cursor.take('DROP')) return;
    const last = cursor.tokens.length - 1;
    // DROP CONSTRAINT `name` and DROP DATABASE `name`: only bare names are taken.
    const bare = cursor.takeAny('CONSTRAINT', 'CHECK', 'DATABASE', 'SCHEMA');
    const quoted = bare && cursor.tokens[last]?.kind === 'quoted-name';
    cursor.index = last;
    if (cursor.takeAny('RESTRICT', 'CASCADE')) this.put(cursor, last);
    cursor.index = last + 1;
    if (quoted) this.put(cursor, last, 'x');
    cursor.index = 0;
  }

  /** What was taken from `from` on becomes this text, and blanks. */
  put(cursor: Cursor, from: number, text = ''): void {
    const [first, last] = [cursor.tokens[from], cursor.tokens[cursor.index - 1]];
    if (!first || !last || last.end - first.start < text.length) return;
    this.edits.push({ start: first.start, end: last.end, text });
    this.rewritten = undefined;
  }

  private column(part: Cursor): void {
    part.index = 1;
    const type = readType(part);
    if (!type) return;
    const written = part.tokens.slice(1, part.index);
    const known = written.every(({ word }, i) => (i === 0 ? accepted.test(word) : !rejected.test(word)));
    if (!known || (written[0]?.word.endsWith('BLOB') && written.length > 1)) {
      this.types.set((part.tokens[1] as Token).start, type);
      this.put(part, 1, 'INT');
    }
    while (!part.done) {
      const from = part.index;
      if (part.take('DEFAULT')) {
        skipValue(part);
        this.put(part, from, 'DEFAULT 0');
      } else if (!isAction(part.peek(2)) && part.take('ON', 'UPDATE')) {
        skipValue(part);
        this.put(part, from);
      } else if (part.takeAny('GENERATED ALWAYS AS', 'AS')) {
        if (!part.group()) continue;
        this.put(part, from, 'AS(0)');
        const kind = part.index;
        if (part.take('PERSISTENT')) this.put(part, kind, 'STORED');
      } else if (part.is('CONSTRAINT') || part.is('CHECK')) {
        if (!skipCheck(part)) part.index = from + 1;
        else this.put(part, from);
      } else if (part.take('AFTER')) part.name();
      else if (part.is('REFERENCES')) this.reference(part);
      else if (part.take('SERIAL', 'DEFAULT', 'VALUE')) this.put(part, from, 'NOT NULL UNIQUE');
      else if (part.take('CHARSET')) this.put(part, from, 'COLLATE');
      else if (part.takeAny('VISIBLE', 'INVISIBLE') || skipSetting(part, columnSettings)) this.put(part, from);
      else if (!part.group()) part.index++;
    }
  }

  /** `REFERENCES table` alone stands for its primary key; the parser wants to see columns, and too short a name has no room. */
  private reference(part: Cursor): void {
    const from = part.index;
    if (!part.take('REFERENCES')) return;
    part.qualified();
    if (!part.group()) this.put(part, from, 'REFERENCES x(x)');
  }

  private key(part: Cursor): void {
    if (skipCheck(part)) {
      if (part.tokens.at(-1)?.word === 'ENFORCED') this.put(part, part.tokens.findLastIndex((t) => t.word === ')') + 1);
      const open = part.tokens.findIndex((t) => t.word === '(');
      part.index = open;
      part.group();
      this.put(part, open, '(0)');
      return;
    }
    this.words(part);
    const foreign = part.tokens.some((t) => t.word === 'FOREIGN');
    // PRIMARY KEY may be given a name, which goes unused.
    const named = part.tokens.findIndex((t) => t.word === 'PRIMARY') + 2;
    part.index = named;
    if (named > 1 && !part.is('(') && !part.is('USING')) {
      part.index++;
      this.put(part, named);
    }
    part.index = 0;
    while (!part.done && !part.is('(')) part.index++;
    for (const column of part.group()?.list() ?? []) {
      if (!column.is('(')) continue;
      column.index = column.tokens.length;
      this.put(column, 0, 'x');
    }
    if (foreign) this.reference(part);
    const from = part.index;
    if (foreign || part.done) return;
    part.index = part.tokens.length;
    this.put(part, from);
  }
}

const subjects = /^(TABLE|TABLES|INDEX|UNIQUE|FULLTEXT|SPATIAL|VIEW|DATABASE|SCHEMA|TRIGGER)$/;

const keyWords = /^(CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|INDEX|KEY|FULLTEXT|SPATIAL)$/;

const startsKey = (part: Cursor): boolean => keyWords.test(part.peek()?.word ?? '');

/** RESTRICT, CASCADE, SET NULL or NO ACTION begins here. */
export const isAction = (token: Token | undefined): boolean => /^(RESTRICT|CASCADE|SET|NO)$/.test(token?.word ?? '');

/** First words of the types that node-sql-parser takes, and words after them that it doesn't. */
const accepted =
  /^(BIT|BOOLEAN|TINYINT|SMALLINT|MEDIUMINT|INT|INTEGER|BIGINT|DECIMAL|NUMERIC|FLOAT|DOUBLE|DATE|TIME|DATETIME|TIMESTAMP|YEAR|CHAR|VARCHAR|BINARY|VARBINARY|(TINY|MEDIUM|LONG)?(BLOB|TEXT)|ENUM|SET|JSON|GEOMETRY|POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)$/;
const rejected = /^(BINARY|CHARSET|ASCII|UNICODE|BYTE|PRECISION|VARYING|SIGNED)$/;

const columnSettings = [
  'COLUMN_FORMAT',
  'STORAGE',
  'SRID',
  'REF_SYSTEM_ID',
  'ENGINE_ATTRIBUTE',
  'SECONDARY_ENGINE_ATTRIBUTE',
];

/** A word with one value after it, with or without `=`. */
export function skipSetting(cursor: Cursor, words: readonly string[]): boolean {
  if (!cursor.takeAny(...words)) return false;
  cursor.take('=');
  cursor.index++;
  return true;
}

/** `[CONSTRAINT [name]] CHECK (…) [[NOT] ENFORCED]`: the name and what is in the parentheses. */
export function skipCheck(cursor: Cursor): { name?: ReturnType<Cursor['name']>; inner: Cursor } | undefined {
  const start = cursor.index;
  const name = cursor.take('CONSTRAINT') && !cursor.is('CHECK') ? cursor.name() : undefined;
  const inner = cursor.take('CHECK') ? cursor.group() : undefined;
  if (!inner) {
    cursor.index = start;
    return undefined;
  }
  cursor.takeAny('NOT ENFORCED', 'ENFORCED');
  return { ...(name ? { name } : {}), inner };
}
