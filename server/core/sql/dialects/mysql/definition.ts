import type {
  ChangeOf,
  ColumnDefinition,
  ConstraintDefinition,
  Expression,
  ForeignKeyAction,
  IndexElement,
} from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Span } from '../../../text/span.ts';
import { type Cursor, stringValue, type Token } from './cursor.ts';
import { readExpression, readGroup } from './expression.ts';
import { readType, readWord } from './types.ts';

/** What stands between the commas of CREATE TABLE, or after ADD in ALTER TABLE. */
export type Element =
  | { readonly column: ColumnDefinition }
  | { readonly constraint: ConstraintDefinition }
  | { readonly index: Omit<ChangeOf<'create-index'>, 'table'> };

const keyWords = /^(CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|INDEX|KEY|FULLTEXT|SPATIAL)$/;

/** Reads one element to its end; undefined where something in it is not understood. */
export function readElement(cursor: Cursor): Element | undefined {
  const element = readKey(cursor) ?? wrap(readColumn(cursor));
  return cursor.done ? element : undefined;
}

const wrap = (column: ColumnDefinition | undefined): Element | undefined => column && { column };

/** A column's definition, from its name on, up to what is not part of one. */
export function readColumn(cursor: Cursor): ColumnDefinition | undefined {
  const name = cursor.name();
  const read = name && readType(cursor);
  if (!name || !read) return undefined;
  let notNull = read.serial ?? false;
  let serial = read.serial ?? false;
  let collation = read.collation;
  let generated: ColumnDefinition['generated'];
  let position: ColumnDefinition['position'];
  let value: Expression | undefined;
  let onUpdate: Expression | undefined;
  let comment: string | undefined;
  const constraints: ConstraintDefinition[] = [];
  const columns = [name.name];
  const span = (from: number): Span => ({
    start: cursor.tokens[from]?.start ?? name.at.start,
    end: cursor.tokens[cursor.index - 1]?.end ?? name.at.end,
  });
  if (read.serial) constraints.push({ type: 'unique', columns, at: name.at });
  while (!cursor.done) {
    const from = cursor.index;
    if (cursor.take('NOT', 'NULL')) notNull = true;
    else if (cursor.take('NULL')) notNull = false;
    else if (cursor.take('DEFAULT')) value = readDefault(cursor);
    else if (cursor.take('ON', 'UPDATE')) onUpdate = readDefault(cursor);
    else if (cursor.take('AUTO_INCREMENT')) serial = true;
    else if (cursor.take('SERIAL', 'DEFAULT', 'VALUE')) {
      notNull = serial = true;
      constraints.push({ type: 'unique', columns, at: span(from) });
    } else if (cursor.take('UNIQUE')) {
      cursor.take('KEY');
      constraints.push({ type: 'unique', columns, at: span(from) });
    } else if (cursor.takeAny('PRIMARY KEY', 'KEY')) constraints.push({ type: 'primary-key', columns, at: span(from) });
    else if (cursor.take('COMMENT')) {
      const token = cursor.peek();
      if (token?.kind !== 'string') return undefined;
      cursor.index++;
      comment = stringValue(token.text);
    } else if (cursor.take('COLLATE')) collation = named(readWord(cursor)) ?? collation;
    else if (cursor.takeAny('CHARACTER SET', 'CHARSET')) collation ??= named(readWord(cursor));
    else if (cursor.takeAny('GENERATED ALWAYS AS', 'AS')) {
      const expression = readGroup(cursor);
      if (!expression) return undefined;
      generated = { expression, stored: cursor.takeAny('VIRTUAL', 'STORED', 'PERSISTENT')?.startsWith('V') === false };
    } else if (cursor.is('CONSTRAINT') || cursor.is('CHECK')) {
      const check = readCheck(cursor);
      if (!check) return undefined;
      constraints.push(check);
    } else if (cursor.take('REFERENCES')) {
      const reference = readReference(cursor);
      if (!reference) return undefined;
      constraints.push({ type: 'foreign-key', columns, ...reference, at: span(from) });
    } else if (cursor.take('FIRST')) position = 'first';
    else if (cursor.take('AFTER')) {
      const after = cursor.name();
      if (!after) return undefined;
      position = { after: after.name };
    } else if (!cursor.takeAny('VISIBLE', 'INVISIBLE') && !skipSetting(cursor, columnSettings)) break;
  }
  if (onUpdate) value = withUpdate(value, onUpdate, notNull);
  return {
    ...name,
    type: read.type,
    notNull,
    ...(value ? { default: value } : {}),
    ...(generated ? { generated } : {}),
    ...(serial ? { serial } : {}),
    ...(collation ? { collation } : {}),
    constraints,
    ...(position ? { position } : {}),
    ...(comment === undefined ? {} : { comment }),
  };
}

