import type { Change, TableOption } from '../../../schema/change.ts';
import { type Name, showName } from '../../../schema/names.ts';
import type { Span } from '../../../text/span.ts';
import { type Cursor, wordsOf } from './cursor.ts';
import { type Element, readColumn, readDefault, readElement } from './definition.ts';
import { readWord } from './types.ts';

/** ALTER TABLE, after the word TABLE. An action that is not understood gives one `opaque` Change; the others stand. */
export function readAlterTable(cursor: Cursor): Change[] | undefined {
  const ifPresent = cursor.take('IF', 'EXISTS');
  const table = cursor.qualified();
  if (!table) return undefined;
  if (cursor.take('WAIT')) cursor.index++;
  cursor.take('NOWAIT');
  if (cursor.done) return [option(table.name, 'other', '', table.at)];
  const changes: Change[] = [];
  const parts = cursor.list();
  for (const part of parts) {
    if (endsList(part)) {
      // What follows may hold commas of its own, and nothing can come after it.
      const at = { start: part.span.start, end: cursor.tokens.at(-1)?.end ?? part.span.end };
      changes.push(option(table.name, 'other', cursor.source.text.slice(at.start, at.end), at));
      break;
    }
    const read = readAction(part, table.name);
    if (read) changes.push(...read);
    else {
      part.index = 0;
      const names = [...wordsOf(part.tokens), table.name.name];
      changes.push({
        kind: 'opaque',
        reason: `In ALTER TABLE ${showName(table.name)} this is not understood: ${part.rest.slice(0, 80)}`,
        names,
        at: part.span,
      });
    }
  }
  return ifPresent ? changes.map((change) => ({ ...change, ifPresent })) : changes;
}

const partitionVerb =
  /^(ADD|DROP|REORGANIZE|TRUNCATE|COALESCE|ANALYZE|CHECK|OPTIMIZE|REBUILD|REPAIR|DISCARD|IMPORT|EXCHANGE|CONVERT)$/;

const endsList = (part: Cursor): boolean =>
  part.is('PARTITION', 'BY') ||
  part.is('ORDER', 'BY') ||
  (partitionVerb.test(part.peek()?.word ?? '') && part.peek(1)?.word === 'PARTITION');

const option = (table: Name, of: TableOption, value: string, at: Span): Change => ({
  kind: 'set-table-option',
  table,
  option: of,
  value,
  at,
});

function readAction(part: Cursor, table: Name): Change[] | undefined {
  const { start, end } = part.span;
  const at = { start, end };
  const changes = action(part, table, at) ?? [];
  return changes.length > 0 && part.done ? changes : undefined;
}

function action(part: Cursor, table: Name, whole: Span): Change[] | undefined {
  switch (part.peek()?.word) {
    case 'ADD':
      return readAdd(part, table, whole);
    case 'DROP':
      return readDrop(part, table, whole);
    case 'MODIFY':
    case 'CHANGE': {
      const change = part.take('CHANGE') || !part.take('MODIFY');
      part.take('COLUMN');
      part.take('IF', 'EXISTS');
      const old = change ? part.name() : undefined;
      const definition = readColumn(part);
      if (!definition || (change && !old)) return undefined;
      return [
        {
          kind: 'redefine-column',
          table,
          column: old?.name ?? definition.name,
          definition,
          at: old?.at ?? definition.at,
        },
      ];
    }
    case 'ALTER':
      return readAlter(part, table);
    case 'RENAME':
      return readRename(part, table);
    case 'CONVERT': {
      if (!part.take('CONVERT', 'TO') || !part.takeAny('CHARACTER SET', 'CHARSET')) return undefined;
      const charset = readWord(part);
      const collate = part.take('COLLATE') ? readWord(part) : undefined;
      return [option(table, 'character-set', `convert ${charset}${collate ? ` collate ${collate}` : ''}`, whole)];
    }
    default:
      return readOptions(part, table);
  }
}

function readAdd(part: Cursor, table: Name, whole: Span): Change[] | undefined {
  part.take('ADD');
  part.take('COLUMN');
  const ifNotExists = part.take('IF', 'NOT', 'EXISTS');
  if (part.is('(')) {
    const elements = part.group()?.list().map(readElement);
    if (!elements || elements.some((e) => e === undefined)) return undefined;
    return elements.flatMap((e) => (e ? fromElement(e, table, ifNotExists) : []));
  }
  if (part.is('SYSTEM', 'VERSIONING') || part.is('PERIOD', 'FOR')) {
    part.index = part.tokens.length;
    return [option(table, 'other', part.source.text.slice(whole.start, whole.end), whole)];
  }
  const element = readElement(part);
  return element && fromElement(element, table, ifNotExists);
}

