import { type Column, type Constraint, findTable, type Table, tableById } from '../schema/catalog.ts';
import type { ChangeOf, ConstraintDefinition } from '../schema/change.ts';
import { satisfies } from '../sql/satisfies.ts';
import { list } from '../text/words.ts';
import { graded } from './locking.ts';
import { defineRule, type Report, type RuleContext, releasedTable } from './rule.ts';

type Check = Extract<ConstraintDefinition, { type: 'check' }>;
type ForeignKey = Extract<ConstraintDefinition, { type: 'foreign-key' }>;

export default defineRule({
  id: 'constraint-on-existing',
  on: ['add-constraint', 'add-column'],
  category: 'data',
  severity: 'warning',
  title: 'A check or foreign key that rows already there may violate',
  why: 'The rows of the table are looked at when the constraint is added. One that does not satisfy it makes the migration fail, on one database and not on the next.',
  instead:
    'Count the rows that violate it first, on every database it runs on; PostgreSQL can add it NOT VALID and VALIDATE it later.',
  hazards: ['E03'],
  recipe: 'add-check',
  examples: {
    fires: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int);',
      migration: 'ALTER TABLE items ADD COLUMN height int DEFAULT 1 CHECK (height > 5);',
    },
    silent: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int);',
      migration: 'ALTER TABLE items ADD COLUMN height int DEFAULT 6 CHECK (height > 5);',
    },
  },
  check(change, context) {
    const before = findTable(context.before, change.table);
    const table = findTable(context.after, change.table);
    if (!before || !table || !releasedTable(context, before)) return undefined;
    const definitions = change.kind === 'add-column' ? change.column.constraints : [change.constraint];
    return definitions.flatMap((definition): Report[] => {
      if (definition.notValid || definition.notEnforced) return [];
      const report =
        definition.type === 'check'
          ? checkReport(definition, change, table, context)
          : definition.type === 'foreign-key'
            ? keyReport(definition, change, table, context)
            : undefined;
      return report ? [{ at: definition.at, recipe: `add-${definition.type}`, ...report }] : [];
    });
  },
});

type Adding = ChangeOf<'add-constraint' | 'add-column'>;

function checkReport(definition: Check, change: Adding, table: Table, context: RuleContext): Report | undefined {
  const { text, columns: names } = definition.expression;
  const columns = names.flatMap((name) => table.columns.find((column) => column.name === name) ?? []);
  const label = context.name(table);
  const object = definition.name ? `${label}.${definition.name}` : label;
  const [only] = columns;
  if (only && columns.length === 1 && isNew(only, table, context)) {
    const given = only.default && only.default.form !== 'null' ? only.default.text : null;
    if (satisfies(text, only.name, given) !== 'no' || written(table, columns, context)) return undefined;
    return {
      message: `Every row of ${label} gets ${given ?? 'NULL'} for ${only.name}, which does not satisfy CHECK (${shorten(text)}): this fails as soon as there is a row`,
      object,
      severity: 'error',
      advice: `Give ${only.name} a default that satisfies the check, or fill it before the check is added.`,
    };
  }
  if (change.kind === 'add-column' || columns.some((column) => isNew(column, table, context))) return undefined;
  if (columns.length === 0 || written(table, columns, context)) return undefined;
  const old = tableById(context.base, table.id)?.constraints ?? [];
  if (old.some((constraint) => implies(constraint, text))) return undefined;
  const query = `SELECT count(*) FROM ${label} WHERE NOT (${text})`;
  return {
    message: `A row of ${label} that does not satisfy CHECK (${shorten(text)}) makes this fail`,
    object,
    advice: `Count them first: \`${query}\`.`,
    ...milder(context, change),
  };
}

