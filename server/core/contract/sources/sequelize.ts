import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Found,
  type MappedColumn,
  type MappedTable,
  type ModelCall,
  nothingFound,
  type Orm,
  type Shape,
} from '../source.ts';
import { classesOf } from './class-shape.ts';
import { namesOf } from './decorated.ts';
import { CallList, type EntityText, lowerFirst, placeOf, plural } from './entity-text.ts';
import { javascript } from './javascript.ts';
import { closing, entries, parts, shapeOf } from './javascript-shape.ts';
import { jsText, Options } from './js-text.ts';

/**
 * Models of Sequelize, `sequelize.define('user', { … })` and `User.init({ … })`, and of Objection, `static tableName`; and the
 * queries made on them. Facts: query logs of Sequelize 6 and Objection 3, and their documentation.
 */
export const modelClasses: ContractSource = {
  id: 'model-classes',
  title: 'models of Sequelize and Objection',
  takes: javascript.takes,
  read(_path, raw): Found {
    const sequelize =
      (mayBeSequelize(raw) || raw.includes('equelize') || (mayCall(raw) && calls.test(raw))) &&
      /\bsequelize|\bDataTypes\b|\bbelongsTo(?:Many)?\s*\(|\bhas(?:One|Many)\s*\(|\.\s*(?:findByPk|findAndCountAll|bulkCreate|findOrCreate|findAll|findOne)\s*\(|\b[A-Z]\w*\s*\.\s*(?:create|update|destroy|upsert|count)\s*\(/i.test(
        raw,
      );
    const objection =
      (mayBeObjection(raw) || (mayQuery(raw) && /\.\s*query\s*\(/.test(raw))) &&
      /\btableName\b|\b[A-Z]\w*\s*\.\s*query\s*\(/.test(raw);
    if (!sequelize && !objection) return nothingFound;
    const text = jsText(raw);
    const mapped = [
      ...(sequelize ? [...readDefined(text), ...readAssociations(text)] : []),
      ...(objection ? readObjection(text) : []),
    ];
    return {
      statements: [],
      mapped,
      calls: [...(sequelize ? sequelizeCalls(text) : []), ...(objection ? objectionCalls(text) : [])],
    };
  },
};

/** What is looked for, in a quicker way. */
const mayBeSequelize = gate(
  ...['sequelize', 'DataTypes', 'belongsTo', 'belongsToMany', 'hasOne', 'hasMany'],
  ...['findByPk', 'findAndCountAll', 'bulkCreate', 'findOrCreate', 'findAll', 'findOne'],
);
const mayBeObjection = gate('tableName');
const mayQuery = gate('query');
const mayCall = gate('create', 'update', 'destroy', 'upsert', 'count');
const calls = /\.\s*(?:create|update|destroy|upsert|count)\s*\(/i;

function readDefined(text: EntityText): MappedTable[] {
  const { code, strings } = text;
  const found: MappedTable[] = [];
  const define =
    /(?:\b(?:const|let|var)\s+(\w+)\s*(?::[^=;\n]{0,200})?=\s*|(?:\bexports\.|\b\w+\.)(\w+)\s*=\s*)?(?:\b\w+\.){0,4}\bdefine\s*(?:<[^()]{0,400}>)?\(\s*(?=['"`])/g;
  for (const match of /\bdefine\b/.test(code) ? code.matchAll(define) : []) {
    const open = code.indexOf('(', match.index + match[0].search(/define/));
    const [name, attributes, options] = parts(code, open + 1, closing(code, open));
    const model = name && strings.get(name.start);
    if (model === undefined || !attributes || !/[sS]equelize|DataTypes/.test(text.raw)) continue;
    found.push(
      ...modelOf(text, [model, match[1] ?? match[2] ?? model], attributes, new Options(text, options), match.index),
    );
  }
  for (const match of code.matchAll(/\b([A-Z]\w*|super)\s*\.\s*init\s*\(\s*(?=\{)/g)) {
    const open = match.index + match[0].trimEnd().length - 1;
    const [attributes, options] = parts(code, open + 1, closing(code, open));
    if (!attributes || !options) continue;
    const own =
      match[1] === 'super'
        ? classesOf(text).find(({ body }) => body.start < match.index && match.index < body.end)?.name
        : match[1];
    const settings = new Options(text, options);
    if (own === undefined || !(settings.has('sequelize') || settings.has('modelName') || settings.has('tableName')))
      continue;
    found.push(...modelOf(text, [settings.string('modelName') ?? own, own], attributes, settings, match.index));
  }
  return found;
}

function modelOf(
  text: EntityText,
  names: readonly string[],
  attributes: { start: number; end: number },
  options: Options,
  at: number,
): MappedTable[] {
  const place = placeOf(text, at);
  const columns: MappedColumn[] = [];
  let open = text.code[attributes.start] !== '{';
  const keyed = /\bprimaryKey\s*:\s*true/.test(text.code.slice(attributes.start, attributes.end));
  const add = (name: string, more: Partial<MappedColumn>): void => {
    columns.push({ key: name, name, derived: true, ...place, required: false, optional: true, ...more });
  };
  if (!keyed) add('id', { default: 'database', required: true });
  for (const entry of open ? [] : entries(text, attributes.start)) {
    if (entry.key === undefined) open = true;
    else {
      const settings = new Options(text, { start: entry.start, end: entry.end });
      const type = settings.code('type') ?? text.code.slice(entry.start, entry.end);
      if (/\bVIRTUAL\b/.test(type)) continue;
      const said = settings.string('field');
      const filled = settings.has('defaultValue') || settings.has('autoIncrement');
      columns.push({
        key: entry.key,
        name: said ?? entry.key,
        ...(said === undefined ? { derived: true as const } : {}),
        ...placeOf(text, entry.at),
        required: settings.code('allowNull') === 'false' || settings.code('primaryKey') === 'true',
        ...(filled ? { default: settings.has('defaultValue') ? ('client' as const) : ('database' as const) } : {}),
      });
    }
  }
  if (options.code('timestamps') !== 'false')
    for (const key of ['createdAt', 'updatedAt'])
      if (options.code(key) !== 'false') add(options.string(key) ?? key, { default: 'client' });
  if (options.code('paranoid') === 'true') add(options.string('deletedAt') ?? 'deletedAt', {});
  const said = options.string('tableName');
  const schema = options.string('schema');
  const [model = ''] = names;
  return [...new Set(names)].map(
    (name, i): MappedTable => ({
      by: 'Sequelize',
      model: name,
      type: name,
      ...place,
      table: { name: said ?? plural(model), ...(schema === undefined ? {} : { schema }) },
      also: said === undefined ? [...namesOf(model), model.toLowerCase(), plural(model.toLowerCase())] : [],
      ...(said === undefined && options.has('tableName')
        ? { guessed: true as const }
        : said === undefined && i === 0
          ? { ruled: true as const }
          : {}),
      columns,
      // Associations of other files add their keys.
      inheritance: 'single',
      ...(open ? { open: true as const } : {}),
    }),
  );
}

/** Keys that associations add to one of both tables. */
function readAssociations(text: EntityText): MappedTable[] {
  const { code } = text;
  const found: MappedTable[] = [];
  if (!/belongsTo|hasOne|hasMany/.test(code)) return found;
  for (const match of code.matchAll(
    /(?<![\w$])([\w$]+)\s*\.\s*(belongsTo|hasOne|hasMany|belongsToMany)\s*\(\s*(?:[\w$]+\.)*([\w$]+)/g,
  )) {
    const [all, said = '', kind = '', target = ''] = match;
    const owner =
      said === 'this'
        ? (classesOf(text).find(({ body }) => body.start < match.index && match.index < body.end)?.name ?? said)
        : said;
    const open = match.index + all.indexOf('(');
    const options = new Options(text, parts(code, open + 1, closing(code, open))[1]);
    const place = placeOf(text, match.index);
    const key = options.string('foreignKey') ?? options.of('foreignKey').string('name');
    const field = options.of('foreignKey').string('field');
    const column = (name: string): MappedColumn => ({
      key: name,
      name: field ?? name,
      derived: true,
      ...place,
      required: false,
      ...(key === undefined ? { optional: true as const } : {}),
    });
    const shared = { by: 'Sequelize' as const, ...place };
    if (kind === 'belongsToMany') {
      const through = options.string('through') ?? options.of('through').string('model');
      if (through === undefined) continue;
      const other = options.string('otherKey');
      const columns = [key, other].flatMap((name) => (name === undefined ? [] : [column(name)]));
      found.push({
        ...shared,
        model: owner,
        type: `${owner}.${through}`,
        table: { name: through },
        also: namesOf(through),
        columns,
        ...(columns.length < 2 ? { open: true as const } : {}),
      });
      continue;
    }
    const holder = kind === 'belongsTo' ? owner : target;
    const alias = options.string('as');
    const derived = `${lowerFirst(kind === 'belongsTo' ? (alias ?? target) : owner)}Id`;
    const columns = [column(key ?? derived)];
    found.push({
      ...shared,
      model: holder,
      type: `${holder}.${key ?? derived}`,
      table: { name: holder },
      base: holder,
      columns,
    });
  }
  return found;
}

const queries: Readonly<Record<string, { does: ModelCall['does']; rows: boolean }>> = {
  ...{
    findAll: { does: 'read', rows: true },
    findOne: { does: 'read', rows: true },
    findByPk: { does: 'read', rows: true },
  },
  ...{
    findAndCountAll: { does: 'read', rows: true },
    findOrCreate: { does: 'upsert', rows: true },
    findOrBuild: { does: 'read', rows: true },
  },
  ...{
    findCreateFind: { does: 'upsert', rows: true },
    count: { does: 'read', rows: false },
    max: { does: 'read', rows: false },
    min: { does: 'read', rows: false },
  },
  ...{
    sum: { does: 'read', rows: false },
    create: { does: 'insert', rows: true },
    bulkCreate: { does: 'insert', rows: true },
    build: { does: 'insert', rows: true },
  },
  ...{
    update: { does: 'update', rows: false },
    upsert: { does: 'upsert', rows: true },
    destroy: { does: 'delete', rows: false },
    truncate: { does: 'delete', rows: false },
  },
  ...{
    increment: { does: 'update', rows: false },
    decrement: { does: 'update', rows: false },
    restore: { does: 'update', rows: false },
    scope: { does: 'read', rows: true },
    unscoped: { does: 'read', rows: true },
  },
};

const called = new RegExp(
  `(?<![\\w$])([\\w$]+)\\s*\\.\\s*(${Object.keys(queries).join('|')})\\s*(?:<[^()]{0,200}>)?\\(`,
  'g',
);

function sequelizeCalls(text: EntityText): ModelCall[] {
  const { code } = text;
  const list = new CallList('Sequelize', text);
  for (const match of code.matchAll(called)) {
    const [all, model = '', verb = ''] = match;
    const query = queries[verb];
    if (!query || /^(?:Object|Math|JSON|Promise|Array|this|Reflect)$/.test(model)) continue;
    const open = match.index + all.length - 1;
    const args = parts(code, open + 1, closing(code, open));
    const shape = (i: number): Shape | undefined => args[i] && shapeOf(text, args[i].start, args[i].end);
    const options = new Options(
      text,
      args[verb === 'findByPk' || query.does === 'update' || query.does === 'insert' ? 1 : 0],
    );
    const where = options.has('where') ? shapeAt(text, options.span('where')) : undefined;
    const keys: Record<string, Shape> = { ...(where ? { where } : {}) };
    if (query.does === 'read') {
      const chosen = attributesOf(text, options);
      const attributes = options.of('attributes');
      if (chosen) keys.select = chosen;
      else if (attributes.has('exclude')) keys.omit = listed(text, attributes.span('exclude'));
      included(text, options, list, match.index);
    } else if (query.does === 'insert') keys.create = shape(0) ?? 'code';
    else if (query.does === 'update') keys.data = shape(0) ?? 'code';
    else if (query.does === 'upsert') {
      const given = verb === 'upsert' ? (shape(0) ?? 'code') : 'code';
      keys.create = given;
      keys.update = given;
    }
    list.add(model, match.index, { ...query, args: { keys, open: false } });
  }
  return list.calls;
}

const shapeAt = (text: EntityText, span: { start: number; end: number } | undefined): Shape =>
  span ? shapeOf(text, span.start, span.end) : 'code';

/** `attributes: ['id', ['name', 'label']]`; undefined where they are not listed. */
function attributesOf(text: EntityText, options: Options): Shape | undefined {
  const span = options.span('attributes');
  return span && text.code[span.start] === '[' ? listed(text, span) : undefined;
}

function listed(text: EntityText, span: { start: number; end: number } | undefined): Shape {
  if (!span || text.code[span.start] !== '[') return 'code';
  const keys: Record<string, Shape> = Object.create(null);
  let open = false;
  for (const { start } of parts(text.code, span.start + 1, closing(text.code, span.start))) {
    const at = text.code[start] === '[' ? start + 1 : start;
    const name = text.strings.get(at);
    if (name === undefined) open ||= !/^\[/.test(text.code.slice(start, start + 1));
    else keys[name] = 'true';
  }
  return { keys, open };
}

/** Models that `include` reads along. */
function included(text: EntityText, options: Options, list: CallList, at: number): void {
  const span = options.span('include');
  if (!span) return;
  const code = text.code.slice(span.start, span.end);
  for (const match of code.matchAll(
    /\bmodel\s*:\s*(?:[\w$]+\.)*([\w$]+)|(?:^\[?|,)\s*(?:[\w$]+\.)*([A-Z][\w$]*)\s*(?=[,\]]|$)/g,
  ))
    list.use((match[1] ?? match[2]) as string, at, 'read');
}

function readObjection(text: EntityText): MappedTable[] {
  const { code, strings } = text;
  return classesOf(text).flatMap((shape): MappedTable[] => {
    const body = code.slice(shape.body.start, shape.body.end);
    const head = code.slice(shape.head.start, shape.head.end);
    const named =
      /\bstatic\s+(?:readonly\s+)?(?:get\s+)?tableName\s*(?:\(\s*\)\s*(?::\s*string\s*)?\{\s*return\s*|(?::\s*string\s*)?=\s*)(?=['"`])/.exec(
        body,
      );
    if (!named || !/\bextends\b/.test(head)) return [];
    const name = strings.get(shape.body.start + named.index + named[0].length);
    if (name === undefined) return [];
    const columns = new Map<string, MappedColumn>();
    const add = (key: string, at: number): void => {
      columns.set(key, { key, name: key, derived: true, ...placeOf(text, at), required: false, optional: true });
    };
    const schema = /\bproperties\s*:\s*\{/.exec(body);
    if (schema) {
      const at = shape.body.start + schema.index + schema[0].length - 1;
      for (const entry of entries(text, at)) if (entry.key !== undefined) add(entry.key, entry.at);
    }
    for (const match of body.matchAll(/^\s*(?:public\s+|declare\s+|readonly\s+)*(\w+)\s*[!?]?\s*:\s*[^;={(]+;?\s*$/gm))
      add(match[1] as string, shape.body.start + match.index + match[0].search(/\S/));
    for (const [at, said] of strings) {
      const [table, column] = said.split('.');
      if (
        at > shape.body.start &&
        at < shape.body.end &&
        table === name &&
        column !== undefined &&
        /^\w+$/.test(column)
      )
        add(column, at);
    }
    const [schemaName, table] = name.includes('.') ? (name.split('.', 2) as [string, string]) : [undefined, name];
    return [
      {
        by: 'Objection',
        model: shape.name,
        type: shape.name,
        table: { name: table, ...(schemaName === undefined ? {} : { schema: schemaName }) },
        ...placeOf(text, shape.at),
        columns: [...columns.values()],
        open: true,
      },
    ];
  });
}

function objectionCalls(text: EntityText): ModelCall[] {
  const { code } = text;
  const list = new CallList('Objection' satisfies Orm, text);
  for (const match of code.matchAll(/\b([A-Z]\w*)\s*\.\s*query\s*\(/g)) {
    const open = match.index + match[0].length - 1;
    const rest = code.slice(closing(code, open), closing(code, open) + 3000);
    const statement = rest.slice(0, rest.search(/;|\n\s*\n/) < 0 ? rest.length : rest.search(/;|\n\s*\n/));
    const verb =
      /\.\s*(insert|insertAndFetch|insertGraph|upsertGraph|update|patch|patchAndFetchById|updateAndFetchById|delete|deleteById)\s*\(/.exec(
        statement,
      );
    const model = match[1] as string;
    if (!verb || /Fetch/.test(verb[1] as string)) list.use(model, match.index, 'read');
    if (verb) {
      const at = closing(code, open) + verb.index + verb[0].length - 1;
      const args = parts(code, at + 1, closing(code, at));
      const data = args[/ById$/.test(verb[1] as string) ? 1 : 0];
      const given: Shape = data ? shapeOf(text, data.start, data.end) : 'code';
      const does = /^(?:insert|upsert)/.test(verb[1] as string)
        ? 'insert'
        : /^delete/.test(verb[1] as string)
          ? 'delete'
          : 'update';
      const keys: Record<string, Shape> =
        does === 'insert' ? { create: given } : does === 'update' ? { data: given } : {};
      list.add(model, match.index, { does, rows: false, args: { keys, open: false } });
    }
    const named = new Set<string>();
    for (const each of statement.matchAll(
      /\.\s*(?:where\w*|andWhere\w*|orWhere\w*|select|orderBy|groupBy|findOne|pluck|count|min|max|sum|returning)\s*\(\s*/g,
    )) {
      const said = text.strings.get(closing(code, open) + each.index + each[0].length);
      if (said !== undefined) named.add(said.split('.').at(-1) as string);
    }
    list.names(model, match.index, named);
  }
  return list.calls;
}
