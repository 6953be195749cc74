import type { ModelCall, Orm, Shape } from '../source.ts';
import { CallList, type EntityText } from './entity-text.ts';
import { chain, closing, parts, shapeOf } from './javascript-shape.ts';
import { Options } from './js-text.ts';

const methods: Readonly<Record<string, ModelCall['does']>> = {
  ...{
    find: 'read',
    findBy: 'read',
    findOne: 'read',
    findOneBy: 'read',
    findOneOrFail: 'read',
    findOneByOrFail: 'read',
  },
  ...{
    findAndCount: 'read',
    findAndCountBy: 'read',
    findByIds: 'read',
    findAll: 'read',
    findById: 'read',
    fork: 'read',
    preload: 'read',
  },
  ...{
    exist: 'read',
    exists: 'read',
    existsBy: 'read',
    count: 'read',
    countBy: 'read',
    sum: 'read',
    average: 'read',
    minimum: 'read',
    maximum: 'read',
  },
  ...{
    insert: 'insert',
    insertMany: 'insert',
    create: 'insert',
    save: 'upsert',
    upsert: 'upsert',
    upsertMany: 'upsert',
    persist: 'insert',
    persistAndFlush: 'insert',
  },
  ...{
    update: 'update',
    nativeUpdate: 'update',
    assign: 'update',
    increment: 'update',
    decrement: 'update',
    softDelete: 'update',
    restore: 'update',
  },
  ...{ delete: 'delete', nativeDelete: 'delete', remove: 'delete', clear: 'delete', softRemove: 'update' },
};
const rowless =
  /^(?:exists?|existsBy|count|countBy|sum|average|minimum|maximum|insert|insertMany|update|nativeUpdate|delete|nativeDelete|increment|decrement|softDelete|restore|clear|upsertMany)$/;
const verbs = Object.keys(methods).join('|');

/**
 * Where code uses entities of TypeORM and MikroORM: repositories, the entity manager, query builders, and what it makes new
 * ones of. `select` and `fields` are honoured where they are written out.
 */
