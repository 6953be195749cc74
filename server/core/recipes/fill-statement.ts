import type { Name } from '../schema/names.ts';
import type { SqlFlavour } from '../sql/lex.ts';
import { tokenize } from '../sql/lex.ts';

/**
 * A statement that copies columns from one table into another, read to the last word: what is not exactly one of these forms is not
 * read at all, as a word more could mean other rows or other values.
 */
export type Fill =
  | {
      readonly kind: 'insert';
      readonly into: Name;
      readonly columns: readonly string[];
      readonly from: Name;
      /** In the order of `columns`. */
      readonly values: readonly Of[];
      /** Columns of `from` of which one must not be NULL; empty: all rows. */
      readonly given: readonly string[];
      /** A row for each element of an array of `from`. */
      readonly elements?: { readonly array: string };
    }
  | {
      readonly kind: 'update';
      readonly into: Name;
      readonly from: Name;
      readonly assignments: readonly { readonly column: string; readonly value: string }[];
      /** The column of `into` that refers to one of `from`, and that one. */
      readonly joined: { readonly into: string; readonly from: string };
    };

/** A column of the table, an element of the array, or its number. */
export type Of = { readonly column: string } | 'element' | 'number';

export function readFill(text: string, flavour: SqlFlavour): Fill | undefined {
  const cursor = new Cursor(text, flavour);
  try {
    const fill = cursor.takes('insert') ? insert(cursor) : cursor.takes('update') ? update(cursor) : undefined;
    return cursor.takes(';') || cursor.atEnd ? fill : undefined;
  } catch (reason) {
    if (reason instanceof Unread) return undefined;
    throw reason;
  }
}

class Unread extends Error {}

/**
 * Words come folded, names in quotes as they are, with a quote before them, so that no keyword is one. MySQL folds no names: there
 * `names` has them as they were written.
 */
class Cursor {
  private readonly parts: readonly string[];
  private readonly names: readonly string[];
  private at = 0;

  constructor(text: string, flavour: SqlFlavour) {
    const tokens = tokenize(text, flavour).filter(({ kind }) => kind !== 'comment');
    this.parts = tokens.map(({ kind, start, end }) => {
      const part = text.slice(start, end);
      if (kind === 'quoted-name') return `"${part.slice(1, -1).replaceAll(part.slice(-1).repeat(2), part.slice(-1))}`;
      return kind === 'word' ? part.toLowerCase() : part;
    });
    this.names = flavour === 'mysql' ? tokens.map(({ start, end }) => text.slice(start, end)) : this.parts;
  }

  get atEnd(): boolean {
    return this.at >= this.parts.length;
  }

  takes(...words: readonly string[]): boolean {
    if (words.some((word, i) => this.parts[this.at + i] !== word)) return false;
    this.at += words.length;
    return true;
  }

  must(...words: readonly string[]): void {
    if (!this.takes(...words)) throw new Unread();
  }

  name(): string {
    const part = this.parts[this.at] ?? '';
    const written = this.names[this.at++] ?? '';
    if (part.startsWith('"')) return part.slice(1);
    if (!/^[\p{L}_][\p{L}\p{N}_$]*$/u.test(part) || keywords.has(part)) throw new Unread();
    return written;
  }

  /** Whether `column = (SELECT` comes next. */
  asks(): boolean {
    return this.parts[this.at + 1] === '=' && this.parts[this.at + 2] === '(';
  }

  /** `table`, `schema.table`, or a column with its qualifier. */
  qualified(): Name {
    const first = this.name();
    return this.takes('.') ? { schema: first, name: this.name() } : { name: first };
  }

  alias(): string | undefined {
    if (this.takes('as')) return this.name();
    const part = this.parts[this.at];
    return part !== undefined && /^["\p{L}_]/u.test(part) && !keywords.has(part) ? this.name() : undefined;
  }

  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takes(',')) items.push(item());
    return items;
  }
}

const keywords: ReadonlySet<string> = new Set(
  'and as cross from group having in inner is join lateral left limit natural not null on or order returning select set true union unnest values where with'.split(
    ' ',
  ),
);

function insert(cursor: Cursor): Fill {
  cursor.must('into');
  const into = cursor.qualified();
  cursor.must('(');
  const columns = cursor.list(() => cursor.name());
  cursor.must(')', 'select');
  const selected = cursor.list(() => cursor.qualified());
  cursor.must('from');
  const from = cursor.qualified();
  const alias = cursor.alias() ?? from.name;
  const column = ({ schema, name }: Name): string => {
    if (schema !== undefined && schema !== alias) throw new Unread();
    return name;
  };
  const unnested = cursor.takes(',') || cursor.takes('cross', 'join') ? elementsOf(cursor, column) : undefined;
  const values = selected.map((name): Of => {
    if (!unnested) return { column: column(name) };
    if (name.schema === undefined) throw new Unread();
    if (name.schema !== unnested.alias) return { column: column(name) };
    if (name.name === unnested.element) return 'element';
    if (name.name === unnested.number) return 'number';
    throw new Unread();
  });
  if (values.length !== columns.length) throw new Unread();
  const given = cursor.takes('where') ? notNull(cursor, column) : [];
  if (unnested && given.length > 0) throw new Unread();
  return {
    kind: 'insert',
    into,
    columns,
    from,
    values,
    given,
    ...(unnested && { elements: { array: unnested.array } }),
  };
}

