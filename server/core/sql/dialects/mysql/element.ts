import type {
  ChangeOf,
  ColumnDefinition,
  ConstraintDefinition,
  Expression,
  ForeignKeyAction,
  IndexElement,
} from '../../../schema/change.ts';
import type { NameAt } from '../../../schema/names.ts';
import type { Span } from '../../../text/span.ts';
import { Cursor } from './cursor.ts';
import { readExpression, readGroup, readValue } from './expression.ts';
import { findName, nameAt } from './names.ts';
import { type Node, node, nodes, text } from './parser.ts';
import { isAction, skipCheck, skipSetting } from './stand-ins.ts';
import { type ReadType, readWord, stringOf, typeOf } from './types.ts';

/** What stands between the commas of CREATE TABLE, or after ADD in ALTER TABLE. */
export type Element =
  | { readonly column: ColumnDefinition }
  | { readonly constraint: ConstraintDefinition }
  | { readonly index: Omit<ChangeOf<'create-index'>, 'table'> };

/** What node-sql-parser made of an element, and the tokens it is spelled with: the tree has no places for most words. */
export function lowerElement(tree: Node, part: Cursor, types: ReadonlyMap<number, ReadType>): Element | undefined {
  if (tree.resource !== 'column') return lowerKey(tree, part);
  const column = lowerColumn(tree, part, types);
  return column && { column };
}

// ── columns ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `part` begins with the column's name. Expressions are kept as written; the tree has them without their spelling. */
export function lowerColumn(
  tree: Node,
  part: Cursor,
  types: ReadonlyMap<number, ReadType>,
): ColumnDefinition | undefined {
  const name = nameAt(part, nodes(tree.column)[0]);
  const read = types.get(part.tokens[1]?.start ?? -1) ?? typeOf(tree);
  if (!name || name.at.start !== part.tokens[0]?.start || !read) return undefined;
  const after = (...words: string[]): Cursor | undefined => find(part, words);
  const onUpdate = after('ON', 'UPDATE', '!');
  const serialValue = after('SERIAL', 'DEFAULT', 'VALUE');
  const given = serialValue ? undefined : after('DEFAULT');
  const notNull = (nodes(tree.nullable).at(-1)?.type ?? (read.serial ? 'not null' : 'null')) === 'not null';
  const value = given && readValue(given);
  const whole = onUpdate ? withUpdate(value, readValue(onUpdate), notNull) : value;
  const formula = node(tree.generated) && find(part, ['AS']);
  const expression = formula && readGroup(formula);
  const serial = read.serial || typeof tree.auto_increment === 'string' || serialValue;
  // The parser takes a COLLATE after DEFAULT for part of the value, and knows no CHARSET.
  const collate = after('COLLATE');
  const charset = after('CHARACTER', 'SET') ?? after('CHARSET');
  charset?.take('=');
  const collation = (collate && readWord(collate)) ?? read.collation?.name ?? (charset && readWord(charset));
  const position = lowerPosition(part, node(tree.suffix));
  const comment = node(node(tree.comment)?.value);
  return {
    ...name,
    type: read.type,
    notNull,
    ...(whole ? { default: whole } : {}),
    ...(expression
      ? {
          generated: {
            expression,
            stored: /^(stored|persistent)$/i.test(text(node(tree.generated)?.storage_type) ?? ''),
          },
        }
      : {}),
    ...(serial ? { serial: true } : {}),
    ...(collation ? { collation: { name: collation } } : {}),
    constraints: ownConstraints(tree, part, name, read),
    ...(position ? { position } : {}),
    ...(comment ? { comment: stringOf(comment) } : {}),
  };
}

/** A cursor after these words, outside parentheses and past the column's name; `!` stands for no action of a foreign key. */
function find(part: Cursor, words: readonly string[], from = 1): Cursor | undefined {
  const cursor = new Cursor(part.source, part.tokens);
  cursor.index = from;
  while (!cursor.done) {
    const start = cursor.index;
    if (words.every((word) => (word === '!' ? !isAction(cursor.peek()) : cursor.take(word)))) return cursor;
    cursor.index = start;
    if (cursor.take('AFTER')) cursor.name();
    else if (!cursor.group()) cursor.index++;
  }
  return undefined;
}

