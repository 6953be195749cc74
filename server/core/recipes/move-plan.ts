import type { Column } from '../schema/catalog.ts';
import type { Change, ColumnDefinition, Expression } from '../schema/change.ts';
import type { TablesInStep } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import { isEmpty, type Moved, movedNotes, type Other, undefaulted } from './moved-columns.ts';
import { inTheWayOnMysql, neverInOne, overwrites } from './moved-on-mysql.ts';
import { nameIn } from './object-names.ts';
import type { Plan, PlanStatement, RecipeContext, Refusal } from './recipe.ts';
import { doing, doingAll, step } from './statements.ts';
import { Versions, versions } from './wording.ts';

export interface Move {
  readonly recipe: string;
  readonly moved: Moved;
  readonly other: Other;
  readonly rows: TablesInStep['rows'];
  readonly all: boolean;
  /** Makes the table, or its columns. */
  readonly changes: readonly Change[];
  /** Takes that back. */
  readonly unmade: readonly PlanStatement[];
  /** More that servers have to do. */
  readonly servers: readonly string[];
  readonly notes?: readonly string[];
}

/** The other place and its triggers now, then the rows that are there; in the next release, once both agree, the columns go. */
export function planMove(move: Move, context: RecipeContext): Plan | Refusal {
  const { recipe, moved, other, rows, all, changes } = move;
  const { at, source, label, key, columns, drops, fillChange } = moved;
  const { dialect, previous } = context;
  const mysql = dialect.id === 'mysql';
  const hindrance = mysql ? inTheWayOnMysql(move, context) : undefined;
  if (hindrance !== undefined) return { refused: hindrance };
  const own = nameIn(at, source);
  const names = columns.map(({ name }) => name);
  const inStep = dialect.tablesInStep?.({
    catalog: at,
    from: { table: own, key: key.name, columns: names },
    to: {
      table: moved.into,
      key: other.ref.name,
      columns: other.columns.map(({ name }) => name),
      ...(other.number && { number: other.number.name }),
    },
    rows,
    all,
    empty: columns.some((column) => column.notNull || isEmpty(column)),
    overwrites: rows === 'theirs' && overwrites(moved.into, context),
  });
  if (!inStep) return { refused: `Columns of two tables are not kept in step on ${dialect.title}.` };
  const what = list(names.map((name) => `${label}.${name}`));
  const guard = dialect.guard(inStep.outOfStep, `${label} and ${other.label} are out of step: run the backfill again`);
  const gate = `SELECT count(*) FROM (${inStep.outOfStep}) AS out_of_step`;
  return {
    recipe,
    title: `Move ${what} to ${other.label} in two releases`,
    steps: [
      step(
        'expand',
        `Keep ${other.label} in step with ${what}`,
        [
          // A column of MySQL without any default must be given, also if it may be NULL.
          ...undefaulted(moved).map(({ name }) =>
            mysql
              ? doing({ kind: 'set-default', table: own, column: name, default: NULL })
              : doing({ kind: 'drop-default', table: own, column: name }),
          ),
          ...doingAll(changes),
          ...doingAll(inStep.create),
        ],
        {
          down: [
            ...doingAll(inStep.drop),
            ...move.unmade,
            ...undefaulted(moved).flatMap(({ name, default: value }) =>
              value ? [doing({ kind: 'set-default', table: own, column: name, default: value })] : [],
            ),
          ],
        },
      ),
      step('backfill', `Copy what is there into ${other.label}`, [{ sql: inStep.backfill }], { transaction: false }),
      step(
        'contract',
        `Drop ${what}; ${other.label} has the values`,
        [
          ...(guard === undefined ? [] : [{ sql: guard }]),
          ...doingAll(inStep.later?.drop ?? inStep.drop),
          ...drops.map((drop) => doing({ ...drop, cascade: false })),
        ],
        {
          down: [
            ...columns.map((column) =>
              doing({ kind: 'add-column', table: own, column: definitionOf(column), ifNotExists: false }),
            ),
            ...(inStep.later ? doingAll(inStep.later.create) : []),
            { sql: inStep.back },
            ...(inStep.later ? [] : doingAll(inStep.create)),
          ],
        },
      ),
    ],
    takes: [...changes, fillChange, ...drops],
    servers: [
      `${Versions(previous)} goes on reading and writing ${what}.`,
      `The new server reads and writes ${other.label} only; it starts when ${gate} says 0.`,
      ...(mysql ? [neverInOne(label, other, previous)] : []),
      ...move.servers,
    ],
    notes: [
      ...(move.notes ?? []),
      ...undefaulted(moved).map(
        ({ name }) =>
          `${label}.${name} has no default from now on: ${versions(previous)} always gives it a value itself.`,
      ),
      ...movedNotes(moved, context),
    ],
  };
}

/** What a server has to expect where rows come with values. */
export const missingRows = (label: string, other: Other, { previous, dialect }: RecipeContext): string => {
  const upsert = dialect.id === 'mysql' ? 'ON DUPLICATE KEY UPDATE' : `ON CONFLICT (${other.ref.name}) DO UPDATE`;
  return `A row of ${label} that ${Versions(previous)} makes has one in ${other.label} as soon as there is a value, so the new server takes a missing row for NULL, and writes by INSERT … ${upsert} where it is not the one that made the row of ${label}.`;
};

const NULL: Expression = { text: 'NULL', form: 'null', columns: [], calls: [] };

const definitionOf = (column: Column): ColumnDefinition => ({
  name: column.name,
  at: { start: 0, end: 0 },
  type: column.type,
  notNull: false,
  ...(column.collation ? { collation: column.collation } : {}),
  constraints: [],
});
