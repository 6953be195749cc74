import { childrenOf, displayName, findTable, indexesOf, type Relation } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { type AddingKey, dropKey, duplicates, keyOnIndex, tableName } from './key-steps.ts';
import { alone, online } from './online-alter.ts';
import { keyIsKept, prepareKey } from './primary-key.ts';
import { defineRecipe } from './recipe.ts';
import { step } from './statements.ts';
import { Versions, versions } from './wording.ts';

export default defineRecipe({
  id: 'add-primary-key',
  on: ['add-constraint'],
  title: 'Prepare the primary key while writes go on: NOT NULL proven, its index built, then made the key',
  about:
    'Proves with a CHECK that the columns are not NULL, builds the index CONCURRENTLY, and makes it the primary key, which takes a moment then. It waits for the next release unless the previous server can neither repeat a key nor leave a part of it out. Rows that are in the way stop it before anything is locked. It refuses partitioned tables and tables with a primary key: for another key see change-primary-key.',
  example: {
    schema: 'CREATE TABLE countries (code text, name text);',
    change: 'ALTER TABLE countries ADD PRIMARY KEY (code);',
  },
  plan(change, context) {
    const { before, after, dialect, previous } = context;
    const { constraint } = change;
    if (constraint.type !== 'primary-key') return { refused: 'This is not a primary key.' };
    const table = findTable(before, change.table);
    if (!table) return { refused: `${change.table.name} is not a table that is known here.` };
    const label = displayName(before, table);
    const refuse = (refused: string) => ({ refused });
    if (constraint.usingIndex)
      return refuse('The index is there already: make its columns NOT NULL first, then this takes a moment.');
    if (table.persistence === 'temporary') return refuse(`${label} is a temporary table: nobody else waits for it.`);
    if (table.constraints.some((c) => c.type === 'primary-key')) return refuse(`${label} has a primary key already.`);
    if (previous.some((contract) => hadKey(contract.catalog.relations.get(table.id))))
      return refuse(
        `It takes the place of the primary key that is dropped before it: split the DROP, and this goes along.`,
      );
    const columns = constraint.columns.flatMap((name) => table.columns.find((c) => c.name === name) ?? []);
    const made = findTable(after, change.table)?.constraints.find((c) => c.type === 'primary-key');
    if (!made || columns.length < constraint.columns.length)
      return refuse(`The primary key can't be added as it is written.`);
    const name = constraint.name ?? made.name;
    const now = keyIsKept(table, columns, context);
    const adding: AddingKey = { ...change, constraint };
    const names = list(constraint.columns);
    const asked = duplicates(tableName(change.table, dialect), constraint.columns, false, dialect);
    const shared = {
      recipe: 'add-primary-key',
      title: `Make ${names} the primary key of ${label}${now ? ' without a long lock' : ' in the next release'}`,
      servers: [
        `The new server gives ${names} in every row, and never twice the same.`,
        ...(now ? [] : [`${Versions(previous)} may write rows that break the key until it is gone.`]),
      ],
    };
    const early = now
      ? []
      : [`If ${versions(previous)} surely writes no such rows, all of it may ship with this release.`];
    if (dialect.id === 'mysql') {
      const statement = online(alone(change), context);
      if (!statement) return refuse(`${dialect.title} can't add a primary key to ${label} without making writes wait.`);
      if (now)
        return refuse(
          `${dialect.title} adds the key while writes go on, and no server before this release breaks it: there is nothing to split.`,
        );
      return {
        ...shared,
        steps: [
          step('contract', `Make ${names} the primary key of ${label}`, [statement], { down: [dropKey(change, name)] }),
        ],
        notes: [
          `All rows of ${label} are written again, in the order of the key. This must find none before: ${asked}.`,
          ...early,
        ],
      };
    }
    if (table.foreign) return refuse(`${label} is a foreign table: its rows are not kept here.`);
    if (table.partitionBy)
      return refuse(
        `${label} is partitioned, and takes no index that was built beforehand. Give each partition the key first, on an index built CONCURRENTLY; then the parent's takes those over.`,
      );
    if (childrenOf(before, table.id).length > 0 && columns.some((column) => !column.notNull))
      return refuse(`Other tables inherit from ${label}, and NOT NULL would reach them as well.`);
    if (constraint.withoutOverlaps)
      return refuse(
        'WITHOUT OVERLAPS rests on an index that can not be built beforehand and made the key. Add it while few write.',
      );
    if (constraint.deferrable)
      return refuse(
        'The key is DEFERRABLE: until its index is made the key, it would refuse at once what a server may do until COMMIT.',
      );
    if (indexesOf(before, table.id).some((index) => index.name === name))
      return refuse(`${label} has an index ${name} already.`);
    return {
      ...shared,
      steps: [
        ...prepareKey(adding, name, table, label, now, context),
        step(now ? 'backfill' : 'contract', `Make it the primary key of ${label}`, [keyOnIndex(adding, name)], {
          down: [dropKey(change, name)],
        }),
      ],
      notes: [
        `Find the rows that stand in the way, and correct them first: ${asked}${open(columns, tableName(change.table, dialect), dialect.quote)}. While there are any, the plan stops.`,
        ...early,
      ],
    };
  },
});

const hadKey = (relation: Relation | undefined): boolean =>
  relation?.kind === 'table' && relation.constraints.some((c) => c.type === 'primary-key');

/** The query for rows without the key, where there may be some. */
function open(
  columns: readonly { name: string; notNull: boolean }[],
  table: string,
  quote: (name: string) => string,
): string {
  const nullable = columns.filter((column) => !column.notNull).map((column) => `${quote(column.name)} IS NULL`);
  return nullable.length === 0 ? '' : `; SELECT * FROM ${table} WHERE ${nullable.join(' OR ')}`;
}
