import { ask } from '../contract/ask.ts';
import { apply } from '../schema/apply.ts';
import { type Catalog, findIndex, type Index, indexesOf } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { identifiedBy } from './column-settings.ts';
import { definitionOf, impliesUnique, ownerOf, saidOf } from './index-definition.ts';
import { indexNeeds } from './index-needs.ts';
import { beside } from './object-names.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type Plan, type PlanStatement, type PlanStep, type RecipeContext } from './recipe.ts';
import { doing, freeName, step } from './statements.ts';
import { Versions } from './wording.ts';

export default defineRecipe({
  id: 'replace-index',
  on: ['drop-index'],
  title: 'Replace the index so that there is always one',
  about:
    'Where a migration drops an index and creates another of the same name, the new one is built beside the old one while reads and writes go on; then they change names, and the old one is dropped CONCURRENTLY. The change of names waits for the next release where the previous server needs the old index; the building does too where the new index refuses what the previous server may write. It refuses where statements in between, or further down, count on the one or the other.',
  example: {
    schema:
      'CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, made date);\nCREATE INDEX orders_customer_idx ON orders (customer);',
    change: 'DROP INDEX orders_customer_idx;\nCREATE INDEX orders_customer_idx ON orders (customer, made);',
  },
  plan(change, context) {
    const { before, dialect, previous, version } = context;
    const index = findIndex(before, change.index, change.table);
    const owned = index && ownerOf(index, before);
    if (!index || !owned) return { refused: `${change.index.name} is not an index that is known here.` };
    const { owner, label } = owned;
    if (!context.start.relations.has(index.id))
      return { refused: `${index.name} is created in this release: no server needs it yet.` };
    const create = createdAgain(change, context);
    if (!create)
      return { refused: `No index of the name ${index.name} is created further down, so there is nothing to replace.` };
    if (change.cascade) return { refused: 'CASCADE may take more along than the index. Drop that by its name first.' };
    if (owner.kind === 'table' && (owner.partitionBy !== undefined || index.parent !== undefined))
      return {
        refused: `${label} is partitioned, or part of a partitioned table: its indexes are built one partition at a time. Give the new index a name of its own; when it stands, drop ${index.name}.`,
      };
    if (
      owner.kind === 'table' &&
      owner.constraints.some((c) => c.index === index.id && (dialect.id !== 'mysql' || c.type !== 'unique'))
    )
      return { refused: `${index.name} belongs to a constraint of ${label}: replace that instead.` };
    if (dialect.id === 'mysql' && /^(fulltext|spatial)$/i.test(create.method ?? ''))
      return { refused: `MySQL blocks writes to ${label} while it builds such an index. Build it when few write.` };
    if (dialect.id === 'mysql' && !renamesIndexes(version))
      return { refused: `Version ${version} can not rename an index. Give the new one a name of its own.` };
    const end = replaced(change, create, context);
    if (typeof end === 'string') return { refused: end };
    const made = findIndex(end, change.index, change.table);
    if (!made) return { refused: `What the new ${index.name} is built on is not known here.` };

    const writes = ask(previous, (contract) => contract.writes(owner.id));
    const buildsLater = made.unique && !impliesUnique(index, made) && writes.answer.verdict !== 'unused';
    const needs = indexNeeds(index, owner, before, end, previous);
    const later = buildsLater || needs.length > 0;
    const swap = dialect.id === 'mysql' ? swapInOne : swapByNames;
    const plan: Plan = {
      recipe: 'replace-index',
      title: `Replace ${index.name} while reads and writes of ${label} go on`,
      steps: swap({ change, create, index, owner, label, buildsLater, later }, context),
      takes: [create],
      servers: [
        ...(later ? needs : []),
        ...(buildsLater
          ? [
              `${Versions(previous)} may still write what the new ${index.name} refuses, until it is gone. The new server writes no such rows, and does not rest an ON CONFLICT on it yet.`,
            ]
          : []),
      ],
      notes: [
        'The two indexes stand side by side for a while: there must be room for both.',
        ...(made.unique && !impliesUnique(index, made)
          ? ['While there are duplicates the build fails. Look for them first.']
          : []),
        ...(made.unique && index.unique && !buildsLater
          ? [
              `While both stand, two servers that insert the same new value at once may get a unique violation where ON CONFLICT alone would have settled it. Let them try again.`,
            ]
          : []),
        dialect.id === 'mysql'
          ? 'The way back builds the index anew, without a COMMENT, INVISIBLE and the like.'
          : 'The way back builds the old index anew.',
        ...(owner.kind === 'table' && owner.replicaIdentity === index.id
          ? [
              `REPLICA IDENTITY of ${label} is ${index.name}: let it name the new one when they have changed names, before the old one is dropped, or UPDATE and DELETE fail where ${label} is published.`,
            ]
          : []),
      ],
    };
    const hindered = inTheWay(plan, context, index.name);
    return hindered ? { refused: hindered } : plan;
  },
});

