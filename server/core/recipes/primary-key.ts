import { worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { type Column, indexesOf, type Table } from '../schema/catalog.ts';
import { filledBy } from './filled-by.ts';
import { type AddingKey, indexOfKey } from './key-steps.ts';
import { proveNotNull } from './not-null.ts';
import type { PlanStep, RecipeContext } from './recipe.ts';

/** Whether no row of a previous server repeats the key or leaves part of it NULL, so that the database may refuse that now. */
export function keyIsKept(
  table: Table,
  columns: readonly Column[],
  context: Pick<RecipeContext, 'before' | 'previous' | 'migration' | 'later'>,
): boolean {
  const { before, previous } = context;
  const ids = columns.map((column) => column.id);
  const open = columns.filter((column) => !column.notNull);
  const nulls = ask(previous, (contract) =>
    worst(open.map((column) => contract.leavesNull({ relation: table.id, column: column.id }, false))),
  );
  return (
    (provenUnique(table, ids, context) || filledBy(previous, before, table, ids).verdict === 'unused') &&
    (open.length === 0 || nulls.answer.verdict === 'unused')
  );
}

/** Some of the columns are unique by themselves, and stay so, so all of them are. NULLs may still repeat. */
export const provenUnique = (
  table: Table,
  columns: readonly number[],
  { before, migration, later }: Pick<RecipeContext, 'before' | 'migration' | 'later'>,
): boolean =>
  indexesOf(before, table.id).some(
    (index) =>
      ![...migration, ...later].some(
        (other) =>
          (other.kind === 'drop-index' && other.index.name === index.name) ||
          (other.kind === 'drop-constraint' && other.constraint === index.name),
      ) &&
      index.unique &&
      index.valid &&
      !index.where &&
      index.elements.every((e) => e.columnId !== undefined && columns.includes(e.columnId)),
  );

/** All that a primary key needs before it is one, while writes go on: its columns NOT NULL, and a unique index over them. */
export function prepareKey(
  adding: AddingKey,
  name: string,
  table: Table,
  label: string,
  now: boolean,
  { before, dialect }: RecipeContext,
): PlanStep[] {
  const open = adding.constraint.columns.filter((name) => table.columns.some((c) => c.name === name && !c.notNull));
  const proofs = open.flatMap((column) =>
    proveNotNull(
      {
        table: adding.table,
        schema: table.schema,
        column,
        label: `${label}.${column}`,
      },
      now ? 'backfill' : 'contract',
      before,
      dialect,
      true,
    ),
  );
  // Only what comes first may take the statement's place.
  const phase = now ? (proofs.length > 0 ? 'backfill' : 'expand') : 'contract';
  return [...proofs, indexOfKey(adding, name, label, phase, dialect)];
}
