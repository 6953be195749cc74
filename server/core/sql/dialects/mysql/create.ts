import type { Change, ChangeOf, ColumnDefinition, ConstraintDefinition, PartitionKey } from '../../../schema/change.ts';
import { showName } from '../../../schema/names.ts';
import { readOptions } from './alter.ts';
import { type Cursor, identifier, wordsOf } from './cursor.ts';
import { indexBase, readElement, readIndex } from './definition.ts';
import { readTokens } from './query.ts';

type Index = ChangeOf<'create-index'>;

/** CREATE TABLE, after the word TABLE. Its indexes come as Changes of their own, after it. */
export function readCreateTable(cursor: Cursor, temporary: boolean): Change[] | undefined {
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const table = cursor.qualified();
  if (!table) return undefined;
  const columns: ColumnDefinition[] = [];
  const constraints: ConstraintDefinition[] = [];
  const indexes: Index[] = [];
  const others: Change[] = [];
  const like: ChangeOf<'create-table'>['like'][number][] = [];
  const inner = cursor.is('(', 'LIKE') ? cursor.group() : undefined;
  if (inner?.take('LIKE') || cursor.take('LIKE')) {
    const model = (inner ?? cursor).qualified();
    if (!model) return undefined;
    like.push({ table: model.name, including: [] });
  } else if (cursor.is('(') && !/^(SELECT|WITH|\()$/.test(cursor.peek(1)?.word ?? '')) {
    for (const part of cursor.group()?.list() ?? []) {
      const element = readElement(part);
      if (!element) {
        part.index = 0;
        const names = [...wordsOf(part.tokens), table.name.name];
        others.push({
          kind: 'opaque',
          reason: `In CREATE TABLE ${showName(table.name)} this is not understood: ${part.rest.slice(0, 80)}`,
          names,
          at: part.span,
        });
      } else if ('column' in element) columns.push(element.column);
      else if ('constraint' in element) constraints.push(element.constraint);
      else indexes.push({ ...element.index, table: table.name });
    }
  }
  // A dump repeats the index that the server made for a foreign key, under the key's name: it comes with the key again.
  const repeats = (index: Index): boolean => {
    const own = index.elements.map((e) => e.column);
    const starts = (columns: readonly (string | undefined)[]): boolean => own.every((c, i) => c === columns[i]);
    return (
      constraints.some((c) => c.type === 'foreign-key' && c.name === index.index && c.columns.join() === own.join()) &&
      !constraints.some((c) => (c.type === 'primary-key' || c.type === 'unique') && starts(c.columns)) &&
      !indexes.some((other) => other !== index && starts(other.elements.map((e) => e.column)))
    );
  };
  others.push(...indexes.filter((index) => !repeats(index)));
  const tailFrom = cursor.index;
  readOptions(cursor, table.name);
  const tailTo = cursor.index;
  const partitionBy = readPartition(cursor);
  const query = readSelect(cursor);
  if (!cursor.done || (query && 'failedAt' in query)) return undefined;
  const slice = (from: number, to: number): string =>
    from < to ? cursor.source.text.slice(cursor.tokens[from]?.start, cursor.tokens[to - 1]?.end) : '';
  const tail = [slice(tailFrom, tailTo), query?.text ?? ''].filter((t) => t !== '').join(' ');
  const created: Change = {
    kind: 'create-table',
    table: table.name,
    columns,
    constraints,
    ifNotExists,
    persistence: temporary ? 'temporary' : 'permanent',
    inherits: [],
    like,
    ...(partitionBy ? { partitionBy } : {}),
    ...(query ? { query: query.query } : {}),
    ...(tail === '' ? {} : { tail }),
    at: table.at,
  };
  return [created, ...others];
}

/** The SELECT of CREATE TABLE … [IGNORE|REPLACE] [AS] SELECT, to the end. */
function readSelect(
  cursor: Cursor,
):
  | { text: string; query: NonNullable<ChangeOf<'create-table'>['query']> }
  | { failedAt: number; text?: undefined; query?: undefined }
  | undefined {
  if (cursor.done) return undefined;
  const start = cursor.index;
  cursor.takeAny('IGNORE', 'REPLACE');
  cursor.take('AS');
  const result = readTokens(cursor.source, unwrapped(cursor.tokens.slice(cursor.index)));
  cursor.index = cursor.tokens.length;
  const [query] = 'queries' in result ? result.queries : [];
  if (!query) return { failedAt: 0 };
  return { text: cursor.source.text.slice(cursor.tokens[start]?.start, cursor.tokens.at(-1)?.end), query };
}

/** Without parentheses around all of it. */
export function unwrapped(tokens: Cursor['tokens']): Cursor['tokens'] {
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.word === '(') depth++;
    else if (token.word === ')') depth--;
    if (depth === 0 && i < tokens.length - 1) return tokens;
  }
  return tokens[0]?.word === '(' && tokens.length > 2 ? unwrapped(tokens.slice(1, -1)) : tokens;
}

const strategies: Readonly<Record<string, PartitionKey['strategy']>> = {
  RANGE: 'range',
  LIST: 'list',
  HASH: 'hash',
  KEY: 'key',
};

function readPartition(cursor: Cursor): PartitionKey | undefined {
  const start = cursor.index;
  if (!cursor.take('PARTITION', 'BY')) return undefined;
  cursor.take('LINEAR');
  const strategy = strategies[cursor.peek()?.word ?? ''];
  if (!strategy) return undefined;
  cursor.index++;
  if (cursor.take('ALGORITHM')) cursor.index += 2;
  cursor.take('COLUMNS');
  const key = cursor.group();
  const names = key?.tokens.filter(
    (t, i) => t.kind === 'quoted-name' || (t.kind === 'word' && key.tokens[i + 1]?.word !== '('),
  );
  const columns = names?.map(identifier) ?? [];
  // Everything up to the SELECT of CREATE TABLE AS belongs to the partitions.
  while (!cursor.done && !cursor.is('AS') && !cursor.is('SELECT')) {
    if (!cursor.group()) cursor.index++;
  }
  const text = cursor.source.text.slice(cursor.tokens[start]?.start, cursor.tokens[cursor.index - 1]?.end);
  return { strategy, columns, text };
}

/** CREATE INDEX, after the word INDEX. */
export function readCreateIndex(cursor: Cursor, kind: string): Change[] | undefined {
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const name = cursor.name();
  let using = cursor.takeAny('USING', 'TYPE') ? cursor.name()?.name.toLowerCase() : undefined;
  const table = cursor.take('ON') ? cursor.qualified() : undefined;
  const parts =
    name && table && readIndex(cursor, kind === 'FULLTEXT' || kind === 'SPATIAL' ? kind.toLowerCase() : using);
  if (!parts) return undefined;
  using = parts.method;
  const index: Change = {
    ...indexBase,
    index: name.name,
    table: table.name,
    ...parts,
    unique: kind === 'UNIQUE',
    ifNotExists,
    at: name.at,
  };
  return [index, ...(cursor.done ? [] : (readOptions(cursor, table.name) ?? []))];
}