/** The Change that adds one element to a table that is already there. */
export function fromElement(element: Element, table: Name, ifNotExists = false): Change[] {
  if ('column' in element)
    return [{ kind: 'add-column', table, column: element.column, ifNotExists, at: element.column.at }];
  if ('constraint' in element)
    return [{ kind: 'add-constraint', table, constraint: element.constraint, at: element.constraint.at }];
  return [{ ...element.index, table }];
}

function readDrop(part: Cursor, table: Name, whole: Span): Change[] | undefined {
  part.take('DROP');
  if (part.take('PRIMARY', 'KEY')) {
    return [{ kind: 'drop-constraint', table, constraint: 'PRIMARY', ifExists: false, cascade: false, at: whole }];
  }
  if (part.take('SYSTEM', 'VERSIONING')) return [option(table, 'other', 'DROP SYSTEM VERSIONING', whole)];
  // CHECK, KEY and the others are reserved: a column of that name must be quoted.
  const what = part.takeAny('FOREIGN KEY', 'CONSTRAINT', 'CHECK', 'INDEX', 'KEY', 'COLUMN') ?? 'COLUMN';
  const ifExists = part.take('IF', 'EXISTS');
  const name = part.name();
  if (!name) return undefined;
  const { at } = name;
  if (what === 'COLUMN') {
    part.takeAny('RESTRICT', 'CASCADE');
    return [{ kind: 'drop-column', table, column: name.name, ifExists, cascade: false, at }];
  }
  if (what === 'INDEX' || what === 'KEY') {
    return [
      { kind: 'drop-index', index: { name: name.name }, table, concurrently: false, ifExists, cascade: false, at },
    ];
  }
  return [{ kind: 'drop-constraint', table, constraint: name.name, ifExists, cascade: false, at }];
}

function readAlter(part: Cursor, table: Name): Change[] | undefined {
  part.take('ALTER');
  if (part.takeAny('INDEX', 'KEY')) {
    const index = part.name();
    const state = part.takeAny('VISIBLE', 'INVISIBLE', 'IGNORED', 'NOT IGNORED');
    return index && state
      ? [{ kind: 'other', what: `alter index ${state.toLowerCase()}`, object: { name: index.name }, at: index.at }]
      : undefined;
  }
  if (part.takeAny('CHECK', 'CONSTRAINT')) {
    const constraint = part.name();
    const enforced = part.takeAny('ENFORCED', 'NOT ENFORCED');
    return constraint && enforced
      ? [{ kind: 'alter-constraint', table, constraint: constraint.name, at: constraint.at }]
      : undefined;
  }
  part.take('COLUMN');
  part.take('IF', 'EXISTS');
  const column = part.name();
  if (!column) return undefined;
  const on = { table, column: column.name, at: column.at };
  if (part.take('DROP', 'DEFAULT')) return [{ kind: 'drop-default', ...on }];
  if (part.take('SET', 'DEFAULT')) return [{ kind: 'set-default', ...on, default: readDefault(part) }];
  const seen = part.take('SET') && part.takeAny('VISIBLE', 'INVISIBLE');
  return seen ? [{ kind: 'set-column-option', ...on, option: 'options', value: seen.toLowerCase() }] : undefined;
}

function readRename(part: Cursor, table: Name): Change[] | undefined {
  part.take('RENAME');
  const what = part.takeAny('COLUMN', 'INDEX', 'KEY');
  if (what) {
    part.take('IF', 'EXISTS');
    const from = part.name();
    const to = part.take('TO') ? part.name() : undefined;
    if (!from || !to) return undefined;
    if (what === 'COLUMN') return [{ kind: 'rename-column', table, column: from.name, to: to.name, at: from.at }];
    return [{ kind: 'rename-index', index: { name: from.name }, table, to: to.name, at: from.at }];
  }
  part.takeAny('TO', 'AS', '=');
  const to = part.qualified();
  return to && renameTable(table, to.name, to.at);
}

