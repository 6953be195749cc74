import type { Constraint } from '../schema/catalog.ts';
import type { ColumnDefinition, ConstraintDefinition } from '../schema/change.ts';
import { columnGrants } from './column-privileges.ts';
import {
  commentOnColumn,
  dropStatistics,
  identifiedBy,
  identifiedByKey,
  keptAs,
  plannedAs,
  plannedAsUsual,
  statisticsAgain,
  statisticsOf,
  statisticsSaid,
} from './column-settings.ts';
import { commentOnConstraint, constraintAgain, deferral } from './constraint-definition.ts';
import { definitionOf, saidOf } from './index-definition.ts';
import { sqlName } from './names.ts';
import type { PlanStatement, RecipeContext } from './recipe.ts';
import { schemaOf } from './rename-subject.ts';
import { doing, doingAll } from './statements.ts';
import { addColumn, type Copies, dropCheck, dropColumn, type Proof, type Swap } from './swap.ts';

const at = { start: 0, end: 0 };

/** The exchange itself, for one transaction; and what it left to be proven afterwards. */
export function exchange(swap: Swap, proof: Proof | undefined, copies: Copies, context: RecipeContext) {
  const { name, column, fresh, dualWrite, table } = swap;
  const { before, dialect } = context;
  const own = table.constraints.filter((c) => c.columns.includes(column.id));
  const checks = own.filter((c) => c.type === 'check' && c.expression);
  const of = schemaOf({ table: name });
  const check = proof?.check;
  const ends = swap.ends ?? column;
  const removing: PlanStatement[] = [
    ...doingAll(dualWrite.drop),
    ...(check !== undefined && !swap.notNull ? [dropCheck(swap, check)] : []),
    dropColumn(swap, column.name),
  ];
  const taking: PlanStatement[] = [
    doing({ kind: 'rename-column', table: name, column: fresh, to: column.name }),
    ...(swap.default ? [doing({ kind: 'set-default', table: name, column: column.name, default: swap.default })] : []),
    ...(swap.notNull ? notNull(swap, context) : []),
    ...(check !== undefined && swap.notNull ? [dropCheck(swap, check)] : []),
    ...copies.flatMap(({ index, copy }): PlanStatement[] => {
      const unique = own.find((c) => c.type === 'unique' && c.index === index.id);
      return unique
        ? [onIndex(swap, unique, copy), ...commentOnConstraint(unique, name)]
        : [doing({ kind: 'rename-index', index: { ...of, name: copy }, to: index.name })];
    }),
    ...checks.flatMap((c) => addAgain(swap, c, true, context)),
    ...(ends.comment === undefined ? [] : [commentOnColumn(name, column.name, ends.comment)]),
    ...plannedAs(name, column.name, ends),
    ...columnGrants(name, column.name, table, dialect),
    // A change of type makes them anew as well, and keeps nothing but their comment.
    ...statisticsOf(table, column).flatMap((each) => [
      ...statisticsAgain(each, table, before, dialect.quote),
      ...(swap.wholly ? statisticsSaid(each, before) : []),
    ]),
    ...copies.flatMap(({ index }) => saidOf(swap.wholly ? index : { ...index, elements: [] }, before)),
    ...(swap.wholly || swap.ends ? keptAs(name, column.name, ends) : []),
    ...identity(swap, copies, context),
  ];
  const validate = checks
    .filter((c) => c.valid)
    .map((c) => doing({ kind: 'validate-constraint', table: name, constraint: c.name }));
  const stop = dialect.guard(
    `SELECT 1 FROM ${sqlName(name, dialect)} WHERE ${dualWrite.outOfStep}`,
    `${swap.label}.${fresh} and ${column.name} differ: run the backfill again`,
  );
  // It reads before anything is locked.
  const guards: PlanStatement[] = stop === undefined ? [] : [{ sql: stop }];
  return { guards, removing, taking, validate, down: unexchange(swap, proof, copies, context) };
}

/**
 * Back to the two columns with all that stood beside them, all rows under one lock: the trigger comes last, so that it does not fire
 * on the copying.
 */
