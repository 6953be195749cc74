import type { ClassRelation, MappedColumn } from '../source.ts';
import type { ModelBody } from './django.ts';
import {
  type PythonArgument,
  type PythonCall,
  type PythonClass,
  type PythonCode,
  type PythonImports,
  resolveName,
} from './python-code.ts';

export const isPeeweeBase = (expression: string, from: string | undefined): boolean =>
  /(^|\.)Model$/.test(expression) && from !== undefined && /^(?:peewee|playhouse|peewee_async|aiopeewee)\b/.test(from);

/**
 * Fields of a model of Peewee: reads list all of them, inserts those that are given or have a default. Its table is called as
 * its class, in lower case or, as newer programs set it, in snake case. Facts: Peewee 3's documentation (Models and Fields).
 */
export function peeweeBody(code: PythonCode, each: PythonClass, imports: PythonImports): ModelBody {
  const columns: MappedColumn[] = [];
  const relations: ClassRelation[] = [];
  let fields = 0;
  let keyed = false;
  let open = false;
  for (const member of each.members) {
    const call = member.value && code.call(member.value);
    if (!call) continue;
    const kind = call.callee.slice(call.callee.lastIndexOf('.') + 1);
    if (!/(?:Field|Key)$/.test(kind)) continue;
    if (/^(?:forms|serializers|models|fields|wtforms|ma)\b/.test(call.callee) || kind === 'CompositeKey') continue;
    fields++;
    const { name } = member;
    const place = code.place(member.at);
    const target = targetOf(code, call, imports);
    if (kind === 'ManyToManyField') {
      if (target)
        relations.push({
          field: name,
          target,
          fields: [],
          ...(argument(call, 'through_model') ? {} : { join: {} }),
          ...place,
        });
      continue;
    }
    const said = text(code, call, 'column_name') ?? text(code, call, 'db_column');
    const refers = /ForeignKey(?:Field)?$/.test(kind);
    const key = refers && !name.endsWith('_id') ? `${name}_id` : name;
    const renamed = said === undefined && (argument(call, 'column_name') ?? argument(call, 'db_column'));
    const serial = /^(?:Big)?AutoField$|^IdentityField$|^PrimaryKeyField$/.test(kind);
    keyed ||= serial || truth(code, call, 'primary_key');
    // A name from elsewhere may be any.
    if (renamed) open = true;
    columns.push({
      key,
      name: said ?? key,
      ...place,
      // What is not given is left out, and the database says what may be.
      required: false,
      ...(serial
        ? { default: 'database' as const }
        : argument(call, 'default')
          ? { default: 'client' as const }
          : argument(call, 'constraints')
            ? { default: 'database' as const }
            : {}),
    });
    if (refers && target) relations.push({ field: name, target, fields: [key], ...place });
  }
  const meta = each.classes.find(({ name }) => name === 'Meta');
  const value = (name: string) => meta?.members.find((member) => member.name === name)?.value;
  const written = value('table_name') ?? value('db_table');
  const table = written && code.string(written);
  const schema = value('schema');
  const within = schema && code.string(schema);
  const legacy = value('legacy_table_names');
  if (!keyed && !value('primary_key'))
    columns.unshift({
      key: 'id',
      name: 'id',
      ...code.place(each.at),
      required: true,
      default: 'database',
      optional: true,
    });
  return {
    fields,
    found: {
      by: 'Peewee',
      columns,
      ...(open ? { open: true as const } : {}),
      ...(relations.length > 0 ? { relations } : {}),
      ...(table === undefined ? {} : { table: { name: table, ...(within === undefined ? {} : { schema: within }) } }),
      ...((written && table === undefined) || value('table_function') ? { dynamic: true as const } : {}),
      ...(legacy && code.code.slice(legacy.start, legacy.end) === 'False' ? { owner: 'flask' } : {}),
    },
  };
}

export const argument = (call: PythonCall, name: string): PythonArgument | undefined =>
  call.args.find((each) => each.name === name);

export function text(code: PythonCode, call: PythonCall, name: string): string | undefined {
  const arg = argument(call, name);
  return arg && code.string(arg);
}

export function truth(code: PythonCode, call: PythonCall, name: string): boolean {
  const arg = argument(call, name);
  return arg !== undefined && code.code.slice(arg.start, arg.end) !== 'False';
}

/** The model a field leads to: a class, its name, `"models.User"`, `"self"`. */
export function targetOf(
  code: PythonCode,
  call: PythonCall,
  imports: PythonImports,
): ClassRelation['target'] | undefined {
  const arg =
    argument(call, 'model') ??
    argument(call, 'model_name') ??
    argument(call, 'rel_model') ??
    call.args.find(({ name }) => name === undefined);
  if (!arg) return undefined;
  const literal = code.string(arg);
  if (literal !== undefined) return { name: literal.slice(literal.lastIndexOf('.') + 1) };
  const expression = code.code.slice(arg.start, arg.end);
  return /^[A-Za-z_][\w.]*$/.test(expression) ? resolveName(expression, imports) : undefined;
}