function lowerPosition(part: Cursor, place: Node | undefined): ColumnDefinition['position'] {
  if (text(place?.keyword)?.toLowerCase() === 'first') return 'first';
  const after = nameAt(part, node(place?.expr));
  return after && { after: after.name };
}

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

/** Constraints that stand in a column's definition, in the order written. */
function ownConstraints(tree: Node, part: Cursor, name: NameAt, read: ReadType): ConstraintDefinition[] {
  const columns = [name.name];
  const found: ConstraintDefinition[] = [];
  const span = (cursor: Cursor | undefined, words: number): Span => ({
    start: cursor?.tokens[cursor.index - words]?.start ?? part.span.start,
    end: cursor?.tokens[cursor.index - 1]?.end ?? part.span.end,
  });
  if (read.serial) found.push({ type: 'unique', columns, at: name.at });
  const serialValue = find(part, ['SERIAL', 'DEFAULT', 'VALUE']);
  if (serialValue) found.push({ type: 'unique', columns, at: span(serialValue, 3) });
  else if (tree.unique) {
    const cursor = find(part, ['UNIQUE']);
    const words = cursor?.take('KEY') ? 2 : 1;
    found.push({ type: 'unique', columns, at: span(cursor, words) });
  }
  if (tree.primary_key) {
    const both = find(part, ['PRIMARY', 'KEY']);
    found.push({ type: 'primary-key', columns, at: both ? span(both, 2) : span(find(part, ['KEY']), 1) });
  }
  // The tree keeps the last CHECK only.
  const cursor = new Cursor(part.source, part.tokens);
  for (cursor.index = 1; !cursor.done; ) {
    const check = lowerCheck(cursor);
    if (check) found.push(check);
    else if (!cursor.group()) cursor.index++;
  }
  const references = node(tree.reference_definition);
  // ON UPDATE CURRENT_TIMESTAMP comes as a reference as well, to no table.
  const reference = references?.table ? lowerReference(references, part) : undefined;
  const start = reference && find(part, ['REFERENCES']);
  if (reference && start) {
    const from = start.index;
    skipReference(start);
    found.push({ type: 'foreign-key', columns, ...reference, at: span(start, start.index - from + 1) });
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}

// ── keys and constraints ────────────────────────────────────────────────────────────────────────────────────────────

function lowerKey(tree: Node, part: Cursor): Element | undefined {
  const kind = (text(tree.constraint_type) ?? text(tree.keyword) ?? '').toLowerCase();
  const whole = part.span;
  if (kind === 'check') {
    const constraint = lowerCheck(new Cursor(part.source, part.tokens));
    return constraint && { constraint };
  }
  const list = new Cursor(part.source, part.tokens);
  list.index = part.tokens.findIndex((t) => t.word === '(');
  const symbol = findName(part, text(tree.constraint));
  const index = findName(part, text(tree.index));
  if ((text(tree.constraint) && !symbol) || (text(tree.index) && !index) || list.index < 0) return undefined;
  if (kind === 'foreign key') {
    const columns = columnsOf(list);
    const reference = lowerReference(node(tree.reference_definition), part);
    const name = symbol ?? index;
    if (!columns || !reference) return undefined;
    return {
      constraint: {
        type: 'foreign-key',
        ...(name ? { name: name.name } : {}),
        columns,
        ...reference,
        at: name?.at ?? whole,
      },
    };
  }
  const method = /^(fulltext|spatial)/.exec(kind)?.[0] ?? text(node(tree.index_type)?.type)?.toLowerCase();
  const rest = readIndex(list, method);
  if (!rest || !list.done) return undefined;
  const columns = rest.elements.flatMap((e) => e.column ?? []);
  if (kind === 'primary key') return { constraint: { type: 'primary-key', name: 'PRIMARY', columns, at: whole } };
  const own = index ?? symbol;
  const unique = kind.startsWith('unique');
  if (unique && rest.elements.every((e) => e.column !== undefined && !/\(\d+\)/.test(e.text))) {
    return { constraint: { type: 'unique', ...(own ? { name: own.name } : {}), columns, at: own?.at ?? whole } };
  }
  return {
    index: {
      ...indexBase,
      ifNotExists: find(part, ['IF', 'NOT', 'EXISTS'], 0) !== undefined,
      ...(own ? { index: own.name } : {}),
      ...rest,
      unique,
      at: own?.at ?? whole,
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

const indexSettings = [
  'KEY_BLOCK_SIZE',
  'COMMENT',
  'ENGINE_ATTRIBUTE',
  'SECONDARY_ENGINE_ATTRIBUTE',
  'CLUSTERING',
  'WITH PARSER',
];

/** `(elements) options`, up to the end of the options; both are kept as written. */
export function readIndex(cursor: Cursor, method: string | undefined): IndexParts | undefined {
  const elements = cursor.group()?.list().map(readIndexElement) ?? [];
  const known = elements.filter((e) => e !== undefined);
  if (known.length === 0 || known.length < elements.length) return undefined;
  let type = method;
  const options: string[] = [];
  while (!cursor.done) {
    const from = cursor.index;
    if (cursor.takeAny('USING', 'TYPE')) {
      type = readWord(cursor) ?? type;
      continue;
    }
    const taken =
      cursor.takeAny('VISIBLE', 'INVISIBLE', 'IGNORED', 'NOT IGNORED') || skipSetting(cursor, indexSettings);
    if (!taken) break;
    options.push(
      cursor.tokens
        .slice(from, cursor.index)
        .map((t) => t.text)
        .join(' '),
    );
  }
  return {
    elements: known,
    ...(type ? { method: type } : {}),
    ...(options.length > 0 ? { tail: options.join(' ') } : {}),
  };
}

function readIndexElement(part: Cursor): IndexElement | undefined {
  const written = part.rest;
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
    text: written,
  };
}

/** A CHECK that comes next, with its name. */
function lowerCheck(cursor: Cursor): ConstraintDefinition | undefined {
  const start = cursor.index;
  const check = skipCheck(cursor);
  if (!check) return undefined;
  const words = cursor.tokens.slice(start, cursor.index);
  const notEnforced = words.at(-1)?.word === 'ENFORCED' && words.at(-2)?.word === 'NOT';
  return {
    type: 'check',
    ...(check.name ? { name: check.name.name } : {}),
    expression: readExpression(cursor.source, check.inner.tokens),
    ...(notEnforced ? { notEnforced } : {}),
    at: check.name?.at ?? { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 },
  };
}

type Reference = Pick<
  Extract<ConstraintDefinition, { type: 'foreign-key' }>,
  'references' | 'referencedColumns' | 'onDelete' | 'onUpdate'
>;

function lowerReference(tree: Node | undefined, part: Cursor): Reference | undefined {
  const after = find(part, ['REFERENCES'], 0);
  const table = after?.qualified();
  // None: the primary key's. The parser was shown another in their place.
  const columns = after?.is('(') ? columnsOf(after) : [];
  if (!tree || !table || !columns) return undefined;
  const action = (event: string): ForeignKeyAction => {
    const given = nodes(tree.on_action).find((a) => text(a.type)?.toLowerCase() === event);
    return (text(node(given?.value))?.toLowerCase() ?? 'no action') as ForeignKeyAction;
  };
  return {
    references: table.name,
    referencedColumns: columns,
    onDelete: action('on delete'),
    onUpdate: action('on update'),
  };
}

/** What follows REFERENCES, to its end. */
function skipReference(cursor: Cursor): void {
  cursor.qualified();
  cursor.group();
  if (cursor.take('MATCH')) cursor.index++;
  while (isAction(cursor.peek(2)) && cursor.takeAny('ON DELETE', 'ON UPDATE')) {
    if (!cursor.takeAny('RESTRICT', 'CASCADE')) cursor.index += 2;
  }
}

/** Names in parentheses; lengths and directions after them are passed over. */
function columnsOf(list: Cursor): string[] | undefined {
  const names = list
    .group()
    ?.list()
    .map((part) => part.name()?.name);
  return names?.every((n) => n !== undefined) ? names.filter((n) => n !== undefined) : undefined;
}
