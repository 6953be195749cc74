import type { ClassRelation, MappedColumn } from '../source.ts';
import type { ModelBody } from './django.ts';
import { argument, targetOf, text, truth } from './peewee.ts';
import type { PythonClass, PythonCode, PythonImports } from './python-code.ts';

export const isTortoiseBase = (expression: string, from: string | undefined): boolean =>
  /(^|\.)Model$/.test(expression) && from !== undefined && /^tortoise\b/.test(from);

/**
 * Fields of a model of Tortoise: reads and inserts list all of them. Its table is called as its class in lower case. Facts:
 * Tortoise ORM's documentation (Models, Fields).
 */
export function tortoiseBody(code: PythonCode, each: PythonClass, imports: PythonImports): ModelBody {
  const columns: MappedColumn[] = [];
  const relations: ClassRelation[] = [];
  let fields = 0;
  let keyed = false;
  let open = false;
  for (const member of each.members) {
    const call = member.value && code.call(member.value);
    const kind = call?.callee.slice(call.callee.lastIndexOf('.') + 1) ?? '';
    if (!call || !/(?:Field|Relation)$/.test(kind)) continue;
    fields++;
    const { name } = member;
    const place = code.place(member.at);
    const target = targetOf(code, call, imports);
    const keys = [text(code, call, 'backward_key'), text(code, call, 'forward_key')];
    if (kind === 'ManyToManyField') {
      const through = text(code, call, 'through');
      const join = { ...(through === undefined ? {} : { table: through }), keys };
      if (target) relations.push({ field: name, target, fields: [], join, ...place });
      continue;
    }
    // The other side of a relation has no column.
    if (/^(?:Reverse|Backward)|Relation$/.test(kind)) continue;
    const refers = /^(?:ForeignKeyField|OneToOneField)$/.test(kind);
    const key = refers ? `${name}_id` : name;
    const said = text(code, call, 'source_field') ?? text(code, call, 'db_column');
    const renamed = said === undefined && argument(call, 'source_field');
    const serial = truth(code, call, 'pk') || truth(code, call, 'primary_key');
    keyed ||= serial;
    // A name from elsewhere may be any.
    if (renamed) open = true;
    columns.push({
      key,
      name: said ?? key,
      ...place,
      required: !truth(code, call, 'null'),
      ...(serial && /Int/.test(kind)
        ? { default: 'database' as const }
        : argument(call, 'default') || truth(code, call, 'auto_now') || truth(code, call, 'auto_now_add') || serial
          ? { default: 'client' as const }
          : {}),
      ...(truth(code, call, 'generated') && !serial ? { generated: true as const } : {}),
    });
    if (refers && target) relations.push({ field: name, target, fields: [key], ...place });
  }
  const meta = each.classes.find(({ name }) => name === 'Meta');
  const value = (name: string) => meta?.members.find((member) => member.name === name)?.value;
  const written = value('table');
  const table = written && code.string(written);
  const schema = value('schema');
  const within = schema && code.string(schema);
  const abstract = value('abstract');
  if (!keyed)
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
      by: 'Tortoise',
      columns,
      ...(open ? { open: true as const } : {}),
      ...(relations.length > 0 ? { relations } : {}),
      ...(abstract && code.code.slice(abstract.start, abstract.end) === 'True' ? { abstract: true as const } : {}),
      ...(table === undefined ? {} : { table: { name: table, ...(within === undefined ? {} : { schema: within }) } }),
      ...(written && table === undefined ? { dynamic: true as const } : {}),
    },
  };
}
