import type { ColumnDefinition, Expression } from '../schema/change.ts';
import { sqlName } from './names.ts';
import type { PlanStatement, RecipeContext } from './recipe.ts';
import { schemaOf } from './rename-subject.ts';
import { doing, doingAll } from './statements.ts';
import { addColumn, type Copies, dropCheck, dropColumn, type Swap } from './swap.ts';

/** The exchange itself, for one transaction; and what it left to be proven afterwards. */
export function exchange(swap: Swap, check: string | undefined, copies: Copies, context: RecipeContext) {
  const { name, column, fresh, dualWrite, table } = swap;
  const { constraints } = table;
  const own = constraints.filter((c) => c.columns.includes(column.id));
  const checks = own.filter((c) => c.type === 'check' && c.expression);
  const at = { start: 0, end: 0 };
  const removing: PlanStatement[] = [
    ...doingAll(dualWrite.drop),
    ...(check !== undefined && !swap.notNull ? [dropCheck(swap, check)] : []),
    dropColumn(swap, column.name),
  ];
  const taking: PlanStatement[] = [
    doing({ kind: 'rename-column', table: name, column: fresh, to: column.name }),
    ...(swap.default ? [doing({ kind: 'set-default', table: name, column: column.name, default: swap.default })] : []),
    ...(swap.notNull ? [doing({ kind: 'set-not-null', table: name, column: column.name })] : []),
    ...(check !== undefined && swap.notNull ? [dropCheck(swap, check)] : []),
    ...copies.flatMap(({ index, copy }): PlanStatement[] => {
      const unique = own.find((c) => c.type === 'unique' && c.index === index.id);
      if (!unique)
        return [doing({ kind: 'rename-index', index: { ...schemaOf({ table: name }), name: copy }, to: index.name })];
      return [
        doing({
          kind: 'add-constraint',
          table: name,
          constraint: { name: unique.name, at, type: 'unique', columns: [], usingIndex: copy },
        }),
      ];
    }),
    ...checks.map((c) =>
      doing({
        kind: 'add-constraint',
        table: name,
        constraint: {
          name: c.name,
          at,
          type: 'check',
          expression: c.expression as Expression,
          notValid: true,
          ...(c.noInherit ? { noInherit: true } : {}),
        },
      }),
    ),
    ...(column.comment === undefined
      ? []
      : [doing({ kind: 'comment', on: 'column', object: name, column: column.name, text: column.comment })]),
    ...copies.flatMap(({ index }) =>
      index.comment === undefined
        ? []
        : [
            doing({
              kind: 'comment',
              on: 'index',
              object: { ...schemaOf({ table: name }), name: index.name },
              text: index.comment,
            }),
          ],
    ),
  ];
  const validate = checks
    .filter((c) => c.valid)
    .map((c) => doing({ kind: 'validate-constraint', table: name, constraint: c.name }));
  const stop = context.dialect.guard(
    `SELECT 1 FROM ${sqlName(name, context.dialect)} WHERE ${dualWrite.outOfStep}`,
    `${swap.label}.${fresh} and ${column.name} differ: run the backfill again`,
  );
  // It reads before anything is locked.
  const guards: PlanStatement[] = stop === undefined ? [] : [{ sql: stop }];
  return { guards, removing, taking, validate, down: unexchange(swap, copies, context) };
}

/** Back to the two columns, all rows under one lock: the trigger comes last, so that it does not fire on the copying. */
function unexchange(swap: Swap, copies: Copies, { dialect, before }: RecipeContext): PlanStatement[] {
  const { name, column, fresh, dualWrite, back, table } = swap;
  if (back === undefined) return [];
  const of = schemaOf({ table: name });
  const own = table.constraints.filter((c) => c.columns.includes(column.id));
  const original: ColumnDefinition = {
    ...swap.definition,
    name: column.name,
    type: column.type,
    ...(column.collation ? { collation: column.collation } : {}),
    ...(column.default ? { default: column.default } : {}),
  };
  return [
    ...own.flatMap((c) =>
      c.type === 'check' || c.type === 'unique'
        ? [doing({ kind: 'drop-constraint', table: name, constraint: c.name, ifExists: false, cascade: false })]
        : [],
    ),
    ...copies
      .filter(({ index }) => !own.some((c) => c.index === index.id))
      .map(({ index }) =>
        doing({
          kind: 'drop-index',
          index: { ...of, name: index.name },
          concurrently: false,
          ifExists: false,
          cascade: false,
        }),
      ),
    doing({ kind: 'rename-column', table: name, column: column.name, to: fresh }),
    ...(swap.notNull ? [doing({ kind: 'drop-not-null', table: name, column: fresh })] : []),
    ...(swap.default ? [doing({ kind: 'drop-default', table: name, column: fresh })] : []),
    addColumn(swap, original),
    { sql: `UPDATE ${sqlName(name, dialect)} SET ${dialect.quote(column.name)} = ${back}` },
    ...(column.notNull ? [doing({ kind: 'set-not-null', table: name, column: column.name })] : []),
    ...copies.map(({ index }) =>
      doing({
        kind: 'create-index',
        index: index.name,
        table: name,
        elements: index.elements.map(({ columnId: _, ...element }) => element),
        include: index.include.map((id) => table.columns.find((c) => c.id === id)?.name ?? ''),
        unique: index.unique,
        ...(index.method ? { method: index.method } : {}),
        ...(index.where ? { where: index.where } : {}),
        ...(index.nullsNotDistinct ? { nullsNotDistinct: true } : {}),
        concurrently: false,
        ifNotExists: false,
        only: false,
      }),
    ),
    ...own.flatMap((c): PlanStatement[] => {
      const at = { start: 0, end: 0 };
      const index = c.index === undefined ? undefined : before.relations.get(c.index);
      if (c.type === 'unique' && index)
        return [
          doing({
            kind: 'add-constraint',
            table: name,
            constraint: { name: c.name, at, type: 'unique', columns: [], usingIndex: index.name },
          }),
        ];
      if (c.type !== 'check' || !c.expression) return [];
      return [
        doing({
          kind: 'add-constraint',
          table: name,
          constraint: { name: c.name, at, type: 'check', expression: c.expression, notValid: true },
        }),
      ];
    }),
    ...doingAll(dualWrite.create),
  ];
}
