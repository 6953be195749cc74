import { type Column, indexesOf } from '../schema/catalog.ts';
import type { Change, ColumnDefinition, Expression } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { TablesInStep, TablesInStepChanges } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import { hungOn } from './column-again.ts';
import { keptAs } from './column-settings.ts';
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

/**
 * The other place and its triggers now, then the rows that are there; in the next release, once both agree, the columns go. Where
 * servers write both tables, each transaction locks one of them.
 */
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
  const stop = guard === undefined ? [] : [{ sql: guard }];
  const defaults = undefaulted(moved);
  const undefault = defaults.map(({ name }) =>
    // A column of MySQL without any default must be given, also if it may be NULL.
    mysql
      ? doing({ kind: 'set-default', table: own, column: name, default: NULL })
      : doing({ kind: 'drop-default', table: own, column: name }),
  );
  const redefault = defaults.flatMap(({ name, default: value }) =>
    value ? [doing({ kind: 'set-default', table: own, column: name, default: value })] : [],
  );
  const dropped = drops.map((drop) => doing({ ...drop, cascade: false }));
  const added = [
    ...columns.map((column) =>
      doing({ kind: 'add-column', table: own, column: definitionOf(column), ifNotExists: false }),
    ),
    ...(mysql ? [] : hung(moved, own, dialect)),
  ];
  const title = `Keep ${other.label} in step with ${what}`;
  const gone = `Drop ${what}; ${other.label} has the values`;
  const copied = step('backfill', `Copy what is there into ${other.label}`, [{ sql: inStep.backfill }], {
    transaction: false,
  });
  const sides = mysql ? undefined : byTable(inStep, own);
  const made = changes.some(({ kind }) => kind === 'create-table');
  // Nobody else knows a table that is new, so that only one has to be waited for.
  const expand =
    sides === undefined || made
      ? [
          step('expand', title, [...undefault, ...doingAll(changes), ...doingAll(inStep.create)], {
            down: [...doingAll(inStep.drop), ...move.unmade, ...redefault],
          }),
        ]
      : [
          step('expand', `Add ${list(other.columns.map(({ name }) => name))} to ${other.label}`, doingAll(changes), {
            down: move.unmade,
          }),
          step('backfill', title, [...undefault, ...doingAll(sides.own.create)], {
            down: [...doingAll(sides.own.drop), ...redefault],
          }),
          step('backfill', `Keep ${what} in step with ${other.label}`, doingAll(sides.other.create), {
            down: doingAll(sides.other.drop),
          }),
        ];
  const contract =
    sides === undefined
      ? [
          step('contract', gone, [...stop, ...doingAll(inStep.later?.drop ?? inStep.drop), ...dropped], {
            down: [
              ...added,
              ...(inStep.later ? doingAll(inStep.later.create) : []),
              { sql: inStep.back },
              ...(inStep.later ? [] : doingAll(inStep.create)),
            ],
          }),
        ]
      : [
          // Whatever is written now is written there.
          step('contract', `Let ${other.label} go its own way`, [...stop, ...doingAll(sides.other.drop)], {
            // In the order in which servers make rows of both.
            down: [
              doing({ kind: 'lock-table', tables: [own], mode: 'SHARE ROW EXCLUSIVE' }),
              ...doingAll(sides.other.create),
              { sql: inStep.back },
              ...doingAll(sides.own.create),
            ],
          }),
          step('contract', gone, [...doingAll(sides.own.drop), ...dropped], { down: added }),
        ];
  return {
    recipe,
    title: `Move ${what} to ${other.label} in two releases`,
    steps: [...expand, copied, ...contract],
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
      ...movedNotes(moved, other, context),
    ],
  };
}

/** What hung on the columns, which are still empty then: only NULLs may stand against it. */
function hung({ at, source, columns }: Moved, own: Name, dialect: RecipeContext['dialect']): PlanStatement[] {
  const once = indexesOf(at, source.id).some(
    (index) => index.nullsNotDistinct && columns.some(({ id }) => index.reads.includes(id)),
  );
  return [
    ...columns.flatMap((column) => keptAs(own, column.name, column)),
    ...hungOn(columns, source, own, { before: at, dialect, exact: !once }),
  ];
}

interface Side {
  readonly create: readonly Change[];
  readonly drop: readonly Change[];
}

/** The triggers of each table with what they call: a migration that waits for one table while it holds another may wait for ever. */
function byTable({ create, drop }: TablesInStepChanges, own: Name): { readonly own: Side; readonly other: Side } {
  const triggers = create.filter((change) => change.kind === 'create-trigger');
  const mine = new Set(triggers.filter(({ table }) => sameName(table, own)).map((each) => each.trigger));
  const called = new Set(triggers.flatMap((each) => (mine.has(each.trigger) ? (each.function?.name ?? []) : [])));
  const isMine = (change: Change): boolean =>
    change.kind === 'create-trigger' || change.kind === 'drop-trigger'
      ? mine.has(change.trigger)
      : (change.kind === 'create-function' || change.kind === 'drop-function') && called.has(change.function.name);
  const side = (is: (change: Change) => boolean): Side => ({ create: create.filter(is), drop: drop.filter(is) });
  return { own: side(isMine), other: side((change) => !isMine(change)) };
}

const sameName = (a: Name, b: Name): boolean => a.name === b.name && a.schema === b.schema;

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
