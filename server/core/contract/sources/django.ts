import type { Name } from '../../schema/names.ts';
import type { ClassRelation, MappedColumn, ModelClass } from '../source.ts';
import { type PythonCall, type PythonClass, type PythonCode, type PythonImports, resolveName } from './python-code.ts';

/** What a class says as a model of Django. */
export interface ModelBody {
  /** How many fields it declares. */
  readonly fields: number;
  readonly found: Omit<Partial<ModelClass>, 'columns'> & { readonly columns: readonly MappedColumn[] };
}

export const isDjangoBase = (expression: string, from: string | undefined): boolean =>
  /(^|\.)models\.Model$/.test(expression) ||
  (/(^|\.)Model$/.test(expression) && from !== undefined && /^django\./.test(from));

const toOne = /^(?:\w*ForeignKey|\w*OneToOneField|ParentalKey|\w*OneToOne)$/;
const toMany = /^\w*ManyToManyField$/;
const columnless =
  /^(?:GenericForeignKey|GenericRelation|\w*Manager|\w*QuerySet|TaggableManager|FieldTracker|ManagerDescriptor)$/;

/**
 * Fields of a model class. Django lists all of them when it reads, and inserts all but those the database fills in. Facts:
 * Django 5's documentation (Model field reference, Model Meta options).
 */
export function djangoBody(
  code: PythonCode,
  each: PythonClass,
  imports: PythonImports,
): ModelBody & { readonly meta: Meta } {
  const columns: MappedColumn[] = [];
  const relations: ClassRelation[] = [];
  let open = false;
  let fields = 0;
  for (const member of each.members) {
    const call = member.value && code.call(member.value);
    if (!call) continue;
    const kind = call.callee.slice(call.callee.lastIndexOf('.') + 1);
    const { name } = member;
    const place = code.place(member.at);
    if (toMany.test(kind)) {
      fields++;
      const target = targetOf(code, call, imports);
      const table = text(code, call, 'db_table');
      const join = has(call, 'through') ? {} : { join: table === undefined ? {} : { table } };
      if (target) relations.push({ field: name, target, fields: [], ...join, ...place });
    } else if (toOne.test(kind)) {
      fields++;
      const target = targetOf(code, call, imports);
      const key = `${name}_id`;
      const column = text(code, call, 'db_column');
      columns.push({ key, name: column ?? key, ...filled(code, call), ...place });
      if (target) relations.push({ field: name, target, fields: [key], ...place });
    } else if (/\wField$/.test(kind) && !/^(?:serializers|forms|filters|graphene|fields)\./.test(call.callee)) {
      fields++;
      if (kind === 'GeneratedField')
        columns.push({
          key: name,
          name: text(code, call, 'db_column') ?? name,
          required: false,
          generated: true,
          ...place,
        });
      else {
        const serial =
          /Auto(?:Field|Slug)?/.test(kind) && /Auto/.test(kind) && !/Slug|Created|Modified|LastMod/.test(kind);
        columns.push({
          key: name,
          name: text(code, call, 'db_column') ?? name,
          ...filled(code, call),
          ...(serial ? { default: 'database' as const } : {}),
          ...place,
        });
        if (kind === 'MoneyField')
          columns.push({
            key: `${name}_currency`,
            name: `${name}_currency`,
            required: true,
            default: 'client',
            ...place,
          });
      }
    } else if (/^[A-Z]/.test(kind) && !columnless.test(kind)) {
      open ||= /^models\./.test(call.callee);
      // A field of some library, if the table has a column of that name.
      columns.push({ key: name, name, required: false, ...place });
    }
  }
  const meta = readMeta(code, each);
  return {
    fields,
    meta,
    found: {
      by: 'Django',
      columns,
      ...(relations.length > 0 ? { relations } : {}),
      ...(open ? { open: true as const } : {}),
      ...meta,
    },
  };
}

/** Whether it may be NULL, and what fills it in when nobody does. */
function filled(code: PythonCode, call: PythonCall): Pick<MappedColumn, 'required' | 'default'> {
  const truth = (name: string): boolean => {
    const arg = call.args.find((each) => each.name === name);
    return arg !== undefined && code.code.slice(arg.start, arg.end) !== 'False';
  };
  const client = has(call, 'default') || truth('auto_now') || truth('auto_now_add');
  const made = client ? 'client' : has(call, 'db_default') ? 'database' : undefined;
  return { required: !truth('null'), ...(made ? { default: made } : {}) };
}

const has = (call: PythonCall, name: string): boolean => call.args.some((arg) => arg.name === name);

function text(code: PythonCode, call: PythonCall, name: string): string | undefined {
  const arg = call.args.find((each) => each.name === name);
  return arg && code.string(arg);
}

/** The model a relation leads to: a class, `"Order"`, `"shop.Order"`, `"self"`. */
function targetOf(code: PythonCode, call: PythonCall, imports: PythonImports): ClassRelation['target'] | undefined {
  const arg = call.args.find(({ name }) => name === 'to') ?? call.args.find(({ name }) => name === undefined);
  if (!arg) return undefined;
  const literal = code.string(arg);
  if (literal !== undefined) {
    const dot = literal.lastIndexOf('.');
    return dot < 0
      ? { name: literal }
      : { name: literal.slice(dot + 1), from: literal.slice(0, dot).split('.').at(-1) as string };
  }
  const expression = code.code.slice(arg.start, arg.end);
  if (/^(?:settings\.)?AUTH_USER_MODEL$|^get_user_model\b/.test(expression)) return { name: 'User' };
  return /^[\w.]+$/.test(expression) ? resolveName(expression, imports) : undefined;
}

type Meta = Pick<ModelClass, 'abstract' | 'proxy' | 'table' | 'dynamic' | 'owner'>;

/** `class Meta:` */
function readMeta(code: PythonCode, each: PythonClass): Meta {
  const meta = each.classes.find(({ name }) => name === 'Meta');
  const value = (name: string) => meta?.members.find((member) => member.name === name)?.value;
  const truth = (name: string): boolean => {
    const at = value(name);
    return at !== undefined && code.code.slice(at.start, at.end) === 'True';
  };
  const table = value('db_table');
  const literal = table && code.string(table);
  const label = value('app_label');
  const owner = label && code.string(label);
  return {
    ...(truth('abstract') ? { abstract: true as const } : {}),
    ...(truth('proxy') ? { proxy: true as const } : {}),
    ...(literal === undefined ? {} : { table: quoted(literal) }),
    ...(table && literal === undefined ? { dynamic: true as const } : {}),
    ...(owner === undefined ? {} : { owner }),
  };
}

/** `'crm"."leads'` names a schema, as Django puts quotes around what it is given. */
function quoted(literal: string): Name {
  const [schema, name] = literal.replace(/^"|"$/g, '').split('"."', 2) as [string, string?];
  return name === undefined ? { name: schema } : { schema, name };
}
