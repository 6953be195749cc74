import { displayName, findRelation, type Relation } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { nameIn } from './object-names.ts';
import { defineRecipe, type Plan, type PlanStatement, type RecipeContext, type Refusal } from './recipe.ts';
import { doing, step } from './statements.ts';

type Rewrite = ChangeOf<'set-table-option' | 'vacuum' | 'cluster' | 'other'>;

export default defineRecipe({
  id: 'rewrite-table',
  on: ['set-table-option', 'vacuum', 'cluster', 'other'],
  title: 'Move the index while reads and writes go on',
  about:
    'An index is moved to another tablespace by building it there CONCURRENTLY (PostgreSQL 14 and later). For whole tables it refuses, and says what to use: SQL has no way to write all rows of a table anew (SET LOGGED, SET UNLOGGED, SET TABLESPACE, SET ACCESS METHOD, CLUSTER, VACUUM FULL) that lets others read and write it meanwhile, unless it is copied row by row and exchanged with all that hangs on it; pg_repack and pg_squeeze do that.',
  example: {
    schema: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);\nCREATE INDEX orders_day ON orders (day);',
    change: 'ALTER INDEX orders_day SET TABLESPACE fast;',
  },
  plan(change, context) {
    const { before, dialect, version } = context;
    if (dialect.id !== 'postgresql') return { refused: 'There is no plan for this on MySQL and MariaDB.' };
    const relation = relationOf(change, context);
    if (!relation && change.kind === 'cluster')
      return {
        refused:
          'CLUSTER without a table writes every table again that was clustered before. Name one, and use pg_repack for it.',
      };
    if (!relation) return { refused: 'It is not known here what is written again.' };
    const label = displayName(before, relation);
    if (change.kind === 'other' && /^alter index set tablespace$/.test(change.what))
      return moveIndex(change, relation, label, context);
    if (dialect.facts(change, before, version).rewrite.length === 0)
      return { refused: `No row of ${label} is written again: there is nothing to split.` };
    return {
      refused: `${instead(change, label)} A shadow table with triggers would need all constraints, foreign keys to it, privileges and policies of ${label} a second time, so no plan is made for that.`,
    };
  },
});

function relationOf(change: Rewrite, { before }: RecipeContext): Relation | undefined {
  const name = change.kind === 'other' ? change.object : change.table;
  return name && findRelation(before, name);
}

/** What does it while others read and write, or when it does not hurt. */
function instead(change: Rewrite, label: string): string {
  switch (change.kind) {
    case 'vacuum':
      return `Use pg_repack or pg_squeeze for ${label}: they copy it while reads and writes go on. Plain VACUUM makes its space usable again without a lock.`;
    case 'cluster':
      return `Use pg_repack --order-by for ${label}, which orders it while reads and writes go on.`;
    case 'other':
      return `Make a second materialized view there, let the new server read that one, and drop ${label} in the next release.`;
    case 'set-table-option':
      if (change.option === 'tablespace')
        return `Use pg_repack --tablespace ${change.value} for ${label}, which copies it while reads and writes go on; its indexes can be moved one at a time with REINDEX (TABLESPACE ${change.value}) INDEX CONCURRENTLY.`;
      if (change.option === 'unlogged')
        return `Rows of an unlogged table are gone after a crash: make a new unlogged table for what may be lost, and let the new server write that one.`;
      return `Write ${label} anew while nobody needs it, in a maintenance window, with a lock_timeout that gives up soon when somebody does.`;
  }
}

/** Built anew in the other place, and exchanged in a moment. */
function moveIndex(
  change: ChangeOf<'other'>,
  index: Relation,
  label: string,
  { before, version }: RecipeContext,
): Plan | Refusal {
  const owner = index.kind === 'index' ? before.relations.get(index.table) : undefined;
  if (index.kind !== 'index' || !owner) return { refused: `${label} is not an index that is known here.` };
  if (owner.kind === 'table' && owner.partitionBy)
    return { refused: `${label} has no file of its own: it says where indexes of new partitions go.` };
  const { tablespace: place } = change;
  if (place === undefined) return { refused: 'It is not known here where the index goes.' };
  if (version < 14)
    return {
      refused: `PostgreSQL ${version} can't build it anew in another place. Build a second index CONCURRENTLY with TABLESPACE ${place}, and drop ${label} CONCURRENTLY.`,
    };
  if (owner.kind === 'table' && owner.constraints.some((c) => c.type === 'exclude' && c.index === index.id))
    return { refused: `${label} belongs to an exclusion constraint, which can't be built anew CONCURRENTLY.` };
  const move = (tablespace: string): PlanStatement =>
    doing({ kind: 'reindex', what: 'index', name: nameIn(before, index), concurrently: true, tablespace });
  const was = index.tablespace;
  return {
    recipe: 'rewrite-table',
    title: `Move ${label} to ${place} while reads and writes of ${displayName(before, owner)} go on`,
    steps: [
      step('expand', `Build ${label} anew in ${place}`, [move(place)], {
        transaction: false,
        down: was === undefined ? [] : [move(was)],
      }),
    ],
    servers: [],
    notes: [
      `Given up half-way it leaves an invalid index ${index.name}_ccnew behind: drop that, and try again.`,
      `There must be room for ${label} in both places for a while.${was === undefined ? ' It can stay where it is then: the way back is the same statement with the place it came from, the default one of the database.' : ''}`,
    ],
  };
}