function unexchange(swap: Swap, proof: Proof | undefined, copies: Copies, context: RecipeContext): PlanStatement[] {
  const { name, column, fresh, dualWrite, back, table } = swap;
  const ends = swap.ends ?? column;
  const { before, dialect } = context;
  if (back === undefined) return [];
  const of = schemaOf({ table: name });
  const own = table.constraints.filter((c) => c.columns.includes(column.id));
  const uniques = own.filter((c) => c.type === 'unique');
  const plain = copies.filter(({ index }) => !own.some((c) => c.index === index.id));
  const original: ColumnDefinition = {
    ...swap.definition,
    name: column.name,
    type: column.type,
    ...(column.collation ? { collation: column.collation } : {}),
    ...(column.default ? { default: column.default } : {}),
  };
  const beside = copies.filter((copy) => !plain.includes(copy));
  const fresher = { ...table, columns: table.columns.map((c) => (c.id === column.id ? { ...c, name: fresh } : c)) };
  const identified = identity(swap, copies, context);
  return [
    // Its columns can't be NULL as long as it is.
    ...(identified.length > 0 ? [identifiedByKey(name)] : []),
    ...own.flatMap((c) =>
      c.type === 'check' || c.type === 'unique'
        ? [doing({ kind: 'drop-constraint', table: name, constraint: c.name, ifExists: false, cascade: false })]
        : [],
    ),
    ...statisticsOf(table, column).map((each) => dropStatistics(each, before)),
    ...plain.map(({ index, copy }) => doing({ kind: 'rename-index', index: { ...of, name: index.name }, to: copy })),
    ...plain.flatMap(({ index, copy }) =>
      index.comment === undefined
        ? []
        : [doing({ kind: 'comment', on: 'index', object: { ...of, name: copy }, text: null })],
    ),
    doing({ kind: 'rename-column', table: name, column: column.name, to: fresh }),
    ...(swap.notNull ? [doing({ kind: 'drop-not-null', table: name, column: fresh })] : []),
    ...(swap.default ? [doing({ kind: 'drop-default', table: name, column: fresh })] : []),
    ...(ends.comment === undefined ? [] : [commentOnColumn(name, fresh, null)]),
    ...plannedAsUsual(name, fresh, ends),
    addColumn(swap, original),
    ...keptAs(name, column.name, column),
    { sql: `UPDATE ${sqlName(name, dialect)} SET ${dialect.quote(column.name)} = ${back}` },
    ...(column.notNull ? notNull(swap, context) : []),
    ...(ends.comment === undefined ? [] : [commentOnColumn(name, column.name, ends.comment)]),
    ...plannedAs(name, column.name, ends),
    ...columnGrants(name, column.name, table, dialect),
    ...beside.map(({ index, copy }) => doing(definitionOf(index, fresher, before, dialect, copy))),
    ...plain.flatMap(({ index }) => [doing(definitionOf(index, table, before, dialect)), ...saidOf(index, before)]),
    ...uniques.flatMap((c) => addAgain(swap, c, false, context)),
    ...beside.flatMap(({ index }) => saidOf(index, before)),
    ...own.flatMap((c) => (c.type === 'check' ? addAgain(swap, c, !c.valid, context) : [])),
    ...statisticsOf(table, column).flatMap((each) => [
      ...statisticsAgain(each, table, before, dialect.quote),
      ...statisticsSaid(each, before),
    ]),
    ...identified,
    ...(proof ? [proof.again] : []),
    ...doingAll(dualWrite.create),
  ];
}

/** A constraint of the table as it was. */
function addAgain(
  { name, table }: Swap,
  constraint: Constraint,
  late: boolean,
  { before, dialect }: RecipeContext,
): PlanStatement[] {
  const again = constraintAgain(constraint, table, before, dialect);
  if (!again) return [];
  return [
    doing({
      kind: 'add-constraint',
      table: name,
      constraint: late && constraint.enforced ? { ...again, notValid: true } : again,
    }),
    ...commentOnConstraint(constraint, name),
  ];
}

/** From 18 on NOT NULL has a name, which a change of type keeps. */
function notNull({ name, column, table }: Swap, { version }: RecipeContext): PlanStatement[] {
  const named = table.constraints.find((c) => c.type === 'not-null' && c.columns[0] === column.id);
  if (!named || version < 18) return [doing({ kind: 'set-not-null', table: name, column: column.name })];
  return [
    doing({
      kind: 'add-constraint',
      table: name,
      constraint: {
        type: 'not-null',
        name: named.name,
        at,
        column: column.name,
        ...(named.noInherit && { noInherit: true }),
      },
    }),
  ];
}

const onIndex = ({ name }: Swap, unique: Constraint, index: string): PlanStatement =>
  doing({
    kind: 'add-constraint',
    table: name,
    constraint: {
      name: unique.name,
      at,
      type: 'unique',
      columns: [],
      usingIndex: index,
      ...deferral(unique),
    } satisfies ConstraintDefinition,
  });

/** REPLICA IDENTITY USING INDEX of an index that went with the column. */
function identity({ name, table }: Swap, copies: Copies, { dialect }: RecipeContext): PlanStatement[] {
  const by = copies.find(({ index }) => index.id === table.replicaIdentity);
  return by ? [identifiedBy(name, by.index.name, dialect.quote)] : [];
}