/** A rename may move the table to another database as well; the move comes first. */
export function renameTable(table: Name, to: Name, at: Span): Change[] {
  const moves = to.schema !== undefined && to.schema !== table.schema;
  const moved: Name = moves && to.schema !== undefined ? { schema: to.schema, name: table.name } : table;
  return [
    ...(moves && to.schema !== undefined ? [{ kind: 'set-table-schema', table, schema: to.schema, at } as const] : []),
    ...(moves && to.name === table.name ? [] : [{ kind: 'rename-table', table: moved, to: to.name, at } as const]),
  ];
}

// ── table options ───────────────────────────────────────────────────────────────────────────────────────────────────

const known: Readonly<Record<string, TableOption>> = {
  ENGINE: 'engine',
  TYPE: 'engine',
  ROW_FORMAT: 'row-format',
  AUTO_INCREMENT: 'auto-increment',
  TABLESPACE: 'tablespace',
};

/** Words that make up an option alone. */
const flags = [
  'FORCE',
  'ENABLE KEYS',
  'DISABLE KEYS',
  'DISCARD TABLESPACE',
  'IMPORT TABLESPACE',
  'WITH VALIDATION',
  'WITHOUT VALIDATION',
  'REMOVE PARTITIONING',
  'WITH SYSTEM VERSIONING',
];
/** Options whose value is a word, string, number or list in parentheses, with or without `=`. */
const settings =
  /^(ALGORITHM|LOCK|AVG_ROW_LENGTH|CHECKSUM|TABLE_CHECKSUM|COMPRESSION|CONNECTION|DELAY_KEY_WRITE|ENCRYPTION|INSERT_METHOD|KEY_BLOCK_SIZE|MAX_ROWS|MIN_ROWS|PACK_KEYS|PASSWORD|STATS_AUTO_RECALC|STATS_PERSISTENT|STATS_SAMPLE_PAGES|UNION|PAGE_CHECKSUM|PAGE_COMPRESSED|PAGE_COMPRESSION_LEVEL|TRANSACTIONAL|ENCRYPTED|ENCRYPTION_KEY_ID|SEQUENCE|AUTOEXTEND_SIZE|ENGINE_ATTRIBUTE|SECONDARY_ENGINE|SECONDARY_ENGINE_ATTRIBUTE)$/;

/**
 * Options of ALTER TABLE and CREATE TABLE, several in a row. The value of `character-set` is a character set, a collation
 * (`collate x`) or both, after `convert` where the rows are converted; that of `other` is the option as written.
 */
export function readOptions(part: Cursor, table: Name): Change[] | undefined {
  const changes: Change[] = [];
  while (!part.done) {
    const from = part.index;
    const start = part.peek()?.start ?? 0;
    const end = (): number => part.tokens[part.index - 1]?.end ?? start;
    const push = (of: TableOption, value: string): unknown =>
      changes.push(option(table, of, value, { start, end: end() }));
    const word = part.peek()?.word ?? '';
    const as = known[word];
    part.take('DEFAULT');
    if (part.takeAny('CHARACTER SET', 'CHARSET')) {
      part.take('=');
      const charset = readWord(part);
      part.take('DEFAULT');
      let collate: string | undefined;
      if (part.take('COLLATE')) {
        part.take('=');
        collate = readWord(part);
      }
      if (!charset) return undefined;
      push('character-set', `${charset}${collate ? ` collate ${collate}` : ''}`);
    } else if (part.take('COLLATE')) {
      part.take('=');
      push('character-set', `collate ${readWord(part)}`);
    } else if (as) {
      part.index++;
      part.take('=');
      const token = part.peek();
      if (!token) return undefined;
      part.index++;
      push(as, token.text.replace(/^(['"`])(.*)\1$/, '$2'));
      if (as === 'tablespace' && part.take('STORAGE')) part.index++;
    } else if (part.take('COMMENT')) {
      part.take('=');
      if (part.peek()?.kind !== 'string') return undefined;
      part.index++;
      push('other', asWritten(part, from));
    } else if (part.takeAny(...flags)) push('other', asWritten(part, from));
    else if (settings.test(word) || part.is('DATA', 'DIRECTORY') || part.is('INDEX', 'DIRECTORY')) {
      part.index += part.peek(1)?.word === 'DIRECTORY' ? 2 : 1;
      part.take('=');
      if (part.done) return undefined;
      if (!part.group()) part.index++;
      push('other', asWritten(part, from));
    } else return changes.length > 0 ? changes : undefined;
    part.take(',');
  }
  return changes;
}

const asWritten = (part: Cursor, from: number): string =>
  part.source.text.slice(part.tokens[from]?.start, part.tokens[part.index - 1]?.end);
