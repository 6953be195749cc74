import type { Column, Index, Table } from '../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition, ConstraintDefinition, Expression } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { TypeReference } from '../schema/types.ts';
import type { DualWriteChanges } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import { type Attached, attachedTo } from './attached.ts';
import { inTheWayOfTriggers } from './beside.ts';
import { alwaysFits, computed, mayFail } from './conversion.ts';
import type { Formula } from './formula.ts';
import { walkingKey } from './key.ts';
import { sqlName } from './names.ts';
import type { PlanStatement, PlanStep, RecipeContext, Refusal } from './recipe.ts';
import { type Copied, indexCopies } from './rename-indexes.ts';
import { schemaOf } from './rename-subject.ts';
import { doing, doingAll, freeName, step } from './statements.ts';

/**
 * A column of another type beside the original, filled by a trigger, that takes the original's name in the end. No server ever names
 * it, so nothing is written back. For PostgreSQL: the exchange is one transaction.
 */
export interface Swap {
  readonly table: Table;
  readonly name: Name;
  readonly label: string;
  readonly column: Column;
  readonly attached: Attached;
  /** The column beside. */
  readonly fresh: string;
  readonly definition: ColumnDefinition;
  readonly forward: Formula;
  /** SQL that computes the old value from the new column, if that can be done. */
  readonly back: string | undefined;
  /** Values may not fit, and are NULL beside then. */
  readonly partial: boolean;
  readonly dualWrite: DualWriteChanges;
  /** The default of the column with its new type, and whether it is NOT NULL. */
  readonly default: Expression | undefined;
  readonly notNull: boolean;
}

export interface Swapping {
  readonly table: Table;
  readonly name: Name;
  readonly label: string;
  readonly column: Column;
  readonly type: TypeReference;
  readonly collation?: Name;
  readonly forward: Formula;
  readonly back: string | undefined;
  readonly default: Expression | undefined;
  readonly notNull: boolean;
  /** No two values become one. */
  readonly distinct?: boolean;
}

/** What the steps need to know, or why the columns can't be exchanged. */
export function swapOf(wanted: Swapping, context: RecipeContext): Swap | Refusal {
  const { table, column, label, type, forward, collation } = wanted;
  const { before, dialect } = context;
  const refuse = (refused: string): Refusal => ({ refused });
  const at = `${label}.${column.name}`;
  const attached = attachedTo(before, table, column);
  const fresh = freeName(column.name, '_new', dialect.maxIdentifier, (n) => table.columns.some((c) => c.name === n));
  const hindrance = inTheWayOfTriggers(
    table,
    column,
    { ...attached, triggers: [] },
    { verb: 'change', fresh, computed: 'Change what it is computed as instead.' },
    context,
  );
  if (hindrance) return refuse(hindrance);
  const needed = [
    ...attached.views.map((view) => `the view ${view.name}`),
    ...attached.generated.map((c) => `the computed column ${c.name}`),
    ...attached.policies.map((policy) => `the policy ${policy}`),
    ...attached.triggers.map((trigger) => `the trigger ${trigger}`),
  ];
  if (needed.length > 0)
    return refuse(`${list(needed)} needs ${at}, so the server refuses to change its type. Drop that first.`);
  const keys = table.constraints.filter((c) => c.columns.includes(column.id) && /primary|foreign|exclude/.test(c.type));
  if (keys.length > 0)
    return refuse(
      `${list(keys.map((c) => c.name))} rests on ${at}: a key and what refers to it must change together: see widen-primary-key.`,
    );
  if (attached.referrers.length > 0)
    return refuse(
      `${list(attached.referrers.map((r) => `${r.constraint} of ${r.table.name}`))} refers to ${at}: both columns must change together: see widen-primary-key.`,
    );
  const owned = [...before.relations.values()].find(
    (r) => r.kind === 'sequence' && r.ownedBy?.relation === table.id && r.ownedBy.column === column.id,
  );
  if (owned) return refuse(`The sequence ${owned.name} belongs to ${at} and would go with it.`);
  const unique = attached.indexes.filter((index) => index.unique);
  if (unique.length > 0 && !wanted.distinct && !alwaysFits(column.type, type))
    return refuse(
      `${unique[0]?.name} makes ${at} unique, and two values may become one: what the old server writes could then collide. Drop the index in this release, or find out that no values meet, and change the type in the next one.`,
    );
  if (table.partitionBy && attached.indexes.length > 0)
    return refuse(
      `${attached.indexes[0]?.name} is on ${at}, and a partitioned table takes no index CONCURRENTLY for the column that takes its place.`,
    );
  const dualWrite = dialect.dualWrite({
    table: wanted.name,
    from: [{ column: column.name }],
    to: [computed(fresh, type, forward)],
    catalog: before,
  });
  if (dualWrite.refused) return refuse(dualWrite.refused);
  return {
    ...wanted,
    attached,
    fresh,
    definition: {
      name: fresh,
      at: { start: 0, end: 0 },
      type,
      notNull: false,
      ...(collation ? { collation } : {}),
      constraints: [],
    },
    partial: mayFail(forward, type),
    dualWrite,
  };
}

