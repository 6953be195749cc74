import type { Change, ColumnDefinition } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { Dialect } from '../sql/dialect.ts';
import { type PlanStatement, type RecipeContext, statementText } from './recipe.ts';

/**
 * MySQL, MariaDB: an ALTER TABLE that says how it is to be done, so that the server refuses it where it would make writes wait;
 * undefined where it surely would.
 */
export function online(
  statement: PlanStatement,
  { dialect, before, version }: RecipeContext,
): PlanStatement | undefined {
  if (!('change' in statement)) return statement;
  const facts = dialect.facts(statement.change, before, version);
  if (facts.blocks !== 'nothing' || facts.algorithm === 'COPY' || !facts.algorithm) return undefined;
  // LOCK=NONE beside INSTANT is an error.
  const lock = facts.algorithm === 'INSTANT' ? '' : ', LOCK=NONE';
  return { sql: `${statementText(statement, dialect)}, ALGORITHM=${facts.algorithm}${lock}` };
}

/** The change as a statement of a plan, whatever it stands in. */
export const alone = (change: Change): PlanStatement => ({ change: { ...change, at: { start: 0, end: 0 } } });

/**
 * MySQL, MariaDB: a column that may be NULL becomes NOT NULL while writes go on, or the statement fails. In strict mode only: MariaDB
 * would make '' or 0 of a NULL otherwise, in place and without a word (measured on 10.11).
 */
export function requireValues(table: Name, definition: ColumnDefinition, dialect: Dialect): PlanStatement[] {
  const { position: _, ...column } = definition;
  const modify = dialect.print({
    kind: 'redefine-column',
    table,
    column: column.name,
    definition: { ...column, notNull: true, constraints: [] },
    at: { start: 0, end: 0 },
  });
  return [
    { sql: 'SET @sql_mode_before = @@SESSION.sql_mode' },
    { sql: `SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES')` },
    { sql: `${modify}, ALGORITHM=INPLACE, LOCK=NONE` },
    { sql: 'SET SESSION sql_mode = @sql_mode_before' },
  ];
}
