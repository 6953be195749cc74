import type { Catalog } from '../schema/catalog.ts';
import type { ColumnDefinition } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { Dialect } from '../sql/dialect.ts';
import { tableName } from './key-steps.ts';
import { requireValues } from './online-alter.ts';
import type { PlanStep } from './recipe.ts';
import { doing, freeName, step } from './statements.ts';

/**
 * SET NOT NULL without reading the table under an ACCESS EXCLUSIVE lock: a CHECK is enforced for new rows first, proven for the
 * old ones while writes go on, and then takes the place of the scan. MySQL and MariaDB read the rows while writes go on.
 */
export function proveNotNull(
  subject: {
    readonly table: Name;
    readonly schema: string;
    readonly column: string;
    readonly label: string;
    /** What the column is in the end: MySQL says all of it anew. */
    readonly definition?: ColumnDefinition;
  },
  phase: PlanStep['phase'],
  catalog: Catalog,
  dialect: Dialect,
  /** Nobody filled the rows before: it stops if one is NULL. */
  unfilled = false,
): PlanStep[] {
  const { table, column, label, schema } = subject;
  const empty = `SELECT 1 FROM ${tableName(table, dialect)} WHERE ${dialect.quote(column)} IS NULL`;
  const stop = unfilled ? [{ sql: dialect.guard(empty, `${label} is NULL in some rows`) }] : [];
  if (dialect.id === 'mysql' && subject.definition) {
    const definition = { ...subject.definition, notNull: false, constraints: [] };
    return [
      step(phase, `Set ${label} NOT NULL while writes go on`, [...stop, ...requireValues(table, definition, dialect)], {
        down: [doing({ kind: 'redefine-column', table, column, definition })],
      }),
    ];
  }
  const check = freeName(`${table.name}_${column}`, '_not_null_check', dialect.maxIdentifier, (name) =>
    catalog.constraintNames.has(`${schema}.${name}`),
  );
  const expression = {
    text: `${dialect.quote(column)} IS NOT NULL`,
    form: 'expression' as const,
    columns: [column],
    calls: [],
  };
  const at = { start: 0, end: 0 };
  const dropped = doing({ kind: 'drop-constraint', table, constraint: check, ifExists: false, cascade: false });
  const added = (notValid: boolean) =>
    doing({
      kind: 'add-constraint',
      table,
      constraint: { name: check, at, type: 'check', expression, ...(notValid ? { notValid } : {}) },
    });
  return [
    step(phase, `Refuse NULL in ${label} from now on`, [...stop, added(true)], {
      down: [dropped],
    }),
    step(phase, `Prove that no row of ${label} is NULL`, [
      doing({ kind: 'validate-constraint', table, constraint: check }),
    ]),
    step(
      phase,
      `Set ${label} NOT NULL, which the proof makes instant`,
      [doing({ kind: 'set-not-null', table, column }), dropped],
      {
        down: [added(true), doing({ kind: 'drop-not-null', table, column })],
      },
    ),
  ];
}