/** Steps of this release: the column beside, its values, its indexes. */
export function besideSteps(
  swap: Swap,
  context: RecipeContext,
): { readonly steps: PlanStep[]; readonly copies: Copies } {
  const { name, label, column, fresh, dualWrite, table } = swap;
  const key = walkingKey(context.before, table);
  const backfill = context.dialect.backfill({
    table: name,
    ...(key === undefined ? {} : { key }),
    assignments: dualWrite.assignments,
    where: dualWrite.outOfStep,
    batch: 1000,
  });
  const { steps, copies } = indexCopies(copied(swap), context, true);
  return {
    steps: [
      step(
        'expand',
        `Add ${label}.${fresh} and fill it from ${column.name}`,
        [add(swap, swap.definition), ...doingAll(dualWrite.create)],
        { down: [...doingAll(dualWrite.drop), dropColumn(swap, fresh)] },
      ),
      step('backfill', `Fill ${label}.${fresh} of the rows that are there`, [{ sql: backfill }], {
        transaction: key === undefined,
      }),
      ...steps,
    ],
    copies,
  };
}

export type Copies = readonly { readonly index: Index; readonly copy: string }[];

const copied = ({ table, label, column, attached, name, fresh }: Swap): Copied => ({
  table,
  label,
  column,
  attached,
  change: { table: name, to: fresh },
});

/** Steps of the next release that prove what the exchange must not read the table for. */
export function proofs(
  swap: Swap,
  context: RecipeContext,
): { readonly steps: PlanStep[]; readonly check: string | undefined } {
  const { name, label, column, fresh, table, forward, partial } = swap;
  if (!swap.notNull && !partial) return { steps: [], check: undefined };
  const { dialect, before } = context;
  const check = freeName(`${table.name}_${column.name}`, '_fits_check', dialect.maxIdentifier, (n) =>
    before.constraintNames.has(`${table.schema}.${n}`),
  );
  const [a, b] = [dialect.quote(column.name), dialect.quote(fresh)];
  const value = forward.value(dialect.quote);
  const text = swap.notNull
    ? `${b} IS NOT NULL`
    : [`${a} IS NULL`, `${b} IS NOT NULL`, ...(value === a ? [] : [`(${value}) IS NULL`])].join(' OR ');
  const constraint: ConstraintDefinition = {
    name: check,
    at: { start: 0, end: 0 },
    type: 'check',
    expression: { text, form: 'expression', columns: swap.notNull ? [fresh] : [column.name, fresh], calls: [] },
    notValid: true,
  };
  return {
    check,
    steps: [
      step(
        'contract',
        partial
          ? `Refuse values of ${label}.${column.name} that do not fit from now on`
          : `Refuse rows without a value of ${label}.${fresh} from now on`,
        // As SQL, since an expression of a Change also tells which functions it calls.
        [{ sql: dialect.print({ kind: 'add-constraint', table: name, constraint, at: constraint.at }) }],
        // The exchange drops it, and its way back has no use for it.
        { down: [dropCheck(swap, check, true)] },
      ),
      step('contract', partial ? `Prove that every value fits` : `Prove that every row has one`, [
        doing({ kind: 'validate-constraint', table: name, constraint: check }),
      ]),
    ],
  };
}

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
    add(swap, original),
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

const add = ({ name }: Swap, column: ColumnDefinition): PlanStatement =>
  doing({ kind: 'add-column', table: name, column, ifNotExists: false });

export const dropColumn = ({ name }: Pick<Swap, 'name'>, column: string): PlanStatement =>
  doing({ kind: 'drop-column', table: name, column, ifExists: false, cascade: false } satisfies Omit<
    ChangeOf<'drop-column'>,
    'at'
  >);

const dropCheck = ({ name }: Swap, constraint: string, ifExists = false): PlanStatement =>
  doing({ kind: 'drop-constraint', table: name, constraint, ifExists, cascade: false });
