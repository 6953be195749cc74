import { type Column, findTable } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { sameType, showType, type TypeReference } from '../schema/types.ts';
import { defineRule, type RuleContext, releasedColumn } from './rule.ts';

export default defineRule({
  id: 'cast-on-existing',
  on: ['set-column-type', 'redefine-column'],
  category: 'data',
  severity: 'warning',
  title: 'Text turned into another type, which some values may not be',
  why: 'Every value is converted when the type changes. A single one that is no number, date or identifier makes the migration fail; MySQL outside strict mode stores something else instead.',
  instead: 'Add a column of the new type, copy what converts, look at the rest, and switch over.',
  hazards: ['E04'],
  examples: {
    fires: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight text);',
      migration: 'ALTER TABLE items ALTER COLUMN weight TYPE int USING weight::int;',
    },
    silent: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight text);',
      migration: 'ALTER TABLE items ADD COLUMN grams int;',
    },
  },
  check(change, context) {
    const table = findTable(context.before, change.table);
    const column = table?.columns.find((each) => each.name === change.column);
    const released = releasedColumn(context, table, column);
    if (!table || !column || !released) return undefined;
    const to = change.kind === 'set-column-type' ? change.type : change.definition.type;
    // It was of that type, and is again.
    if (sameType(released.type, to)) return undefined;
    if (!isText(column.type) || !mayRefuse(to, context)) return undefined;
    if (change.kind === 'set-column-type' && change.using && !plainCast(change.using.text, column)) return undefined;
    if (filtered(change, context)) return undefined;
    const label = `${context.name(table)}.${column.name}`;
    return {
      message: `A value of ${label} that is no ${showType(to)} makes this fail`,
      object: label,
      advice: `Look at the values first, or add a column of type ${showType(to)} and copy what converts.`,
    };
  },
});

const isText = (type: TypeReference): boolean =>
  type.dimensions === 0 &&
  /^(text|character varying|character|citext|varchar|char|tinytext|mediumtext|longtext)$/.test(type.name);

/** Types whose input refuses some texts. Other texts, binary and unknown types are left to other rules. */
function mayRefuse(type: TypeReference, { before, dialect }: RuleContext): boolean {
  if (type.dimensions > 0) return dialect.id === 'postgresql';
  if (
    /^(smallint|integer|bigint|numeric|real|double precision|boolean|uuid|json|jsonb|date|inet|cidr|macaddr|xml|interval|money)$/.test(
      type.name,
    )
  )
    return true;
  if (/^(tinyint|mediumint|int|decimal|float|double|datetime|timestamp|time|year|enum|set)$/.test(type.name))
    return true;
  if (/^time(stamp)? with/.test(type.name)) return true;
  const schemas = type.schema ? [type.schema] : before.searchPath;
  return schemas.some((schema) => before.types.get(`${schema}.${type.name}`)?.kind === 'enum');
}

/** `weight::int`, `CAST(weight AS int)`, `trim(weight)::numeric`: nothing decides what becomes of values that don't convert. */
const plainCast = (using: string, column: Column): boolean =>
  !/\b(case|nullif|regexp_\w+|try_\w+|coalesce|substring)\b/i.test(using) &&
  using.toLowerCase().includes(column.name.toLowerCase());

/** The values were written anew before in this release. */
const filtered = (change: ChangeOf<'set-column-type' | 'redefine-column'>, context: RuleContext): boolean =>
  context.release
    .slice(0, context.position)
    .some(
      ({ change: earlier }) =>
        earlier.kind === 'update-rows' &&
        earlier.table.name === change.table.name &&
        (earlier.query.assignments ?? []).some((a) => a.name === change.column),
    );