interface Replacing {
  readonly change: ChangeOf<'drop-index'>;
  readonly create: ChangeOf<'create-index'>;
  readonly index: Index;
  readonly owner: Parameters<typeof definitionOf>[1];
  readonly label: string;
  readonly buildsLater: boolean;
  readonly later: boolean;
}

/** PostgreSQL: the old one steps aside and the new one takes its name in one moment; then the old one goes. */
function swapByNames(
  { change, create, index, owner, label, buildsLater, later }: Replacing,
  context: RecipeContext,
): PlanStep[] {
  const { before, dialect } = context;
  const taken = (name: string): boolean => before.names.has(`${index.schema}.${name}`);
  const fresh = freeName(index.name, '_new', dialect.maxIdentifier, taken);
  const gone = freeName(index.name, '_old', dialect.maxIdentifier, taken);
  const name = beside(change.index, index.name);
  const named = (other: string) => beside(change.index, other);
  const drop = (dropped: string): PlanStatement =>
    doing({ kind: 'drop-index', index: named(dropped), concurrently: true, ifExists: true, cascade: false });
  const rename = (from: string, to: string): PlanStatement => doing({ kind: 'rename-index', index: named(from), to });
  const second = later ? 'contract' : 'backfill';
  return [
    step(
      buildsLater ? 'contract' : 'expand',
      `Build the new ${name.name} on ${label} as ${fresh}`,
      [drop(fresh), doing({ ...create, index: fresh, concurrently: true, ifNotExists: false })],
      { transaction: false, down: [drop(fresh)] },
    ),
    step(second, `Let ${fresh} take the name of ${name.name}`, [rename(name.name, gone), rename(fresh, name.name)], {
      down: [rename(name.name, fresh), rename(gone, name.name)],
    }),
    step(second, `Drop the old ${name.name}`, [drop(gone)], {
      transaction: false,
      down: [
        doing({ ...definitionOf(index, owner, before, dialect, gone), concurrently: true, ifNotExists: true }),
        ...saidOf({ ...index, name: gone }, before),
        ...(owner.kind === 'table' && owner.replicaIdentity === index.id
          ? [identifiedBy(create.table, gone, dialect.quote)]
          : []),
      ],
    }),
  ];
}