const named = (name: string | undefined): Name | undefined => (name === undefined ? undefined : { name });

/** ON UPDATE has no place of its own in a definition; it stands in the text of the default, after it. */
function withUpdate(value: Expression | undefined, onUpdate: Expression, notNull: boolean): Expression | undefined {
  if (!value && notNull) return undefined;
  return {
    text: `${value?.text ?? 'NULL'} ON UPDATE ${onUpdate.text}`,
    form: 'expression',
    columns: value?.columns ?? [],
    calls: value?.calls ?? [],
  };
}

/** What follows DEFAULT: one literal, a call, or an expression in parentheses, which stay in the text. */
export function readDefault(cursor: Cursor): Expression {
  const start = cursor.index;
  const first = cursor.peek();
  cursor.index++;
  if (first?.word === '(') {
    cursor.index = start;
    cursor.group();
  } else if (first?.word === '-' || first?.word === '+' || /^_\w+$/.test(first?.word ?? '')) cursor.index++;
  else if (first?.kind === 'word' && cursor.is('(')) cursor.group();
  else if (first?.word === 'NEXT' && cursor.take('VALUE', 'FOR')) cursor.qualified();
  return readExpression(cursor.source, cursor.tokens.slice(start, cursor.index));
}

const columnSettings = [
  'COLUMN_FORMAT',
  'STORAGE',
  'SRID',
  'REF_SYSTEM_ID',
  'ENGINE_ATTRIBUTE',
  'SECONDARY_ENGINE_ATTRIBUTE',
];
const indexSettings = [
  'KEY_BLOCK_SIZE',
  'COMMENT',
  'ENGINE_ATTRIBUTE',
  'SECONDARY_ENGINE_ATTRIBUTE',
  'CLUSTERING',
  'WITH PARSER',
];

/** A word with one value after it, with or without `=`. */
function skipSetting(cursor: Cursor, words: readonly string[]): boolean {
  if (!cursor.takeAny(...words)) return false;
  cursor.take('=');
  cursor.index++;
  return true;
}

// ── keys and constraints ────────────────────────────────────────────────────────────────────────────────────────────

/** A table-level key or constraint; undefined, with nothing taken, where a column begins. */
function readKey(cursor: Cursor): Element | undefined {
  const start = cursor.index;
  const back = (): undefined => {
    cursor.index = start;
    return undefined;
  };
  const first = cursor.peek();
  if (first?.kind !== 'word' || !keyWords.test(first.word)) return undefined;
  if (cursor.is('CONSTRAINT') || cursor.is('CHECK')) {
    const check = readCheck(cursor);
    if (check) return { constraint: check };
    cursor.index = start;
  }
  const symbol =
    cursor.take('CONSTRAINT') && !/^(PRIMARY|UNIQUE|FOREIGN)$/.test(cursor.peek()?.word ?? '')
      ? cursor.name()
      : undefined;
  const at = (name?: { at: Span }): Span =>
    name?.at ?? { start: first.start, end: cursor.tokens.at(-1)?.end ?? first.end };
  if (cursor.take('FOREIGN', 'KEY')) {
    cursor.take('IF', 'NOT', 'EXISTS');
    const index = cursor.is('(') ? undefined : cursor.name();
    const columns = columnList(cursor);
    const reference = columns && cursor.take('REFERENCES') ? readReference(cursor) : undefined;
    if (!columns || !reference) return back();
    const name = symbol ?? index;
    return {
      constraint: { type: 'foreign-key', ...(name ? { name: name.name } : {}), columns, ...reference, at: at(name) },
    };
  }
  const kind = cursor.takeAny(
    'PRIMARY KEY',
    'UNIQUE KEY',
    'UNIQUE INDEX',
    'UNIQUE',
    'FULLTEXT KEY',
    'FULLTEXT INDEX',
    'FULLTEXT',
    'SPATIAL KEY',
    'SPATIAL INDEX',
    'SPATIAL',
    'INDEX',
    'KEY',
  );
  if (!kind) return back();
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const name = cursor.is('(') || isMethod(cursor) ? undefined : cursor.name();
  const rest = readIndex(cursor, /^(FULLTEXT|SPATIAL)/.exec(kind)?.[0].toLowerCase());
  if (!rest) return back();
  const plain = rest.elements.map((e) => e.column);
  const whole = rest.elements.every((e) => e.column !== undefined && !/\(\d+\)/.test(e.text));
  const columns = plain.filter((c) => c !== undefined);
  if (kind === 'PRIMARY KEY') return { constraint: { type: 'primary-key', name: 'PRIMARY', columns, at: at() } };
  const own = name ?? symbol;
  if (kind.startsWith('UNIQUE') && whole) {
    return { constraint: { type: 'unique', ...(own ? { name: own.name } : {}), columns, at: at(own) } };
  }
  return {
    index: {
      ...indexBase,
      ifNotExists,
      ...(own ? { index: own.name } : {}),
      ...rest,
      unique: kind.startsWith('UNIQUE'),
      at: at(own),
    },
  };
}

