import { type Column, findTable, type Table } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { graded } from './locking.ts';
import { defineRule, type RuleContext, releasedTable } from './rule.ts';
import { stopsBefore } from './stops.ts';

export default defineRule({
  id: 'nulls-in-the-way',
  on: ['set-not-null', 'redefine-column', 'add-constraint'],
  category: 'data',
  severity: 'warning',
  title: 'NOT NULL over rows that may hold NULL',
  why: 'A single NULL makes the migration fail; MySQL outside strict mode turns it into an empty value instead.',
  instead: 'Fill the rows that hold NULL before, in the same release or an earlier one.',
  hazards: ['E02'],
  recipe: 'set-not-null',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);',
      migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);',
      migration: `UPDATE orders SET note = '' WHERE note IS NULL;\nALTER TABLE orders ALTER COLUMN note SET NOT NULL;`,
    },
  },
  check(change, context) {
    const name = required(change);
    const table = name === undefined ? undefined : findTable(context.before, change.table);
    const column = table?.columns.find((each) => each.name === name);
    if (!table || !column || column.notNull || column.generated) return undefined;
    const released = releasedTable(context, table);
    if (!released || proven(table, column)) return undefined;
    // A column of this release: its default is in every row.
    const isNew = !released.columns.some((each) => each.id === column.id);
    if (isNew && column.default && column.default.form !== 'null') return undefined;
    if (filled(table, column, context) || stopsBefore(table, /\bis\s+null\b/i, context)) return undefined;
    const label = `${context.name(table)}.${name}`;
    const query = `SELECT count(*) FROM ${context.name(table)} WHERE ${name} IS NULL`;
    const { severity } = graded(context, change.table);
    return {
      message: isNew
        ? `${label} is new in this release and NULL in the rows that are there; no statement before this fills it`
        : `A row with NULL in ${label} makes this fail, and nothing in the release fills it before`,
      object: label,
      advice: isNew
        ? `Fill ${label} before this, or add it with a default.`
        : `Fill it first: \`UPDATE … WHERE ${name} IS NULL\`; or make sure there is none: \`${query}\`.`,
      ...(severity === 'information' ? { severity } : {}),
    };
  },
});

function required(change: ChangeOf<'set-not-null' | 'redefine-column' | 'add-constraint'>): string | undefined {
  if (change.kind === 'set-not-null') return change.column;
  if (change.kind === 'redefine-column') return change.definition.notNull ? change.column : undefined;
  const { constraint } = change;
  return constraint.type === 'not-null' && !constraint.notValid && !constraint.notEnforced
    ? constraint.column
    : undefined;
}

/** A valid CHECK says that there is no NULL; whatever else it says must be said with AND. */
const proven = (table: Table, column: Column): boolean =>
  table.constraints.some(
    (c) =>
      c.type === 'check' &&
      c.valid &&
      c.enforced &&
      c.expression !== undefined &&
      !/\bor\b/i.test(c.expression.text) &&
      new RegExp(`(^|[\\s("\`.])${column.name.replace(/\W/g, '\\$&')}["\`]?\\)*\\s+is\\s+not\\s+null\\b`, 'i').test(
        c.expression.text,
      ),
  );

/** Some statement before it in this release writes the column, or empties the table. */
const filled = (table: Table, column: Column, context: RuleContext): boolean =>
  context.release.slice(0, context.position).some(({ change, before }) => {
    switch (change.kind) {
      case 'opaque':
        return true;
      case 'delete-rows':
        return findTable(before, change.table)?.id === table.id;
      case 'truncate':
        return change.tables.some((name) => findTable(before, name)?.id === table.id);
      case 'update-rows':
      case 'merge-rows': {
        const written = findTable(before, change.table);
        const own = written?.columns.find((each) => each.id === column.id);
        return written?.id === table.id && (change.query.assignments ?? []).some((a) => a.name === own?.name);
      }
      case 'set-column-type': {
        const retyped = findTable(before, change.table);
        const own = retyped?.columns.find((each) => each.id === column.id);
        return retyped?.id === table.id && own?.name === change.column && givesValue.test(change.using?.text ?? '');
      }
      default:
        return false;
    }
  });

/** USING says what NULL becomes. */
const givesValue = /\bcoalesce\s*\(|\bis\s+null\s+.*\bthen\b/is;
