import type { Catalog, Column, Index, Table } from '../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition, ConstraintDefinition, Expression } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { TypeReference } from '../schema/types.ts';
import type { DualWriteChanges } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import { type Attached, attachedTo } from './attached.ts';
import { inTheWayOfTriggers } from './beside.ts';
import { onPartitionsAlone } from './column-settings.ts';
import { alwaysFits, computed, mayFail } from './conversion.ts';
import type { Formula } from './formula.ts';
import { walkingKey } from './key.ts';
import type { PlanStatement, PlanStep, RecipeContext, Refusal } from './recipe.ts';
import { type Copied, indexCopies } from './rename-indexes.ts';
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
  /** The original statement is no change of type, which would take some of what is said of indexes and statistics. */
  readonly wholly?: true;
  /** What is said of the column in the end, as far as that is another. */
  readonly ends?: Column;
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
  readonly wholly?: true;
  readonly ends?: Column;
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
    ...[...attached.triggers, ...attached.conditions].map((trigger) => `the trigger ${trigger}`),
  ];
  if (needed.length > 0)
    return refuse(`${list(needed)} needs ${at}, so the server refuses to change its type. Drop that first.`);
  const keys = table.constraints.filter(
    (c) =>
      /primary|foreign|exclude/.test(c.type) &&
      (c.columns.includes(column.id) || attached.indexes.some((index) => index.id === c.index)),
  );
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
  const bound = boundToColumn(table, column, at, before);
  if (bound) return refuse(bound);
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

/** Why what hangs on a column can't be given to the one that takes its place. */
export function boundToColumn(table: Table, column: Column, at: string, catalog: Catalog): string | undefined {
  const deferred = table.constraints.find(
    (c) => c.deferrable && c.index !== undefined && c.columns.includes(column.id),
  );
  if (deferred)
    return `${deferred.name} on ${at} is DEFERRABLE: the index for the column that takes its place would refuse at once what it allows until COMMIT. Make it one that is not, in a release before.`;
  const published = table.publications?.find((p) => p.columns?.includes(column.id) || p.reads?.includes(column.id));
  if (published)
    return `The publication ${published.name} names ${at}, so the server does not let its type be changed. Take it out of there first.`;
  const alone = onPartitionsAlone(catalog, table, column);
  if (alone.length > 0)
    return `${list(alone)} belongs to a partition alone, and would go with the column that is dropped in the end. Drop that first, and make it again afterwards.`;
  return undefined;
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
        [addColumn(swap, swap.definition), ...doingAll(dualWrite.create)],
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

/** A CHECK that lets the exchange do without reading the table. */
export interface Proof {
  readonly check: string;
  /** Makes it again when the exchange is taken back, so that it can be done once more. */
  readonly again: PlanStatement;
}

/** Steps of the next release that prove what the exchange must not read the table for. */
export function proofs(
  swap: Swap,
  context: RecipeContext,
): { readonly steps: PlanStep[]; readonly proof: Proof | undefined } {
  const { name, label, column, fresh, table, forward, partial } = swap;
  if (!swap.notNull && !partial) return { steps: [], proof: undefined };
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
  // As SQL, since an expression of a Change also tells which functions it calls.
  const add = (definition: ConstraintDefinition): PlanStatement => ({
    sql: dialect.print({ kind: 'add-constraint', table: name, constraint: definition, at: definition.at }),
  });
  const { notValid: _, ...valid } = constraint;
  return {
    proof: { check, again: add(valid as ConstraintDefinition) },
    steps: [
      step(
        'contract',
        partial
          ? `Refuse values of ${label}.${column.name} that do not fit from now on`
          : `Refuse rows without a value of ${label}.${fresh} from now on`,
        [add(constraint)],
        { down: [dropCheck(swap, check, true)] },
      ),
      step('contract', partial ? `Prove that every value fits` : `Prove that every row has one`, [
        doing({ kind: 'validate-constraint', table: name, constraint: check }),
      ]),
    ],
  };
}

export const addColumn = ({ name }: Swap, column: ColumnDefinition): PlanStatement =>
  doing({ kind: 'add-column', table: name, column, ifNotExists: false });

export const dropColumn = ({ name }: Pick<Swap, 'name'>, column: string): PlanStatement =>
  doing({ kind: 'drop-column', table: name, column, ifExists: false, cascade: false } satisfies Omit<
    ChangeOf<'drop-column'>,
    'at'
  >);

export const dropCheck = ({ name }: Swap, constraint: string, ifExists = false): PlanStatement =>
  doing({ kind: 'drop-constraint', table: name, constraint, ifExists, cascade: false });
