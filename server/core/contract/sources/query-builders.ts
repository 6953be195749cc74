import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Found,
  type MappedTable,
  type ModelCall,
  nothingFound,
  type Orm,
  type Shape,
} from '../source.ts';
import { CallList, type EntityText, placeOf } from './entity-text.ts';
import { javascript } from './javascript.ts';
import { chain, closing, parts, shapeOf } from './javascript-shape.ts';
import { jsText } from './js-text.ts';

/**
 * Queries put together by Knex and Kysely: `db('users').where('email', email).first()`, `db.selectFrom('users').selectAll()`.
 * Tables and columns are strings there; what is no plain string stays to the words of the file.
 */
export const queryBuilders: ContractSource = {
  id: 'query-builders',
  title: 'queries of Knex and Kysely',
  takes: javascript.takes,
  read(_path, raw): Found {
    if (!(mayStart(raw) || shapes.test(raw)) || !roots.test(raw)) return nothingFound;
    const text = jsText(raw);
    const reading = new Builders(text);
    return { statements: [], mapped: reading.mapped(), calls: reading.calls };
  },
};

const knexMethods =
  'select|column|columns|where\\w*|andWhere\\w*|orWhere\\w*|insert|update|del|delete|first|join|innerJoin|leftJoin|leftOuterJoin|rightJoin|fullOuterJoin|crossJoin|orderBy|groupBy|count|countDistinct|min|max|sum|avg|distinct|pluck|returning|increment|decrement|truncate|limit|offset|as|transacting|forUpdate|modify|clone|with|upsert';
const roots = new RegExp(
  `\\b(?:selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\\s*\\(|\\b\\w+\\s*(?:<[^()]{0,200}>)?\\(\\s*['"\`][\\w.]+(?:\\s+as\\s+\\w+)?['"\`]\\s*\\)\\s*\\.\\s*(?:${knexMethods})\\b|\\.\\s*(?:from|into|table)\\s*(?:<[^()]{0,200}>)?\\(\\s*['"\`][\\w.]+`,
  'i',
);

/** What every root has of it, in a quicker way. */
const mayStart = gate('selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto');
const shapes = new RegExp(
  `['"\`]\\s*\\)\\s*\\.\\s*(?:${knexMethods})\\b|\\.\\s*(?:from|into|table)\\s*(?:<|\\(\\s*['"\`])`,
  'i',
);

/** Functions whose argument is no table, whatever is called on what they return. */
const foreign =
  /^(?:require|import|describe|it|test|expect|\$|jQuery|cy|get|find|query|querySelector|URL|Date|String|Number|Symbol|Error|express|Router|nock|request|fetch|moment|dayjs|t|i18n|Object|Array|Set|Map|Buffer|from|join|concat|split|select|where|column|ref|raw|fn|model|getElementById)$/;

const columnMethods = new Set([
  ...[
    'select',
    'column',
    'columns',
    'distinct',
    'distinctOn',
    'pluck',
    'returning',
    'groupBy',
    'orderBy',
    'count',
    'countDistinct',
  ],
  ...[
    'min',
    'max',
    'sum',
    'avg',
    'onConflict',
    'merge',
    'first',
    'increment',
    'decrement',
    'clearSelect',
    'using',
    'doUpdateSet',
    'constraint',
    'ref',
  ],
]);
const filterMethods = /^(?:(?:and|or)?(?:where|having|on)\w*|whereRef|set|eb|or|and|cmpr)$/i;
const joinMethods = /join$/i;
const writing =
  /^(?:insert|insertInto|update|updateTable|del|delete|deleteFrom|truncate|replaceInto|upsert|increment|decrement)$/;

class Builders {
  readonly calls: ModelCall[];
  private readonly list: { readonly Knex: CallList; readonly Kysely: CallList };
  private readonly tables = new Map<string, { by: Orm; at: number; columns: Set<string>; open: boolean }>();
  /** Names that stand for what is written out in the program: constants with a literal, and what is imported. */
  private readonly literal: ReadonlySet<string>;