export function decoratedCalls(text: EntityText, by: Orm): ModelCall[] {
  const { code } = text;
  const list = new CallList(by, text);
  const repositories = new Map<string, string>();
  const injected =
    /\b(?:getRepository|getCustomRepository|getMongoRepository|getTreeRepository|InjectRepository|InjectModel)\s*(?:<[^()]*>)?\(\s*(?:\w+\.)*([A-Z]\w*)/g;
  const typed =
    /\b(?:Repository|EntityRepository|TreeRepository|SelectQueryBuilder|Loaded|QueryBuilder|Model)\s*<\s*(?:typeof\s+)?(?:\w+\.)*([A-Z]\w*)/g;
  const mentions: { name: string; at: number }[] = [];
  for (const pattern of [injected, typed])
    for (const match of code.matchAll(pattern)) mentions.push({ name: match[1] as string, at: match.index });
  const fields = /\b(\w+)\s*[!?]?\s*:\s*(?:\w+\.)*(?:Tree|Entity)?Repository\s*<\s*(?:\w+\.)*([A-Z]\w*)\s*>/g;
  for (const match of code.includes('Repository') ? code.matchAll(fields) : [])
    repositories.set(match[1] as string, match[2] as string);
  const variables =
    /\b(\w+)\s*(?::[^=;\n]{0,100})?=\s*[^;=\n]{0,120}?\bgetRepository\s*(?:<[^()]*>)?\(\s*(?:\w+\.)*([A-Z]\w*)/g;
  for (const match of code.includes('getRepository') ? code.matchAll(variables) : [])
    repositories.set(match[1] as string, match[2] as string);
  const followed = new Set<string>();
  for (const match of code.matchAll(
    new RegExp(`\\b(\\w+)\\s*[!?]?\\.\\s*(${verbs}|createQueryBuilder|qb|query)\\s*(?:<[^()]{0,200}>)?\\(`, 'g'),
  )) {
    const [all, owner = '', verb = ''] = match;
    const open = match.index + all.length - 1;
    const args = parts(code, open + 1, closing(code, open));
    const repository = repositories.get(owner);
    const model =
      repository ?? entityAt(text, args[0]) ?? (/^[A-Z]/.test(owner) && !foreign.test(owner) ? owner : undefined);
    if (model === undefined) continue;
    // `em.find(User, where)`, `repository.find(where)`, `User.find(where)`
    const own = repository === undefined && entityAt(text, args[0]) !== undefined ? args.slice(1) : args;
    if (repository !== undefined) followed.add(repository);
    read(text, list, model, verb, own, open, by);
  }
  // `getRepository(User).find(…)`
  for (const match of code.matchAll(injected)) {
    const open = code.indexOf('(', match.index);
    const [next] = chain(code, closing(code, open));
    if (!next || !(next.name in methods || next.name === 'createQueryBuilder')) continue;
    followed.add(match[1] as string);
    read(text, list, match[1] as string, next.name, parts(code, next.at + 1, closing(code, next.at)), next.at, by);
  }
  for (const { name, at } of mentions) if (!followed.has(name)) list.use(name, at);
  for (const match of code.matchAll(
    /\.\s*(?:from|into|update|delete|(?:left|inner)Join(?:AndSelect|AndMapOne|AndMapMany)?|relation|subQuery)\s*\(\s*([A-Z]\w*)\s*[,)]/g,
  ))
    list.use(match[1] as string, match.index);
  for (const match of code.matchAll(/\bnew\s+([A-Z]\w*)\s*\(/g))
    if (!foreign.test(match[1] as string)) list.use(match[1] as string, match.index, 'insert');
  return list.calls;
}

const foreign =
  /(?:^(?:Array|Object|Map|Set|Promise|JSON|Math|Buffer|Date|Number|String|URL|RegExp|Error)|Exception|Error|Service|Controller|Module|Builder|Pipe|Guard|Logger|Client|Dto|DTO|Subject|Emitter|Stream|Factory|Strategy|Provider|Table|TableIndex|TableColumn|TableForeignKey|Brackets|DataSource)$/;

const entityAt = ({ code }: EntityText, part: { start: number; end: number } | undefined): string | undefined =>
  part && /^(?:\w+\.)*([A-Z]\w*)$/.exec(code.slice(part.start, part.end).trim())?.[1];

function read(
  text: EntityText,
  list: CallList,
  model: string,
  verb: string,
  args: readonly { start: number; end: number }[],
  at: number,
  by: Orm,
): void {
  const { code } = text;
  const shape = (i: number): Shape => (args[i] ? shapeOf(text, args[i].start, args[i].end) : { keys: {}, open: false });
  if (verb === 'createQueryBuilder' || verb === 'qb' || verb === 'query') {
    const calls = chain(code, closing(code, at));
    const select = calls.find((each) => each.name === 'select');
    const writing = calls.find((each) => /^(?:insert|update|delete|softDelete)$/.test(each.name));
    if (writing) {
      const data = calls.find((each) => each.name === 'values' || each.name === 'set');
      const given: Shape = data ? firstOf(text, data.at) : 'code';
      const does = writing.name === 'insert' ? 'insert' : writing.name === 'delete' ? 'delete' : 'update';
      const keys: Record<string, Shape> =
        does === 'insert' ? { create: given } : does === 'update' ? { data: given } : {};
      list.add(model, at, { does, rows: false, args: { keys, open: false } });
      return;
    }
    const fields = select && stringsIn(text, { start: select.at + 1, end: closing(code, select.at) });
    const counted = calls.length > 0 && /^(?:getCount|getExists)$/.test(calls.at(-1)?.name ?? '');
    // `select('u')` is the whole of it, `select(['u.id', 'u.name'])` is not.
    if (
      !counted &&
      (!fields || fields.length === 0 || !fields.every((field) => /^\w+\.\w+(?:\s+as\s+\w+)?$/i.test(field)))
    )
      list.use(model, at, 'read');
    const named = new Set<string>();
    for (const call of calls)
      for (const string of stringsIn(text, { start: call.at + 1, end: closing(code, call.at) }))
        for (const match of string.matchAll(/\b\w+\.["`]?(\w+)/g)) named.add(match[1] as string);
    list.names(model, at, named);
    return;
  }
  const does = methods[verb];
  if (!does) return;
  const rows = !rowless.test(verb);
  if (does === 'read') {
    // What the rows are chosen by stands first in MikroORM, or is one of the options.
    const whereFirst = by === 'MikroORM' || /By(?:OrFail)?$|^(?:count|exist|sum|average)/.test(verb);
    const options = new Options(text, whereFirst ? args[1] : args[0]);
    const chosen = choice(text, options);
    const where: Shape = whereFirst ? shape(0) : (shapeIn(shape(0), 'where') ?? { keys: {}, open: false });
    const order = shapeIn(whereFirst ? shape(1) : shape(0), by === 'MikroORM' ? 'orderBy' : 'order');
    const keys: Record<string, Shape> = { where, ...(order ? { order } : {}), ...(chosen ? { select: chosen } : {}) };
    list.add(model, at, { does, rows, args: { keys, open: false } });
    return;
  }
  const updates = does === 'update';
  const data = updates ? shape(1) : shape(0);
  if (updates) {
    list.names(model, at, typeof shape(0) === 'object' ? keysOf(shape(0)) : []);
    list.add(model, at, {
      does,
      rows: false,
      args: { keys: { data: verb === 'update' || verb === 'nativeUpdate' ? data : 'code' }, open: false },
    });
  } else if (does === 'upsert')
    list.add(model, at, { does, rows: false, args: { keys: { create: open(data), update: open(data) }, open: false } });
  else if (does === 'insert')
    list.add(model, at, {
      does,
      rows: false,
      args: { keys: { create: verb.startsWith('insert') ? data : open(data) }, open: false },
    });
  else list.add(model, at, { does, rows: false, args: { keys: { where: data }, open: false } });
}

/** An entity may get more than it is made with. */
const open = (shape: Shape): Shape => (typeof shape === 'object' ? { keys: shape.keys, open: true } : 'code');

const shapeIn = (shape: Shape, key: string): Shape | undefined =>
  typeof shape === 'object' ? shape.keys[key] : undefined;

const keysOf = (shape: Shape): string[] => (typeof shape === 'object' ? Object.keys(shape.keys) : []);

function firstOf(text: EntityText, at: number): Shape {
  const [first] = parts(text.code, at + 1, closing(text.code, at));
  return first ? shapeOf(text, first.start, first.end) : 'code';
}

/** Columns that are chosen: `select: ['id']`, `select: { id: true }`, `fields: ['id']`. */
function choice(text: EntityText, options: Options): Shape | undefined {
  const span = options.span('select') ?? options.span('fields');
  if (!span) return undefined;
  if (text.code[span.start] === '{') return shapeOf(text, span.start, span.end);
  const names = text.code[span.start] === '[' ? stringsIn(text, span) : [];
  if (names.length === 0) return 'code';
  const keys: Record<string, Shape> = Object.create(null);
  for (const name of names) keys[name.split('.', 1)[0] as string] = 'true';
  return { keys, open: /\.\.\./.test(text.code.slice(span.start, span.end)) };
}

function stringsIn({ strings, code }: EntityText, { start, end }: { start: number; end: number }): string[] {
  const found: string[] = [];
  for (const match of code.slice(start, Math.min(end, start + 8000)).matchAll(/['"`]/g)) {
    const string = strings.get(start + match.index);
    if (string !== undefined) found.push(string);
  }
  return found;
}