/** MySQL: one statement drops the old one and renames the new one. */
function swapInOne({ create, index, owner, label, buildsLater, later }: Replacing, context: RecipeContext): PlanStep[] {
  const { before, dialect } = context;
  const taken = (name: string): boolean =>
    indexesOf(before, owner.id).some((other) => other.name.toLowerCase() === name.toLowerCase());
  const fresh = freeName(index.name, '_new', dialect.maxIdentifier, taken);
  const { table } = create;
  const made = doing({ ...create, index: fresh, ifNotExists: false });
  const dropped = doing({
    kind: 'drop-index',
    index: { name: fresh },
    table,
    concurrently: false,
    ifExists: false,
    cascade: false,
  });
  const quoted = (name: string): string => dialect.quote(name);
  const on = [...(table.schema === undefined ? [] : [table.schema]), table.name].map(quoted).join('.');
  return [
    step(buildsLater ? 'contract' : 'expand', `Build the new ${index.name} on ${label} as ${fresh}`, [made], {
      down: [dropped],
    }),
    step(
      later ? 'contract' : 'backfill',
      `Let ${fresh} take the place of ${index.name}`,
      [
        {
          sql: `ALTER TABLE ${on} DROP INDEX ${quoted(index.name)}, RENAME INDEX ${quoted(fresh)} TO ${quoted(index.name)}`,
        },
      ],
      {
        down: [
          doing({ kind: 'rename-index', index: { name: index.name }, table, to: fresh }),
          doing(definitionOf(index, owner, before, dialect)),
        ],
      },
    ),
  ];
}

/** The CREATE INDEX further down that gives the name to another index of the same table. */
function createdAgain(
  change: ChangeOf<'drop-index'>,
  { migration, before }: RecipeContext,
): ChangeOf<'create-index'> | undefined {
  const index = findIndex(before, change.index, change.table);
  return migration.slice(migration.indexOf(change) + 1).find((later): later is ChangeOf<'create-index'> => {
    if (later.kind !== 'create-index' || later.index !== index?.name || later.inside) return false;
    const { name, schema } = later.table;
    const owner = index && before.relations.get(index.table);
    return owner !== undefined && name === owner.name && (schema === undefined || schema === owner.schema);
  });
}

/**
 * The catalog with the new index, or why the migration can't do without the two statements where they stand: the new index is
 * built where the old one was dropped at the earliest, and after the whole migration at the latest.
 */
function replaced(
  drop: ChangeOf<'drop-index'>,
  create: ChangeOf<'create-index'>,
  { migration, before }: RecipeContext,
): Catalog | string {
  const from = migration.indexOf(drop);
  const between = migration.slice(from + 1, migration.indexOf(create));
  const hindering = between.find((change) => !harmless.has(change.kind));
  if (hindering)
    return `Between the DROP INDEX and the CREATE INDEX something else is done (${hindering.kind.replaceAll('-', ' ')}). Put the two next to each other first.`;
  const run = (catalog: Catalog, changes: readonly Change[]): Catalog | undefined => {
    let now = catalog;
    for (const change of changes) {
      const applied = apply(now, change);
      if (applied.problems.length > 0) return undefined;
      now = applied.catalog;
    }
    return now;
  };
  const early = run(before, [drop, create]);
  if (!early)
    return `The new ${create.index} can't be built where the old one is dropped. Put the two next to each other first.`;
  const rest = migration.slice(from + 1).filter((change) => change !== create);
  const without = run(before, rest);
  const late = without && run(without, [drop, create]);
  const upserts = rest.some((change) => 'query' in change && change.query?.conflict !== undefined);
  if (!late || upserts || rest.some(names(create.index ?? '')))
    return `A statement further down counts on the new ${create.index}. Put it into a migration of its own first.`;
  return early;
}

const harmless: ReadonlySet<Change['kind']> = new Set([
  'set',
  'begin',
  'commit',
  'drop-index',
  'create-index',
  'comment',
  'analyze',
]);

/** Changes that say the index by its name. */
const names =
  (index: string) =>
  (change: Change): boolean =>
    ('index' in change && (change.index as { name?: string } | undefined)?.name === index) ||
    (change.kind === 'comment' && change.on === 'index' && change.object.name === index) ||
    (change.kind === 'add-constraint' && 'usingIndex' in change.constraint && change.constraint.usingIndex === index) ||
    (change.kind === 'set-table-option' && change.value.includes(index));

/** MySQL since 5.7, MariaDB since 10.5. */
function renamesIndexes(version: number): boolean {
  const [major = 0, minor = 0] = String(version).split('.').map(Number);
  return major < 10 ? version >= 5.7 : major > 10 || minor >= 5;
}