export const indexBase = {
  kind: 'create-index',
  include: [],
  unique: false,
  concurrently: false,
  ifNotExists: false,
  only: false,
} as const;

export interface IndexParts {
  readonly elements: readonly IndexElement[];
  readonly method?: string;
  readonly tail?: string;
}

/** `[USING BTREE] (elements) options`, up to the end of the options. */
export function readIndex(cursor: Cursor, method?: string): IndexParts | undefined {
  let type = method;
  const using = (): boolean => {
    if (!isMethod(cursor)) return false;
    cursor.index++;
    type = readWord(cursor) ?? type;
    return true;
  };
  using();
  const elements = cursor.group()?.list().map(readIndexElement);
  if (!elements || elements.length === 0) return undefined;
  const options: string[] = [];
  while (!cursor.done) {
    const from = cursor.index;
    if (using()) continue;
    const known =
      cursor.takeAny('VISIBLE', 'INVISIBLE', 'IGNORED', 'NOT IGNORED') || skipSetting(cursor, indexSettings);
    if (!known) break;
    options.push(
      cursor.tokens
        .slice(from, cursor.index)
        .map((t) => t.text)
        .join(' '),
    );
  }
  const known = elements.filter((e) => e !== undefined);
  if (known.length < elements.length) return undefined;
  return {
    elements: known,
    ...(type ? { method: type } : {}),
    ...(options.length > 0 ? { tail: options.join(' ') } : {}),
  };
}

/** `USING BTREE`, or the older `TYPE BTREE`; an index may also be called `type`. */
const isMethod = (cursor: Cursor): boolean => cursor.is('USING') || (cursor.is('TYPE') && !cursor.is('TYPE', '('));

function readIndexElement(part: Cursor): IndexElement | undefined {
  const text = part.rest;
  const isExpression = part.is('(');
  const expression = readGroup(part);
  const name = isExpression ? undefined : part.name();
  if (!isExpression && part.is('(')) part.group();
  const descending = part.takeAny('ASC', 'DESC') === 'DESC';
  if (!part.done || (!name && !expression)) return undefined;
  return {
    ...(name ? { column: name.name } : {}),
    ...(expression ? { expression } : {}),
    ...(descending ? { descending } : {}),
    text,
  };
}

function readCheck(cursor: Cursor): ConstraintDefinition | undefined {
  const start = cursor.index;
  const symbol = cursor.take('CONSTRAINT') && !cursor.is('CHECK') ? cursor.name() : undefined;
  const expression = cursor.take('CHECK') ? readGroup(cursor) : undefined;
  if (!expression) {
    cursor.index = start;
    return undefined;
  }
  const notEnforced = cursor.takeAny('NOT ENFORCED', 'ENFORCED') === 'NOT ENFORCED';
  const span = { start: cursor.tokens[start]?.start ?? 0, end: (cursor.tokens[cursor.index - 1] as Token).end };
  return {
    type: 'check',
    ...(symbol ? { name: symbol.name } : {}),
    expression,
    ...(notEnforced ? { notEnforced } : {}),
    at: symbol?.at ?? span,
  };
}

type Reference = Pick<
  Extract<ConstraintDefinition, { type: 'foreign-key' }>,
  'references' | 'referencedColumns' | 'onDelete' | 'onUpdate'
>;

function readReference(cursor: Cursor): Reference | undefined {
  const table = cursor.qualified();
  if (!table) return undefined;
  const referencedColumns = cursor.is('(') ? columnList(cursor) : [];
  if (!referencedColumns) return undefined;
  if (cursor.take('MATCH')) cursor.index++;
  let onDelete: ForeignKeyAction = 'no action';
  let onUpdate: ForeignKeyAction = 'no action';
  const action = (): ForeignKeyAction =>
    (cursor.takeAny('RESTRICT', 'CASCADE', 'SET NULL', 'NO ACTION', 'SET DEFAULT')?.toLowerCase() ??
      'no action') as ForeignKeyAction;
  for (;;) {
    if (cursor.take('ON', 'DELETE')) onDelete = action();
    else if (/^(RESTRICT|CASCADE|SET|NO)$/.test(cursor.peek(2)?.word ?? '') && cursor.take('ON', 'UPDATE'))
      onUpdate = action();
    else break;
  }
  return { references: table.name, referencedColumns, onDelete, onUpdate };
}

/** Names in parentheses; lengths and directions after them are passed over. */
function columnList(cursor: Cursor): string[] | undefined {
  const parts = cursor.group()?.list();
  const names = parts?.map((part) => part.name()?.name);
  return names?.every((n) => n !== undefined) ? (names as string[]) : undefined;
}
