import { ask } from '../contract/ask.ts';
import {
  type Catalog,
  childrenOf,
  displayName,
  findRelation,
  type Index,
  indexesOf,
  type Table,
} from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { defineRecipe, type PlanStatement, type PlanStep, type RecipeContext } from './recipe.ts';
import { doing, step } from './statements.ts';
import { versions } from './wording.ts';

export default defineRecipe({
  id: 'create-index',
  on: ['create-index'],
  title: 'Build the index while writes go on',
  about:
    'Builds the index CONCURRENTLY, outside a transaction and without a lock_timeout, after dropping what an earlier attempt may have left invalid. A partitioned table gets the entry on the parent first, then an index on each partition, attached as soon as it stands. A unique index refuses duplicates from the first moment of its building on, so it waits for the next release unless the previous server writes nothing to the table.',
  example: {
    schema: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);',
    change: 'CREATE INDEX orders_customer_idx ON orders (customer);',
  },
  plan(change, context) {
    const { before, after, dialect, previous } = context;
    if (dialect.id === 'mysql')
      return { refused: 'MySQL builds an index while reads and writes go on: there is nothing to split.' };
    const table = findRelation(before, change.table);
    if (table?.kind !== 'table' && table?.kind !== 'view')
      return { refused: `${change.table.name} is not a table that is known here.` };
    if (change.concurrently || change.only) return { refused: 'The index is built while writes go on already.' };
    const index = indexesOf(after, table.id).find((made) => !before.relations.has(made.id));
    if (!index) return { refused: `The index is there already, or can't be created; so there is nothing to split.` };
    const label = displayName(before, table);
    const inserts = ask(previous, (contract) => contract.writes(table.id));
    // It refuses duplicates from the first moment of its building on.
    const later = index.unique && inserts.answer.verdict !== 'unused';
    const phase = later ? 'contract' : 'expand';
    const partitioned = table.kind === 'table' && table.partitionBy !== undefined;
    const steps = partitioned
      ? onPartitions(change, table, index, phase, context)
      : [alone(change, index.name, label, phase)];
    return {
      recipe: 'create-index',
      title: `Create ${index.name} without blocking writes to ${label}`,
      steps,
      servers: later
        ? [
            `The new server writes no duplicates, and does not rest an ON CONFLICT on ${index.name} yet; ${versions(previous)} still may write duplicates until it is gone.`,
          ]
        : [],
      notes: [
        'CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout: given up half-way it leaves an invalid index behind, which the DROP before it removes at the next try.',
        ...(index.unique ? ['While there are duplicates the build fails. Look for them first.'] : []),
        ...(partitioned
          ? [
              `Partitions of ${label} that are made meanwhile, or that are not known here, need their index too; until then ${index.name} stays invalid.`,
            ]
          : []),
      ],
    };
  },
});

function alone(change: ChangeOf<'create-index'>, index: string, label: string, phase: PlanStep['phase']): PlanStep {
  const gone = dropped(inSchema(change.table, index));
  const { at: _, ...rest } = change;
  const made = doing({ ...rest, index, concurrently: true, ifNotExists: false });
  return step(phase, `Build ${index} on ${label} while writes go on`, [gone, made], {
    transaction: false,
    down: [gone],
  });
}

const dropped = (index: Name): PlanStatement =>
  doing({ kind: 'drop-index', index, concurrently: true, ifExists: true, cascade: false });

const inSchema = (table: Name, name: string): Name =>
  table.schema === undefined ? { name } : { schema: table.schema, name };

/** The parent's own index first, which is only an entry; then one on each partition, attached as soon as it stands. */
function onPartitions(
  change: ChangeOf<'create-index'>,
  table: Table,
  index: Index,
  phase: PlanStep['phase'],
  { before, after }: RecipeContext,
): PlanStep[] {
  const { at: _, ...rest } = change;
  const shared = { ...rest, ifNotExists: false };
  // Only the first step may take the statement's place: the others have to come after one another.
  const then = phase === 'expand' ? 'backfill' : phase;
  const steps: PlanStep[] = [];
  const walk = (parent: Table, parentIndex: Index, parentName: Name): void => {
    for (const partition of childrenOf(after, parent.id)) {
      const own = indexesOf(after, partition.id).find((i) => i.parent === parentIndex.id);
      if (!own) continue;
      const on = nameIn(after, partition);
      const name = inSchema(on, own.name);
      const attach = doing({ kind: 'attach-index', index: parentName, partition: name });
      const label = displayName(after, partition);
      if (before.relations.has(own.id)) {
        steps.push(step(then, `Attach ${own.name}, which ${label} has already`, [attach]));
      } else if (partition.partitionBy) {
        const made = doing({ ...shared, table: on, index: own.name, concurrently: false, only: true });
        steps.push(step(then, `Enter ${own.name} for ${label}`, [made, attach], { down: [] }));
        walk(partition, own, name);
      } else {
        steps.push({ ...alone({ ...change, table: on }, own.name, label, then), down: [] });
        steps.push(step(then, `Attach ${own.name}`, [attach], { down: [] }));
      }
    }
  };
  const top = inSchema(change.table, index.name);
  const entry = doing({ ...shared, index: index.name, concurrently: false, only: true });
  // Dropping the parent's index takes those of the partitions along.
  const down = doing({ kind: 'drop-index', index: top, concurrently: false, ifExists: true, cascade: false });
  steps.push(step(phase, `Enter ${index.name} for ${displayName(after, table)} itself`, [entry], { down: [down] }));
  walk(table, index, top);
  return steps;
}

const nameIn = (catalog: Catalog, { schema, name }: Table): Name =>
  schema === catalog.searchPath[0] ? { name } : { schema, name };