  constructor(private readonly text: EntityText) {
    this.list = { Knex: new CallList('Knex', text), Kysely: new CallList('Kysely', text) };
    const { code } = text;
    this.literal = written(code);
    const around: number[] = [];
    for (const match of code.matchAll(/\.\s*(selectFrom|insertInto|updateTable|deleteFrom|replaceInto)\s*\(/g)) {
      while ((around.at(-1) ?? code.length) < match.index) around.pop();
      // Nobody nests queries this deep: the code is half-typed.
      if (around.length > 8) continue;
      around.push(this.query('Kysely', match[1] as string, match.index, match.index + match[0].length - 1));
    }
    let until = 0;
    for (const match of code.matchAll(/(?<![\w$.])(?:\w+\.){0,3}([\w$]+)\s*(?:<[^()]{0,200}>)?\(\s*(?=['"`])/g)) {
      const open = match.index + match[0].trimEnd().length - 1;
      if (match.index < until || foreign.test(match[1] as string)) continue;
      const close = closing(code, open);
      const next = /^\s*\)\s*\.\s*(\w+)/.exec(code.slice(close, close + 80))?.[1];
      if (
        next === undefined ||
        !new RegExp(`^(?:${knexMethods})$`).test(next) ||
        parts(code, open + 1, close).length !== 1
      )
        continue;
      until = this.query('Knex', '', match.index, open);
    }
    // `knex.select('id').from('users')`, `knex.insert({ … }).into('users')`
    for (const match of code.matchAll(
      /\b(\w+)\s*\.\s*(select|insert|from|table|with|distinct|count|into)\s*(?:<[^()]{0,200}>)?\(/g,
    )) {
      const open = match.index + match[0].length - 1;
      const calls = [{ name: match[2] as string, at: open }, ...chain(code, closing(code, open))];
      const from = calls.find(({ name }) => name === 'from' || name === 'into' || name === 'table');
      if (!from || !/^(?:knex|db|trx|tx|conn|connection|database|k|qb|queryBuilder|builder)$/i.test(match[1] as string))
        continue;
      this.chained('Knex', this.tableAt(from.at), calls, match.index);
    }
    this.calls = [...this.list.Knex.calls, ...this.list.Kysely.calls];
  }

  mapped(): MappedTable[] {
    return Array.from(this.tables, ([name, { by, at, columns, open }]): MappedTable => {
      const [schema, table] = name.includes('.') ? (name.split('.', 2) as [string, string]) : [undefined, name];
      const place = placeOf(this.text, at);
      return {
        by,
        model: name,
        type: name,
        table: { name: table, ...(schema === undefined ? {} : { schema }) },
        also: [snake(table)],
        ...place,
        columns: Array.from(columns, (key) => ({
          key,
          name: key,
          derived: true,
          ...place,
          required: false,
          optional: true,
        })),
        mirror: true,
        ...(open ? { open: true as const } : {}),
      };
    });
  }

  private query(by: 'Knex' | 'Kysely', root: string, at: number, open: number): number {
    const { code } = this.text;
    const close = closing(code, open);
    const rest = chain(code, close);
    const last = rest.at(-1);
    this.chained(by, this.tableAt(open), [...(root === '' ? [] : [{ name: root, at: open }]), ...rest], at);
    return last ? closing(code, last.at) : close;
  }

  /** `'users'`, `'users as u'` */
  private tableAt(open: number): { name: string; alias: string } | undefined {
    const { text } = this;
    const [first] = parts(text.code, open + 1, closing(text.code, open));
    const said = first && text.strings.get(first.start);
    const match = said === undefined ? undefined : /^([\w.]+)(?:\s+(?:as\s+)?(\w+))?$/i.exec(said.trim());
    return match ? { name: match[1] as string, alias: match[2] ?? (match[1] as string) } : undefined;
  }

  private chained(
    by: 'Knex' | 'Kysely',
    table: { name: string; alias: string } | undefined,
    calls: readonly { name: string; at: number }[],
    at: number,
  ): void {
    if (!table) return;
    const { text } = this;
    const tables = [table];
    for (const { name, at: open } of calls) {
      const joined = joinMethods.test(name) ? this.tableAt(open) : undefined;
      if (joined) tables.push(joined);
    }
    const end = Math.max(...calls.map((call) => closing(text.code, call.at)), at);
    const named = this.columnsNamed(at, end);
    const writes = calls.find(({ name }) => writing.test(name));
    const list = this.list[by];
    for (const each of tables) {
      const mine = new Set<string>();
      for (const name of named) {
        const dot = name.lastIndexOf('.');
        const owner = dot < 0 ? undefined : name.slice(0, dot);
        if (owner === undefined || owner === each.alias || owner === each.name) mine.add(name.slice(dot + 1));
      }
      mine.delete('*');
      const known = this.tables.get(each.name) ?? { by, at, columns: new Set(), open: false };
      this.tables.set(each.name, known);
      known.open ||= each === table && this.anyColumn(calls);
      const data = writes && each === table ? this.dataOf(calls) : undefined;
      for (const key of [...mine, ...(typeof data === 'object' ? Object.keys(data.keys) : [])]) known.columns.add(key);
      list.names(each.name, at, mine);
      const selects = calls.filter(({ name }) =>
        /^(?:select|column|columns|distinct|pluck|count\w*|min|max|sum|avg)$/.test(name),
      );
      const all =
        calls.some(({ name }) => /^(?:selectAll|returningAll)$/.test(name)) ||
        named.has('*') ||
        named.has(`${each.alias}.*`);
      const written =
        selects.length > 0 &&
        selects.every(
          ({ name, at: open }) =>
            !/^(?:select|column|columns)$/.test(name) ||
            parts(text.code, open + 1, closing(text.code, open)).length > 0,
        );
      if (all || (!writes && by === 'Knex' && !written)) list.use(each.name, at, 'read');
      if (!writes || each !== table) continue;
      const does = /^insert|^replace|^upsert/.test(writes.name)
        ? 'insert'
        : /^(?:update|incr|decr)/.test(writes.name)
          ? 'update'
          : 'delete';
      const keys: Record<string, Shape> =
        does === 'insert' ? { create: data ?? 'code' } : does === 'update' ? { data: data ?? 'code' } : {};
      list.add(each.name, at, { does, rows: false, args: { keys, open: false } });
    }
  }

  /** Whether a call is given columns that are written nowhere: `insert(req.body)`, `orderBy(sort)`. */
  private anyColumn(calls: readonly { name: string; at: number }[]): boolean {
    const { code } = this.text;
    return calls.some(({ name, at }) => {
      const filter = filterMethods.test(name) || /^(?:insert|update|values|upsert)$/.test(name);
      if (!filter && !columnMethods.has(name)) return false;
      return parts(code, at + 1, closing(code, at)).some(
        (part, i) => (i === 0 || !filter) && !this.isWritten(part.start, part.end),
      );
    });
  }

  /** Whether the names that an argument says stand in the program. */
  private isWritten(start: number, end: number): boolean {
    const { text } = this;
    const body = text.code.slice(start, end).trim();
    if (
      /^(?:['"`\d-]|(?:true|false|null|undefined)$|function\b|async\b)|=>|^(?:\w+\.)*(?:(?:raw|fn|sql)\b|ref\(\s*['"`])/.test(
        body,
      )
    )
      return true;
    const name = /^(?:\.\.\.)?([\w$]+)$/.exec(body)?.[1];
    if (name !== undefined) return this.literal.has(name);
    const at = start + text.code.slice(start, end).search(/\S/);
    if (body.startsWith('['))
      return parts(text.code, at + 1, closing(text.code, at)).every((part) => this.isWritten(part.start, part.end));
    if (!body.startsWith('{')) return false;
    return parts(text.code, at + 1, closing(text.code, at)).every(
      ({ start: from, end: to }) => !/^(?:\.\.\.|\[)/.test(text.code.slice(from, to)) || this.isWritten(from, to),
    );
  }

  /** What is inserted or set. */
  private dataOf(calls: readonly { name: string; at: number }[]): Shape {
    const { text } = this;
    const call = calls.find(({ name }) => /^(?:insert|update|values|set|upsert)$/.test(name));
    if (!call) return 'code';
    const [first, second] = parts(text.code, call.at + 1, closing(text.code, call.at));
    const name = first && text.strings.get(first.start);
    if (name !== undefined && second) return { keys: { [name]: shapeOf(text, second.start, second.end) }, open: false };
    return first ? shapeOf(text, first.start, first.end) : 'code';
  }

  /** Strings where columns stand, in calls inside of others too. */
  private columnsNamed(start: number, end: number): Set<string> {
    const { text } = this;
    const names = new Set<string>();
    const take = (said: string | undefined): void => {
      const name =
        said === undefined
          ? undefined
          : /^\s*((?:[\w$]+\.)*(?:[\w$]+|\*))(?:\s+(?:as\s+\w+|asc|desc))?\s*$/i.exec(said)?.[1];
      if (name !== undefined) names.add(name);
    };
    const code = text.code.slice(start, Math.min(end, start + 6_000));
    for (const match of code.matchAll(/(\w+)\s*(?:<[^()]{0,200}>)?\(/g)) {
      const method = match[1] as string;
      const open = start + match.index + match[0].length - 1;
      const isFilter = filterMethods.test(method);
      const isJoin = joinMethods.test(method) || method === 'whereRef';
      if (!isFilter && !isJoin && !columnMethods.has(method)) continue;
      for (const [i, part] of parts(text.code, open + 1, closing(text.code, open)).entries()) {
        if (isFilter && !isJoin && i > 0 && method.toLowerCase() !== 'onref') break;
        if (isJoin && i === 0 && method !== 'whereRef') continue;
        const first = text.code[part.start];
        if (first === '[')
          for (const inner of parts(text.code, part.start + 1, closing(text.code, part.start))) {
            take(text.strings.get(inner.start));
            const shape = shapeOf(text, inner.start, inner.end);
            if (typeof shape === 'object' && shape.keys.column)
              take(text.strings.get(text.code.indexOf(':', inner.start) + 2));
          }
        else if (first === '{') {
          const shape = shapeOf(text, part.start, part.end);
          if (typeof shape === 'object' && !isJoin) for (const key of Object.keys(shape.keys)) names.add(key);
        } else take(text.strings.get(part.start));
      }
    }
    return names;
  }
}

/** Names that stand for a literal of the file, or for something another file has written. */
function written(code: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of code.matchAll(/\bconst\s+([\w$]+)\s*(?::[^=\n]{1,100})?=\s*[[{'"`]/g))
    names.add(match[1] as string);
  for (const match of code.matchAll(/\bimport\s+(?:type\s+)?([\w$]+\s*,?\s*)?(?:\{([^{}]{0,2000})\})?\s*from\b/g))
    for (const name of `${match[1] ?? ''},${match[2] ?? ''}`.split(','))
      names.add(
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? '',
      );
  return names;
}

const snake = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
