import { displayName, findTable, indexesOf, type Table } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { filledBy } from './filled-by.ts';
import { type AddingKey, dropKey, duplicates, indexOfKey, keyOnIndex, tableName } from './key-steps.ts';
import { alone, online } from './online-alter.ts';
import { provenUnique } from './primary-key.ts';
import { defineRecipe, type Plan, type RecipeContext, type Refusal } from './recipe.ts';
import { step } from './statements.ts';
import { Versions, versions } from './wording.ts';

export default defineRecipe({
  id: 'add-unique',
  on: ['add-constraint'],
  title: 'Build the index of the unique constraint while writes go on, when no server writes duplicates any more',
  about:
    'Builds the index CONCURRENTLY and makes it the constraint, which takes a moment; on MySQL and MariaDB the server is told to do it while writes go on, or not at all. Uniqueness refuses rows from the first moment of the building on, so all of it waits for the next release unless the previous server fills none of the columns. It stops where rows repeat; the query that finds them comes along. It refuses partitioned tables, which take no index that was built beforehand, and constraints that are DEFERRABLE, as the index alone would refuse what they allow until COMMIT.',
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);',
    change: 'ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);',
  },
  plan(change, context) {
    const { before, after, dialect, previous } = context;
    const { constraint } = change;
    if (constraint.type !== 'unique') return { refused: 'This is not a unique constraint.' };
    const table = findTable(before, change.table);
    if (!table) return { refused: `${change.table.name} is not a table that is known here.` };
    const label = displayName(before, table);
    const refused = refusal(change, constraint.columns, table, label, context);
    if (refused) return { refused };
    const known = new Set(table.constraints.map((c) => c.name));
    const made = findTable(after, change.table)?.constraints.find((c) => c.type === 'unique' && !known.has(c.name));
    if (!made) return { refused: `The constraint can't be added as it is written.` };
    const name = constraint.name ?? made.name;
    const adding: AddingKey = { ...change, constraint };
    const nullsRepeat = constraint.nullsNotDistinct === true;
    const now =
      filledBy(previous, before, table, made.columns).verdict === 'unused' ||
      (!nullsRepeat && provenUnique(table, made.columns, context));
    const columns = list(constraint.columns);
    const asked = duplicates(tableName(change.table, dialect), constraint.columns, nullsRepeat, dialect);
    const shared = {
      recipe: 'add-unique',
      title: now
        ? `Make ${columns} of ${label} unique without a long lock`
        : `Make ${columns} of ${label} unique in the next release`,
      servers: [
        `The new server writes no duplicates to ${columns}${now ? '' : `, and rests no ON CONFLICT or ON DUPLICATE KEY on ${name} yet`}.`,
        ...(now ? [] : [`${Versions(previous)} may write duplicates until it is gone.`]),
      ],
    };
    if (dialect.id === 'mysql') return onMysql(change, name, label, now, shared, asked, context);
    return {
      ...shared,
      steps: [
        indexOfKey(adding, name, label, now ? 'expand' : 'contract', dialect),
        // Behind the index, wherever that stands.
        step(now ? 'backfill' : 'contract', `Make it the constraint ${name}`, [keyOnIndex(adding, name)], {
          down: [dropKey(change, name)],
        }),
      ],
      notes: [
        `Find the rows that stand in the way: ${asked}. While there are any, the first step stops; one that is written after that makes the building fail, and the invalid index it leaves behind goes with the DROP at the next try.`,
        'CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout.',
        ...(now
          ? []
          : [
              `If ${versions(previous)} surely writes no duplicates to ${columns}, all of it may ship with this release.`,
            ]),
      ],
    };
  },
});

type Shared = Pick<Plan, 'recipe' | 'title' | 'servers'>;

function refusal(
  change: ChangeOf<'add-constraint'>,
  columns: readonly string[],
  table: Table,
  label: string,
  { before, after, dialect }: RecipeContext,
): string | undefined {
  const { constraint } = change;
  if ('usingIndex' in constraint && constraint.usingIndex)
    return 'The index is there already, so the constraint is added in a moment.';
  if (table.persistence === 'temporary') return `${label} is a temporary table: nobody else waits for it.`;
  if (table.foreign) return `${label} is a foreign table: its rows are not kept here.`;
  if (dialect.id === 'mysql') return undefined;
  if (table.partitionBy)
    return `${label} is partitioned, and takes no index that was built beforehand. Give each partition the constraint first, on an index built CONCURRENTLY; then the parent's takes those over.`;
  if ('withoutOverlaps' in constraint && constraint.withoutOverlaps)
    return 'WITHOUT OVERLAPS rests on an index that can not be built beforehand and made the constraint. Add it while few write.';
  if (constraint.deferrable)
    return 'The constraint is DEFERRABLE: until its index is made the constraint, it would refuse at once what a server may do until COMMIT.';
  const missing = columns.find((name) => !table.columns.some((c) => c.name === name));
  if (missing !== undefined) return `${label} has no column ${missing}.`;
  const name = constraint.name;
  if (name !== undefined && indexesOf(before, table.id).some((index) => index.name === name))
    return `${label} has an index ${name} already.`;
  return after.gaps > before.gaps ? `The constraint can't be added as it is written.` : undefined;
}

/** The server builds it while writes go on anyway: what is left is when. */
function onMysql(
  change: ChangeOf<'add-constraint'>,
  name: string,
  label: string,
  now: boolean,
  shared: Shared,
  asked: string,
  context: RecipeContext,
): Plan | Refusal {
  const { dialect, previous } = context;
  const statement = online(alone({ ...change, constraint: { ...change.constraint, name } }), context);
  if (!statement) return { refused: `${dialect.title} can't add ${name} without making writes to ${label} wait.` };
  if (now)
    return {
      refused: `${dialect.title} builds the index while writes go on, and no server before this release fills the columns: there is nothing to split.`,
    };
  return {
    ...shared,
    steps: [
      step('contract', `Make it the constraint ${name} while writes go on`, [statement], {
        down: [dropKey(change, name)],
      }),
    ],
    notes: [
      `This must find no rows before: ${asked}. Duplicates make the statement fail, those that are written meanwhile as well.`,
      `From then on REPLACE, INSERT IGNORE and ON DUPLICATE KEY UPDATE meet ${name} too: they replace, skip or change the row that has the value.`,
      `If ${versions(previous)} surely writes no duplicates, it may ship with this release.`,
    ],
  };
}
