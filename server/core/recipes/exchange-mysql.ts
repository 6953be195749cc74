import type { Column, Table } from '../schema/catalog.ts';
import type { ColumnDefinition, Expression } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { DualWriteChanges } from '../sql/dialect.ts';
import type { Attached } from './attached.ts';
import { columnDefinition } from './column-definition.ts';
import type { Conversion } from './conversion-mysql.ts';
import { indexOver } from './index-over.ts';
import { walkingKey } from './key.ts';
import { sqlName } from './names.ts';
import { online, requireValues } from './online-alter.ts';
import { constant, placeholder } from './placeholder.ts';
import type { PlanStatement, PlanStep, RecipeContext } from './recipe.ts';
import { doing, doingAll, freeName, step } from './statements.ts';

/** A column, and the one beside it that takes its name. */
export interface Exchange {
  readonly table: Table;
  readonly name: Name;
  readonly label: string;
  readonly column: Column;
  /** What the column is in the end. */
  readonly definition: ColumnDefinition;
  readonly attached: Attached;
  /** The column beside, before the exchange, and the old one after it. */
  readonly fresh: string;
  readonly aside: string;
  readonly forward: Conversion;
  readonly back: Conversion | undefined;
}

/**
 * The exchange of names for MySQL and MariaDB, where DDL has no transaction: LOCK TABLES keeps everybody out until names and triggers
 * are what they shall be. The rename comes first, as it is what may fail; triggers that name a column which is gone only fail when
 * rows are written. What takes longer, the old column and its indexes, goes while writes go on.
 */
