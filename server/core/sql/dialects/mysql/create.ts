import type {
  Change,
  ChangeOf,
  ColumnDefinition,
  ConstraintDefinition,
  PartitionKey,
  TableOption,
} from '../../../schema/change.ts';
import { notUnderstood, type Read } from './alter.ts';
import { Cursor, identifier, unwrapped } from './cursor.ts';
import { type Item, parseList, type Route } from './ddl.ts';
import { type Element, lowerElement } from './element.ts';
import { readOptions } from './options.ts';
import { nodes } from './parser.ts';
import { readTokens } from './query.ts';
import { StandIns } from './stand-ins.ts';

type Index = ChangeOf<'create-index'>;

/** CREATE TABLE, after the word TABLE. Its indexes come as Changes of their own, after it. */
export function readCreateTable(cursor: Cursor, temporary: boolean): Read | undefined {
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const table = cursor.qualified();
  if (!table) return undefined;
  const columns: ColumnDefinition[] = [];
  const constraints: ConstraintDefinition[] = [];
  const indexes: Index[] = [];
  const others: Change[] = [];
  const like: ChangeOf<'create-table'>['like'][number][] = [];
  // LIKE and AS SELECT alone: nothing is defined here.
  let route: Route = 'hand';
  const inner = cursor.is('(', 'LIKE') ? cursor.group() : undefined;
  if (inner?.take('LIKE') || cursor.take('LIKE')) {
    const model = (inner ?? cursor).qualified();
    if (!model) return undefined;
    like.push({ table: model.name, including: [] });
  } else if (cursor.is('(') && !/^(SELECT|WITH|\()$/.test(cursor.peek(1)?.word ?? '')) {
    const read = readElements(cursor);
    route = read.route;
    for (const [part, element] of read.elements) {
      if (!element) others.push(notUnderstood('CREATE TABLE', table.name, part));
      else if ('column' in element) columns.push(element.column);
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
  const options = readOptions(cursor, table.name) ?? [];
  const named = (option: TableOption): string | undefined =>
    options
      .flatMap((o) => (o.kind === 'set-table-option' && o.option === option ? [o.value.toLowerCase()] : []))
      .at(-1);
  const [engine, charset] = [named('engine'), named('character-set')?.replace(/^(?:\S+ )?collate /, '')];
  const tailTo = cursor.index;
  const rowFormat = named('row-format');
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
    ...(engine ? { engine } : {}),
    ...(charset ? { charset } : {}),
    ...(rowFormat ? { rowFormat } : {}),
    ...(tail === '' ? {} : { tail }),
    at: table.at,
  };
  return { changes: [created, ...others], route };
}

/** What is defined in the parentheses that come next, part by part; undefined where a part is not understood. */
function readElements(cursor: Cursor): { elements: [Cursor, Element | undefined][]; route: Route } {
  const { source, tokens } = cursor;
  const open = cursor.index;
  const parts = cursor.group()?.list() ?? [];
  const head = tokens.slice(0, open + 1);
  const items = parts.map((part): Item => ({ shown: [part.tokens], rewrite: (to) => to.element(part) }));
  const standIns = new StandIns(source);
  const { trees, route } = parseList(
    {
      whole: tokens,
      head,
      close: ')',
      rewriteHead: (to) => to.head(new Cursor(source, head)),
      items,
      nodesOf: (tree) => (tree.type === 'create' ? nodes(tree.create_definitions) : []),
    },
    standIns,
  );
  const elements = parts.map((part, i): [Cursor, Element | undefined] => {
    const tree = trees[i];
    return [part, tree && lowerElement(tree, part, standIns.types)];
  });
  return { elements, route: elements.every(([, element]) => element) ? route : 'opaque' };
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
