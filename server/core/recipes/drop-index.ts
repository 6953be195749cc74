import { type Catalog, dependentsOf, findIndex, type Index, type Table, type View } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { identifiedBy } from './column-settings.ts';
import { definitionOf, ownerOf, saidOf } from './index-definition.ts';
import { indexNeeds } from './index-needs.ts';
import { nameIn } from './object-names.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type Plan, type PlanStatement, type RecipeContext } from './recipe.ts';
import { doing, step } from './statements.ts';
import { versions } from './wording.ts';
import { writtenLater } from './written-later.ts';

export default defineRecipe({
  id: 'drop-index',
  on: ['drop-index'],
  title: 'Drop the index while reads and writes go on, once nobody needs it',
  about:
    'Drops an index CONCURRENTLY, outside a transaction. Where the previous server upserts by it, looks rows up by it with no other index to serve, or can count on what it keeps unique, the drop waits for the next release. It refuses where the index belongs to a constraint or to a partitioned index, and where CASCADE would take foreign keys along.',
  example: {
    schema:
      'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE UNIQUE INDEX users_email_key ON users (email);',
    change: 'DROP INDEX users_email_key;',
  },
  plan(change, context) {
    const { before, after, dialect, previous, migration } = context;
    const index = findIndex(before, change.index, change.table);
    const owned = index && ownerOf(index, before);
    if (!index || !owned) return { refused: `${change.index.name} is not an index that is known here.` };
    const { owner, label } = owned;
    if (!context.start.relations.has(index.id))
      return { refused: `${index.name} is created in this release: no server needs it yet.` };
    // MySQL knows no other way to drop a unique key.
    const constraint =
      owner.kind === 'table' &&
      owner.constraints.find((c) => c.index === index.id && (dialect.id !== 'mysql' || c.type !== 'unique'));
    if (constraint)
      return {
        refused: `${index.name} belongs to the constraint ${constraint.name} of ${label}: drop that instead.`,
      };
    if (index.parent !== undefined)
      return {
        refused: `${index.name} is part of the index of a partitioned table, and only goes together with that.`,
      };
    const taken = foreignKeysLost(before, after, owner);
    if (taken.length > 0)
      return { refused: `CASCADE takes the foreign key ${list(taken)} along. Drop that by its name first.` };
    const again = migration
      .slice(migration.indexOf(change) + 1)
      .some((later) => later.kind === 'create-index' && later.index === index.name);
    if (again)
      return {
        refused: `${index.name} is created again further down: replace it in one go, so that there is always one.`,
      };

    const written =
      index.unique && owner.kind === 'table' ? writtenLater(owner, columnsOf(index, owner), context) : undefined;
    if (written)
      return {
        refused: `Further down the release writes rows of ${label} (${written.kind.replaceAll('-', ' ')}), perhaps such as ${index.name} still forbids where it waits for the next one. Put that into a migration of the next release first.`,
      };
    const needs = indexNeeds(index, owner, before, after, previous);
    const partitioned = owner.kind === 'table' && owner.partitionBy !== undefined;
    const online = dialect.id === 'mysql' || (change.concurrently && !partitioned);
    if (online && needs.length === 0)
      return {
        refused: `Nobody is known to need ${index.name}, and it is dropped while reads and writes go on: there is nothing to split.`,
      };
    const concurrently = dialect.id === 'postgresql' && !partitioned;
    const drop = doing({ ...change, concurrently, ifExists: concurrently || change.ifExists, cascade: false });
    const plan: Plan = {
      recipe: 'drop-index',
      title:
        needs.length > 0 ? `Drop ${index.name} in the next release` : `Drop ${index.name} without blocking ${label}`,
      steps: [
        step(needs.length > 0 ? 'contract' : 'expand', `Drop ${index.name}`, [drop], {
          transaction: !concurrently,
          down: wayBack(index, owner, context, concurrently),
        }),
      ],
      servers:
        needs.length > 0
          ? [
              ...needs,
              `The new server does without ${index.name}${index.unique ? ', and writes no duplicates as long as it is there' : ''}.`,
            ]
          : [],
      notes: [
        ...(partitioned
          ? [
              `The index of a partitioned table can not be dropped CONCURRENTLY: it waits for its lock only shortly, and is tried again when it gets none. The way back builds it while writes to ${label} wait.`,
            ]
          : []),
        ...(concurrently
          ? ['DROP INDEX CONCURRENTLY waits for the transactions that are open, and locks nobody out meanwhile.']
          : []),
        dialect.id === 'mysql'
          ? 'The way back builds the index anew, without a COMMENT, INVISIBLE and the like.'
          : 'The way back builds the index anew.',
        ...(owner.kind === 'table' && owner.replicaIdentity === index.id
          ? [
              `REPLICA IDENTITY of ${label} is ${index.name}: choose another one before, else UPDATE and DELETE of ${label} fail where it is published.`,
            ]
          : []),
        ...(owner.kind === 'view' && index.unique
          ? [`REFRESH MATERIALIZED VIEW CONCURRENTLY ${label} needs a unique index: make sure there is another one.`]
          : []),
        ...(previous.length > 0 && needs.length === 0
          ? [`No query of ${versions(previous)} was found that needs ${index.name}.`]
          : []),
      ],
    };
    const hindered = inTheWay(plan, context, index.name);
    return hindered ? { refused: hindered } : plan;
  },
});

const columnsOf = ({ reads }: Index, { columns }: Table): string[] =>
  columns.filter(({ id }) => reads.includes(id)).map(({ name }) => name);

function wayBack(
  index: Index,
  owner: Table | View,
  { before, dialect }: RecipeContext,
  concurrently: boolean,
): PlanStatement[] {
  const made = doing({ ...definitionOf(index, owner, before, dialect), concurrently, ifNotExists: concurrently });
  return [
    made,
    ...saidOf(index, before),
    ...(owner.kind === 'table' && owner.replicaIdentity === index.id
      ? [identifiedBy(nameIn(before, owner), index.name, dialect.quote)]
      : []),
  ];
}

/** Foreign keys to a table that are gone afterwards. */
function foreignKeysLost(before: Catalog, after: Catalog, owner: Table | View): string[] {
  return [owner, ...dependentsOf(before, owner.id)].flatMap((table) => {
    const now = after.relations.get(table.id);
    if (table.kind !== 'table' || now?.kind !== 'table') return [];
    return table.constraints
      .filter((c) => c.type === 'foreign-key' && !now.constraints.some((kept) => kept.name === c.name))
      .map((c) => c.name);
  });
}
