import type { Name } from '../../schema/names.ts';
import type { ClassRelation, MappedColumn, ModelClass } from '../source.ts';
import type { ModelBody } from './django.ts';
import type { PythonCall, PythonClass, PythonCode, PythonImports, PythonMember, Stretch } from './python-code.ts';
import { resolveName } from './python-code.ts';

export const isAlchemyBase = (expression: string, from: string | undefined): boolean =>
  /(^|\.)(?:DeclarativeBase|DeclarativeBaseNoMeta|MappedAsDataclass|SQLModel|AsyncAttrs)$/.test(expression) ||
  (/^\w*(?:db|orm|alchemy|database)\w*\.Model$/i.test(expression) && from !== 'django.db');

/**
 * Columns of a declarative class, of SQLAlchemy itself, Flask-SQLAlchemy or SQLModel. Reads list all columns that are not
 * deferred; an INSERT of the unit of work lists all that the database doesn't fill in, with NULL for what nobody gave. Facts:
 * SQLAlchemy 2.0's documentation (Declarative Mapping, Column INSERT/UPDATE Defaults) and `_collect_insert_commands`.
 */
export function alchemyBody(code: PythonCode, each: PythonClass, imports: PythonImports): ModelBody {
  const columns: MappedColumn[] = [];
  const relations: ClassRelation[] = [];
  const keyword = each.args.find(({ name }) => name === 'table');
  const annotated =
    keyword !== undefined || each.args.some(({ start, end }) => /\bSQLModel\b/.test(code.code.slice(start, end)));
  let said: Partial<ModelClass> = {};
  let schema: string | undefined;
  let open = false;
  for (const member of each.members) {
    const { name, value } = member;
    if (name === '__tablename__' && value) {
      const literal = code.string(value);
      said = { ...said, ...(literal === undefined ? { dynamic: true as const } : { table: { name: literal } }) };
    } else if (name === '__table__' && value) {
      const call = code.call(value);
      const table = call && readTable(code, call);
      if (table) {
        said = { ...said, table: table.table, ...(table.open ? { open: true as const } : {}) };
        columns.push(...table.columns);
      } else said = { ...said, dynamic: true as const };
    } else if (name === '__table_args__' && value) {
      schema = /["']schema["']\s*:\s*["'](\w+)["']/.exec(code.raw.slice(value.start, value.end))?.[1];
    } else if (name === '__abstract__') said = { ...said, abstract: true as const };
    else if (!name.startsWith('__')) {
      const read = readMember(code, member, imports, annotated);
      if (read === 'open') open = true;
      else if (read && 'target' in read) relations.push(read, ...secondary(code, member, imports));
      else if (read) columns.push(read);
    }
  }
  for (const method of each.methods) {
    if (!/declared_attr/.test(method.decorators)) continue;
    const body = code.code.slice(method.start, method.end);
    if (method.name === '__tablename__') {
      if (/__name__\s*\.\s*lower\(\)\s*$/.test(body.trim())) said = { ...said, owner: 'lower' };
      else said = { ...said, dynamic: true as const };
    } else if (method.name.startsWith('__')) continue;
    else {
      const at = /\b(?:\w+\.)?(?:mapped_column|Column|deferred)\s*\(/.exec(body)?.index;
      if (at === undefined) continue;
      const column = readColumn(code, method.name, method.at, { start: method.start + at, end: method.end }, undefined);
      if (column && column !== 'open') columns.push(column);
    }
  }
  const table = said.table && schema !== undefined ? { ...said.table, schema } : said.table;
  return {
    fields: columns.length + relations.length + (said.table || said.dynamic || said.owner ? 1 : 0),
    found: {
      by: 'SQLAlchemy',
      ...said,
      ...naming(code, each, keyword),
      ...(table ? { table } : {}),
      columns,
      ...(relations.length > 0 ? { relations } : {}),
      ...(open ? { open: true as const } : {}),
    },
  };
}

/** Flask-SQLAlchemy and SQLModel have naming rules; a class of SQLModel has a table only with `table=True`. */
function naming(code: PythonCode, each: PythonClass, keyword: Stretch | undefined): Partial<ModelClass> {
  const bases = each.args.map(({ start, end }) => code.code.slice(start, end));
  if (keyword)
    return code.code.slice(keyword.start, keyword.end) === 'True' ? { owner: 'sqlmodel' } : { abstract: true };
  if (bases.some((base) => /(^|\.)SQLModel$/.test(base))) return { abstract: true };
  return bases.some((base) => /^\w+\.Model$/.test(base)) ? { owner: 'flask' } : {};
}

function readMember(
  code: PythonCode,
  member: PythonMember,
  imports: PythonImports,
  annotated: boolean,
): MappedColumn | ClassRelation | 'open' | undefined {
  const { name, at, annotation, value } = member;
  const type = annotation && code.raw.slice(annotation.start, annotation.end);
  if (type !== undefined && /\b(?:WriteOnlyMapped|DynamicMapped|ClassVar|InitVar)\b/.test(type)) {
    const target = type.match(/\w+/g)?.at(-1);
    return target !== undefined && /Mapped/.test(type)
      ? { field: name, target: { name: target }, fields: [], ...code.place(at) }
      : undefined;
  }
  const call = value && code.call(value);
  const kind = call?.callee.slice(call.callee.lastIndexOf('.') + 1);
  if (call && /^(?:relationship|relation|Relationship|backref|dynamic_loader)$/.test(kind ?? '')) {
    const target = relationTarget(code, call, imports, type);
    return target && { field: name, target, fields: [], ...code.place(at) };
  }
  if (call && value && /^(?:Column|mapped_column|deferred|MappedColumn)$/.test(kind ?? ''))
    return readColumn(code, name, at, value, type);
  if (call && annotated && kind === 'Field') return readColumn(code, name, at, value, type ?? '');
  const mapped = type !== undefined && /(^|\.)Mapped\s*\[/.test(type);
  if (mapped && !value) return column(code, name, name, at, type, undefined);
  if (annotated && type !== undefined && kind !== 'Relationship' && name !== 'model_config') {
    const optional = value !== undefined;
    return { ...column(code, name, name, at, type, undefined), ...(optional ? { default: 'client' as const } : {}) };
  }
  // `created = stamp()`, `id = intpk`: perhaps a column that is made elsewhere.
  if (mapped && call && !/^(?:column_property|query_expression|composite|synonym|association_proxy)$/.test(kind ?? ''))
    return 'open';
  return undefined;
}

/** The table between two models: `relationship(secondary=user_groups)`. */
function secondary(code: PythonCode, { name, at, value }: PythonMember, imports: PythonImports): ClassRelation[] {
  const arg = value && code.call(value)?.args.find((each) => each.name === 'secondary');
  if (!arg) return [];
  const expression = code.string(arg) ?? code.code.slice(arg.start, arg.end);
  if (!/^[\w.]+$/.test(expression)) return [];
  const target = code.string(arg) === undefined ? resolveName(expression, imports) : { name: expression };
  return [{ field: `${name}.secondary`, target, fields: [], ...code.place(at) }];
}

function relationTarget(
  code: PythonCode,
  call: PythonCall,
  imports: PythonImports,
  type: string | undefined,
): ClassRelation['target'] | undefined {
  const arg = call.args.find(({ name }) => name === undefined || name === 'argument');
  const literal = arg && code.string(arg);
  if (literal !== undefined) return { name: literal.split('.').at(-1) as string };
  const expression = arg && code.code.slice(arg.start, arg.end);
  if (expression !== undefined && /^[\w.]+$/.test(expression)) return resolveName(expression, imports);
  const named = type
    ?.match(/[A-Za-z_]\w*/g)
    ?.filter((word) => !/^(?:Mapped|Optional|List|list|Set|set|None|Union|Sequence|Dict|dict|str)$/.test(word))
    .at(-1);
  return named === undefined ? undefined : { name: named };
}

/** `Column("name", String, nullable=False)`, `mapped_column(default=0)`, `deferred(Column(…))`. */
function readColumn(
  code: PythonCode,
  key: string,
  at: number,
  value: Stretch,
  type: string | undefined,
): MappedColumn | 'open' | undefined {
  const call = code.call(value);
  if (!call) return undefined;
  if (/(^|\.)deferred$/.test(call.callee)) {
    const inner = call.args[0] && readColumn(code, key, at, call.args[0], type);
    return inner && inner !== 'open' ? { ...inner, hidden: true } : inner;
  }
  const nested = call.args.find(({ name }) => name === 'sa_column');
  if (nested) return readColumn(code, key, at, nested, undefined);
  const first = call.args[0];
  const isField = /(^|\.)Field$/.test(call.callee);
  const literal = first && first.name === undefined && !isField ? code.string(first) : undefined;
  const named = call.args.find(({ name }) => name === 'name');
  const name = literal ?? (named && code.string(named)) ?? key;
  return column(code, key, name, at, type, call);
}

function column(
  code: PythonCode,
  key: string,
  name: string,
  at: number,
  type: string | undefined,
  call: PythonCall | undefined,
): MappedColumn {
  const arg = (wanted: string): string | undefined => {
    const found = call?.args.find((each) => each.name === wanted);
    return found && code.code.slice(found.start, found.end);
  };
  const body = call ? call.args.map(({ start, end }) => code.code.slice(start, end)).join(',') : '';
  const nullable = arg('nullable');
  const optional = type !== undefined && /\bOptional\b|\bNone\b/.test(type);
  const primary = arg('primary_key') === 'True';
  const required = nullable === undefined ? primary || (type !== undefined && !optional) : nullable === 'False';
  const client = ['default', 'insert_default', 'default_factory', 'onupdate'].some(
    (each) => arg(each) !== undefined && arg(each) !== 'None',
  );
  const database =
    ['server_default', 'server_onupdate'].some((each) => arg(each) !== undefined) ||
    /\b(?:Identity|Sequence|FetchedValue)\s*\(/.test(body) ||
    primary;
  const made = client ? 'client' : database ? 'database' : undefined;
  return {
    key,
    name,
    required,
    ...(made ? { default: made } : {}),
    ...(/\bComputed\s*\(/.test(body) ? { generated: true as const } : {}),
    ...(arg('deferred') === 'True' ? { hidden: true as const } : {}),
    ...code.place(at),
  };
}

interface CoreTable {
  readonly table: Name;
  readonly columns: readonly MappedColumn[];
  readonly open: boolean;
}

/** `Table("users", metadata, Column("id", Integer), schema="crm")`. */
function readTable(code: PythonCode, call: PythonCall): CoreTable | undefined {
  const [first] = call.args;
  if (!/(^|\.)Table$/.test(call.callee) || !first) return undefined;
  const name = code.string(first);
  if (name === undefined || call.args.length < 2) return undefined;
  const columns: MappedColumn[] = [];
  let open = false;
  for (const arg of call.args.slice(2)) {
    const text = code.code.slice(arg.start, arg.end);
    if (/^autoload/.test(arg.name ?? '')) open = true;
    if (arg.name !== undefined) continue;
    const inner = code.call(arg);
    if (!inner || !/(^|\.)Column$/.test(inner.callee)) {
      open ||= !/^(?:\w+\.)?\w*(?:Constraint|Index|comment)\s*\(/.test(text);
      continue;
    }
    const key = inner.args[0] && code.string(inner.args[0]);
    if (key === undefined) open = true;
    else columns.push(column(code, key, key, arg.start, undefined, inner));
  }
  const schema = call.args.find((arg) => arg.name === 'schema');
  const within = schema && code.string(schema);
  return { table: { name, ...(within === undefined ? {} : { schema: within }) }, columns, open };
}

/** Tables of Core that have a name in the file: `users = Table("users", metadata, …)`. */
export function coreTables(code: PythonCode, _imports: PythonImports): ModelClass[] {
  const found: ModelClass[] = [];
  for (const match of code.code.matchAll(/^([A-Za-z_]\w*)\s*(?::[^=\n]{0,80})?=\s*(?=(?:\w+\.)?Table\s*\()/gm)) {
    const start = match.index + match[0].length;
    const call = code.call({ start, end: Math.min(code.code.length, start + 20_000) });
    const table = call && readTable(code, call);
    if (!table) continue;
    found.push({
      by: 'SQLAlchemy',
      name: match[1] as string,
      bases: [],
      root: true,
      table: table.table,
      columns: table.columns,
      ...(table.open ? { open: true as const } : {}),
      ...code.place(match.index),
    });
  }
  return found;
}