/** `unnest(t.tags) WITH ORDINALITY AS u (tag, pos)`. */
function elementsOf(cursor: Cursor, column: (name: Name) => string) {
  cursor.takes('lateral');
  cursor.must('unnest', '(');
  const array = column(cursor.qualified());
  cursor.must(')', 'with', 'ordinality');
  const alias = cursor.alias();
  cursor.must('(');
  const element = cursor.name();
  cursor.must(',');
  const number = cursor.name();
  cursor.must(')');
  if (alias === undefined) throw new Unread();
  return { array, alias, element, number };
}

/** `a IS NOT NULL OR b IS NOT NULL`. */
function notNull(cursor: Cursor, column: (name: Name) => string): string[] {
  const columns: string[] = [];
  do {
    columns.push(column(cursor.qualified()));
    cursor.must('is', 'not', 'null');
  } while (cursor.takes('or'));
  return columns;
}

function update(cursor: Cursor): Fill {
  const into = cursor.qualified();
  const target = cursor.alias() ?? into.name;
  if (cursor.takes('inner', 'join') || cursor.takes('join')) return joined(cursor, { name: into, alias: target }, 'on');
  if (cursor.takes(',')) return joined(cursor, { name: into, alias: target }, 'where');
  cursor.must('set');
  if (cursor.asks()) return asked(cursor, into, target);
  const set = cursor.list(() => {
    const column = cursor.name();
    cursor.must('=');
    return { column, value: cursor.qualified() };
  });
  cursor.must('from');
  const from = cursor.qualified();
  const source = cursor.alias() ?? from.name;
  cursor.must('where');
  const one = cursor.qualified();
  cursor.must('=');
  const other = cursor.qualified();
  const side = (of: string): string | undefined => [one, other].find(({ schema }) => schema === of)?.name;
  const [joinedInto, joinedFrom] = [side(target), side(source)];
  if (joinedInto === undefined || joinedFrom === undefined || target === source) throw new Unread();
  const assignments = set.map(({ column, value }) => {
    if (value.schema !== source) throw new Unread();
    return { column, value: value.name };
  });
  return { kind: 'update', into, from, assignments, joined: { into: joinedInto, from: joinedFrom } };
}

interface Aliased {
  readonly name: Name;
  readonly alias: string;
}

/** MySQL: `p JOIN t ON p.t_id = t.id SET p.a = t.a`, `p, t SET p.a = t.a WHERE p.t_id = t.id`; either table first. */
function joined(cursor: Cursor, first: Aliased, by: 'on' | 'where'): Fill {
  const name = cursor.qualified();
  const second = { name, alias: cursor.alias() ?? name.name };
  if (first.alias === second.alias) throw new Unread();
  const pair = (): readonly [Name, Name] => {
    const one = cursor.qualified();
    cursor.must('=');
    return [one, cursor.qualified()];
  };
  const match = (): readonly [Name, Name] => {
    cursor.must(by);
    return pair();
  };
  const before = by === 'on' ? match() : undefined;
  cursor.must('set');
  const set = cursor.list(pair);
  const key = before ?? match();
  const [into, from] = set[0]?.[0].schema === first.alias ? [first, second] : [second, first];
  const side = ({ alias }: Aliased): string => {
    const found = key.find(({ schema }) => schema === alias);
    if (!found) throw new Unread();
    return found.name;
  };
  const assignments = set.map(([column, value]) => {
    if (column.schema !== into.alias || value.schema !== from.alias) throw new Unread();
    return { column: column.name, value: value.name };
  });
  return {
    kind: 'update',
    into: into.name,
    from: from.name,
    assignments,
    joined: { into: side(into), from: side(from) },
  };
}

/** `p SET a = (SELECT a FROM t WHERE t.id = p.t_id)`, the same table for each column. */
function asked(cursor: Cursor, into: Name, target: string): Fill {
  const all = cursor.list(() => {
    const column = cursor.name();
    cursor.must('=', '(', 'select');
    const value = cursor.qualified();
    cursor.must('from');
    const from = cursor.qualified();
    const source = cursor.alias() ?? from.name;
    cursor.must('where');
    const one = cursor.qualified();
    cursor.must('=');
    const sides = [one, cursor.qualified()];
    cursor.must(')');
    // What has no table before it is of the inner one, as far as that has it.
    const inner = sides.find(({ schema }) => schema === source || schema === undefined);
    const outer = sides.find(({ schema }) => schema === target);
    if (!inner || !outer || source === target || (value.schema ?? source) !== source) throw new Unread();
    return { column, value: value.name, from, joined: { into: outer.name, from: inner.name } };
  });
  const [first] = all as [(typeof all)[number]];
  const alike = all.every(
    ({ from, joined }) => JSON.stringify([from, joined]) === JSON.stringify([first.from, first.joined]),
  );
  if (!alike) throw new Unread();
  const assignments = all.map(({ column, value }) => ({ column, value }));
  return { kind: 'update', into, from: first.from, assignments, joined: first.joined };
}