export function exchangeOnMysql(exchange: Exchange, dualWrite: DualWriteChanges, context: RecipeContext) {
  const { table, name, label, column, definition, attached, fresh, aside, forward, back } = exchange;
  const { dialect, before } = context;
  const alter = (action: string): PlanStatement => ({ sql: `ALTER TABLE ${sqlName(name, dialect)} ${action}` });
  const rename = (pairs: readonly (readonly [string, string])[]): PlanStatement =>
    alter(pairs.map(([one, other]) => `RENAME COLUMN ${dialect.quote(one)} TO ${dialect.quote(other)}`).join(', '));
  const locked = (statements: readonly PlanStatement[]): PlanStatement[] => [
    { sql: `LOCK TABLES ${sqlName(name, dialect)} WRITE` },
    ...statements,
    { sql: 'UNLOCK TABLES' },
  ];
  const setDefault = (of: string, value: Expression): PlanStatement =>
    doing({ kind: 'set-default', table: name, column: of, default: value });
  // What is computed can't be said by SET DEFAULT everywhere.
  const given = (of: string, as: ColumnDefinition): PlanStatement[] =>
    as.default === undefined
      ? []
      : as.default.form === 'constant'
        ? [setDefault(of, as.default)]
        : [redefine({ ...withoutComment(as), name: of, notNull: false })];
  const redefine = (as: ColumnDefinition): PlanStatement => {
    const plain = doing({ kind: 'redefine-column', table: name, column: as.name, definition: as });
    return online(plain, context) ?? plain;
  };
  const stop = (condition: string, message: string): PlanStatement => ({
    sql: dialect.guard(`SELECT 1 FROM ${sqlName(name, dialect)} WHERE ${condition}`, message),
  });

  const original = columnDefinition(column);
  const { position: _, ...final } = definition;
  const copies = attached.indexes.map((index) => {
    const copy = freeName(index.name, `_${fresh}`, dialect.maxIdentifier, (n) =>
      before.names.has(`${table.schema}.${n}`),
    );
    const over = (of: string, as: string): PlanStatement =>
      indexOver(index, table, name, { from: column.name, to: of }, as, context);
    const drop = (of: string): PlanStatement =>
      doing({
        kind: 'drop-index',
        index: { name: of },
        table: name,
        concurrently: false,
        ifExists: false,
        cascade: false,
      });
    const called = (from: string, to: string): PlanStatement =>
      doing({ kind: 'rename-index', index: { name: from }, table: name, to });
    // Hints name it: there is always one.
    const taking = alter(
      `DROP INDEX ${dialect.quote(index.name)}, RENAME INDEX ${dialect.quote(copy)} TO ${dialect.quote(index.name)}`,
    );
    return { index, copy, over, drop, called, taking };
  });
  const unique = attached.indexes.some((index) => index.unique);
  // Until it goes, rows are written without the old column.
  const standIn = unique ? undefined : anyValue(column, context);
  const relaxed = column.notNull && (unique || !(column.default ?? standIn));
  const harmless = unique
    ? column.default
      ? [setDefault(aside, NULL)]
      : []
    : column.notNull && !column.default && standIn
      ? [setDefault(aside, standIn)]
      : [];
  const [was, is] = [column.name, fresh].map(dialect.quote);
  const guards = [
    stop(dualWrite.outOfStep, `${label}.${fresh} and ${column.name} differ: run the backfill again`),
    ...(forward.fits
      ? []
      : [stop(`${was} IS NOT NULL AND ${is} IS NULL`, `Some values of ${label}.${column.name} do not fit`)]),
    ...(definition.notNull && !column.notNull
      ? [stop(`${is} IS NULL`, `${label}.${column.name} is NULL in some rows`)]
      : []),
  ];
  const ends = final.notNull
    ? [stop(`${was} IS NULL`, `${label}.${column.name} is NULL in some rows`), ...requireValues(name, final, dialect)]
    : final.comment === undefined
      ? []
      : [redefine(final)];
  const reverse = back && {
    ...dialect.dualWrite({
      table: name,
      from: [{ column: column.name }],
      to: [{ column: aside, type: column.type, value: (of) => back.value(of(column.name)) }],
      catalog: before,
    }),
  };
  const returnGuards =
    reverse && back
      ? [
          stop(reverse.outOfStep, `${label}.${aside} and ${column.name} differ: fill it again`),
          ...(back.fits
            ? []
            : [
                stop(
                  `${was} IS NOT NULL AND ${dialect.quote(aside)} IS NULL`,
                  `Some values of ${label}.${column.name} do not fit the old type`,
                ),
              ]),
        ]
      : [];
  const key = walkingKey(before, table);
  const plain = doing({ kind: 'drop-column', table: name, column: aside, ifExists: false, cascade: false });
  const dropped = online(plain, context) ?? plain;
  const steps: PlanStep[] = [
    step(
      'contract',
      `Exchange ${label}.${column.name} for ${fresh}`,
      [
        ...guards,
        ...given(fresh, final),
        ...(relaxed ? [redefine({ ...original, notNull: false })] : []),
        ...locked([
          rename([
            [column.name, aside],
            [fresh, column.name],
          ]),
          ...harmless,
          ...doingAll(dualWrite.drop),
        ]),
      ],
      {
        down: reverse
          ? [
              ...returnGuards,
              ...given(aside, original),
              ...locked([
                rename([
                  [column.name, fresh],
                  [aside, column.name],
                ]),
                ...(final.default ? [setDefault(fresh, NULL)] : []),
                ...doingAll(reverse.drop),
                ...doingAll(dualWrite.create),
              ]),
              ...(column.notNull
                ? requireValues(name, original, dialect)
                : column.comment === undefined
                  ? []
                  : [redefine(original)]),
            ]
          : [],
      },
    ),
    step(
      'contract',
      `Drop the old ${label}.${column.name}`,
      [...copies.map(({ taking }) => taking), dropped, ...ends],
      {
        down: reverse
          ? [
              ...(ends.length > 0 ? [redefine({ ...withoutComment(final), notNull: false })] : []),
              ...copies.map(({ index, copy, called }) => called(index.name, copy)),
              doing({
                kind: 'add-column',
                table: name,
                column: { ...withoutComment(bare(original)), name: aside },
                ifNotExists: false,
              }),
              ...doingAll(reverse.create),
              {
                sql: dialect.backfill({
                  table: name,
                  ...(key === undefined ? {} : { key }),
                  assignments: reverse.assignments,
                  where: reverse.outOfStep,
                  batch: 1000,
                }),
              },
              ...copies.map(({ index, over }) => over(aside, index.name)),
            ]
          : [],
      },
    ),
  ];
  return {
    /** Steps of this release: its indexes over the column beside. */
    copies: copies.map(({ index, copy, over, drop }) =>
      step('backfill', `Index ${label}.${fresh} as ${index.name} does ${column.name}`, [over(fresh, copy)], {
        down: [drop(copy)],
      }),
    ),
    steps,
    returns: reverse !== undefined,
  };
}

const NULL: Expression = { text: 'NULL', form: 'null', columns: [], calls: [] };

/** Nobody reads it. */
function anyValue({ type }: Column, { before }: RecipeContext): Expression | undefined {
  const known = placeholder(type, before);
  if (known) return known;
  if (type.name === 'date') return constant(`'2000-01-01'`);
  if (/^(datetime|timestamp)$/.test(type.name)) return constant(`'2000-01-01 00:00:00'`);
  return type.name === 'time' ? constant(`'00:00:00'`) : undefined;
}

function bare({ default: _, ...definition }: ColumnDefinition): ColumnDefinition {
  return { ...definition, notNull: false };
}

function withoutComment({ comment: _, ...definition }: ColumnDefinition): ColumnDefinition {
  return definition;
}