function keyReport(definition: ForeignKey, change: Adding, table: Table, context: RuleContext): Report | undefined {
  const columns = definition.columns.flatMap((name) => table.columns.find((column) => column.name === name) ?? []);
  const parent = findTable(context.before, definition.references);
  const label = context.name(table);
  const other = context.name(parent ?? definition.references);
  const names = list(columns.map((column) => column.name));
  const object = definition.name ? `${label}.${definition.name}` : label;
  // MySQL: under foreign_key_checks = 0 the rows there are go unchecked.
  if (columns.length === 0 || context.before.uncheckedKeys) return undefined;
  const fresh = columns.filter((column) => isNew(column, table, context));
  if (fresh.length > 0) {
    // New and NULL: nothing refers to anything yet.
    if (fresh.some((column) => !column.default || column.default.form === 'null')) return undefined;
    const value = fresh[0]?.default?.text ?? '';
    if (fresh[0]?.default?.form !== 'constant') return undefined;
    const inserted = context.release
      .slice(0, context.position)
      .some(
        ({ change: earlier, before }) =>
          earlier.kind === 'insert-rows' && findTable(before, earlier.table)?.id === parent?.id,
      );
    if (inserted) return undefined;
    return {
      message: `Every row of ${label} gets ${value} for ${names}; without such a row in ${other} this fails`,
      object,
      advice: `Insert that row into ${other} in the same migration, before the column is added.`,
    };
  }
  if (written(table, columns, context)) return undefined;
  const known = (tableById(context.base, table.id)?.constraints ?? []).some(
    (c) =>
      c.type === 'foreign-key' &&
      c.valid &&
      c.enforced &&
      c.references?.table === parent?.id &&
      c.columns.join() === columns.map((column) => column.id).join(),
  );
  if (known) return undefined;
  const key = definition.referencedColumns.length > 0 ? definition.referencedColumns : primaryKey(parent);
  const on = definition.columns.map((column, i) => `p.${key[i] ?? '…'} = c.${column}`).join(' AND ');
  const set = definition.columns.map((column) => `c.${column} IS NOT NULL`).join(' AND ');
  const query = `SELECT count(*) FROM ${label} c WHERE ${set} AND NOT EXISTS (SELECT 1 FROM ${other} p WHERE ${on})`;
  return {
    message: `A row of ${label} whose ${names} names no row of ${other} makes this fail`,
    object,
    advice: `Count them first: \`${query}\`.`,
    ...milder(context, change),
  };
}

const milder = (context: RuleContext, change: Adding): { severity?: 'information' } =>
  graded(context, change.table).severity === 'information' ? { severity: 'information' } : {};

const primaryKey = (table: Table | undefined): readonly string[] =>
  table?.constraints
    .find((constraint) => constraint.type === 'primary-key')
    ?.columns.flatMap((id) => table.columns.find((column) => column.id === id)?.name ?? []) ?? [];

const isNew = (column: Column, table: Table, context: RuleContext): boolean =>
  !tableById(context.base, table.id)?.columns.some((each) => each.id === column.id);

/** Rows were changed or deleted before in this release: somebody has thought of those that are there. */
const written = (table: Table, columns: readonly Column[], context: RuleContext): boolean =>
  context.release.slice(0, context.position).some(({ change, before }) => {
    if (change.kind === 'delete-rows') return findTable(before, change.table)?.id === table.id;
    if (change.kind === 'truncate') return change.tables.some((name) => findTable(before, name)?.id === table.id);
    if (change.kind !== 'update-rows' && change.kind !== 'merge-rows') return false;
    if (findTable(before, change.table)?.id !== table.id) return false;
    return (change.query.assignments ?? []).some((a) => columns.some((column) => column.name === a.name));
  });

/** The table had a check that allows no more: the same, or a list of values that are all in the new one. */
function implies(old: Constraint, text: string): boolean {
  if (old.type !== 'check' || !old.valid || !old.enforced || !old.expression) return false;
  const [was, is] = [shape(old.expression.text), shape(text)];
  return was.frame === is.frame && [...was.values].every((value) => is.values.has(value));
}

function shape(text: string): { readonly frame: string; readonly values: ReadonlySet<string> } {
  const values = new Set<string>();
  const frame = text
    .replace(/'(?:[^']|'')*'/g, (value) => {
      values.add(value);
      return "''";
    })
    .replace(/::\s*(?:character varying|text|varchar)(?:\[\])?/gi, '')
    .replace(/''(?:\s*,\s*'')*/g, "''")
    .replace(/[\s()"`]+/g, '')
    .toLowerCase();
  // Fewer values allow more where they are forbidden.
  return values.size > 0 && /<>|!=|not/.test(frame) ? { frame: text, values } : { frame, values };
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
