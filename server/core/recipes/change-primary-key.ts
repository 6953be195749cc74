import { apply } from '../schema/apply.ts';
import {
  type Constraint,
  childrenOf,
  displayName,
  findTable,
  type Index,
  indexesOf,
  type Table,
} from '../schema/catalog.ts';
import type { Change, ChangeOf, ConstraintDefinition } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { identifiedBy } from './column-settings.ts';
import { commentOnConstraint, constraintAgain } from './constraint-definition.ts';
import { definitionOf, saidOf } from './index-definition.ts';
import { type AddingKey, dropKey, duplicates, keyOnIndex } from './key-steps.ts';
import { meansSame, sqlName } from './names.ts';
import { keyIsKept, prepareKey } from './primary-key.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type Plan, type PlanStatement, type RecipeContext, type Refusal } from './recipe.ts';
import { doing, freeName, step } from './statements.ts';
import { contextAt } from './taken-up.ts';
import { Versions, versions } from './wording.ts';

type Key = Extract<ConstraintDefinition, { type: 'primary-key' }>;
type Dropping = ChangeOf<'drop-constraint'>;
type Adding = ChangeOf<'add-constraint'> & { readonly constraint: Key };

export default defineRecipe({
  id: 'change-primary-key',
  on: ['drop-constraint', 'add-constraint'],
  title: 'Prepare the other primary key now, and change over in the next release',
  about:
    'Stands in for DROP CONSTRAINT of a primary key and ADD PRIMARY KEY of another one. The columns of the new key are proven NOT NULL and their index is built while writes go on, in this release if the previous server can neither repeat the new key nor leave it out. The old key stays as long as the previous server runs, for its upserts and its GROUP BY; then the two change places in one short transaction. MySQL and MariaDB do both in one statement that lets writes go on, or not at all. It refuses where foreign keys refer to the old key, CASCADE, and partitioned tables.',
  example: {
    schema: 'CREATE TABLE countries (id bigint PRIMARY KEY, code text NOT NULL);',
    change: 'ALTER TABLE countries DROP CONSTRAINT countries_pkey, ADD PRIMARY KEY (code);',
  },
  plan(change, given) {
    const pair = pairOf(change, given.migration);
    if (!pair)
      return { refused: 'No primary key is dropped here together with another one that is added to the same table.' };
    const context = contextAt(pair.drop, change, given);
    const plan = planOf(pair, context);
    if ('refused' in plan) return plan;
    const refused = inTheWay(plan, context, change.table.name);
    return refused === undefined ? plan : { refused };
  },
});

interface Pair {
  readonly drop: Dropping;
  readonly add: Adding;
}

/** The key that is added after this one is dropped, or the other way round. */
function pairOf(change: Dropping | ChangeOf<'add-constraint'>, migration: readonly Change[]): Pair | undefined {
  const same = (other: Change): boolean =>
    'table' in other &&
    other.table !== undefined &&
    other.table.name === change.table.name &&
    other.table.schema === change.table.schema;
  const add = migration.find((other): other is Adding => isAdding(other) && same(other));
  const drop = migration.findLast(
    (other): other is Dropping =>
      other.kind === 'drop-constraint' &&
      same(other) &&
      add !== undefined &&
      migration.indexOf(other) < migration.indexOf(add),
  );
  return add && drop && (change === add || change === drop) ? { drop, add } : undefined;
}

const isAdding = (change: Change): change is Adding =>
  change.kind === 'add-constraint' && change.constraint.type === 'primary-key';

function planOf({ drop, add }: Pair, context: RecipeContext): Plan | Refusal {
  const { before, dialect, migration, previous } = context;
  const refuse = (refused: string): Refusal => ({ refused });
  const table = findTable(before, drop.table);
  const old = table?.constraints.find((c) => c.name === drop.constraint);
  if (!table || !old) return refuse(`${drop.constraint} is not a constraint of a table that is known here.`);
  const label = displayName(before, table);
  if (old.type !== 'primary-key') return refuse(`${drop.constraint} is not the primary key of ${label}.`);
  if (drop.inside || add.inside) return refuse('The key changes inside a DO block. Take it out of there first.');
  if (add.constraint.withoutOverlaps)
    return refuse(
      'WITHOUT OVERLAPS rests on an index that can not be built beforehand and made the key. Change it while few write.',
    );
  if (dialect.id === 'postgresql' && add.constraint.deferrable && add.constraint.usingIndex === undefined)
    return refuse(
      'The new key is DEFERRABLE: until its index is made the key, it would refuse at once what a server may do until COMMIT.',
    );
  const hindrance = hindered(drop, table, old, label, context);
  if (hindrance) return refuse(hindrance);
  const built = builtIndex(add, table, context);
  const names = built ? built.elements.flatMap((e) => e.column ?? []) : add.constraint.columns;
  const columns = names.flatMap((name) => table.columns.find((c) => c.name === name) ?? []);
  if (columns.length === 0 || columns.length < names.length)
    return refuse(`Not all columns of the new key are there before the old one is dropped: add them before it.`);
  const oldNames = old.columns.flatMap((id) => table.columns.find((c) => c.id === id)?.name ?? []);
  const takes: Change[] = [drop, add];
  const others = migration.filter((each) => !takes.includes(each));
  const kept = keyIsKept(table, columns, {
    ...context,
    migration: others,
    later: context.later.filter((c) => c !== add),
  });
  const asked = duplicates(sqlName(add.table, dialect), names, false, dialect);
  const shared = {
    recipe: 'change-primary-key',
    title: `Make ${list(names)} the primary key of ${label} in place of ${list(oldNames)}`,
    takes,
    servers: [
      `The new server gives ${list(names)} in every row, and never twice the same; it rests no ON CONFLICT and no GROUP BY on ${list(oldNames)} being the key, nor yet on ${list(names)}.`,
      `${Versions(previous)} finds the old key as it was, as long as it runs.`,
    ],
    notes: [
      `Find the rows that stand in the way of the new key, and correct them first: ${asked}.`,
      `After the contract step nothing keeps ${list(oldNames)} from repeating: add a unique constraint if something should.`,
      'Logical replication identifies rows by the primary key: it goes by the new one then.',
    ],
  };
  if (dialect.id === 'mysql') return onMysql({ drop, add }, table, old, shared, context);
  const openColumn = columns.find((column) => !column.notNull);
  if (built && openColumn)
    return refuse(
      `${openColumn.name} may be NULL: set it NOT NULL in a migration before, or all rows are read under the lock.`,
    );
  const key = add.constraint;
  const index =
    key.usingIndex ??
    freeName([table.name, ...names].join('_'), '_idx', dialect.maxIdentifier, (n) =>
      before.names.has(`${table.schema}.${n}`),
    );
  const made = findTable(apply(context.after, add).catalog, add.table)?.constraints.find(
    (c) => c.type === 'primary-key',
  );
  if (!made) return refuse(`The new key can't be added as it is written.`);
  const { name } = made;
  const adding: AddingKey = { ...add, constraint: key };
  const { ifPresent: _, ...dropping } = drop;
  return {
    ...shared,
    steps: [
      ...(built ? [] : prepareKey(adding, index, table, label, kept, context)),
      step(
        'contract',
        `Change the primary key of ${label}`,
        [{ change: { ...dropping, ifExists: false } }, keyOnIndex(adding, name, index)],
        {
          down: back(adding, name, index, names, old, built, context),
        },
      ),
    ],
    notes: [
      ...shared.notes,
      ...(kept || built
        ? []
        : [
            `If ${versions(previous)} surely never repeats ${list(names)} nor leaves it out, all but the last step may ship with this release.`,
          ]),
      'Taking the contract step back builds the index of the old key under its lock; it fails where the old key repeats by then.',
    ],
  };
}

/** Why the old key can't go, or none can be prepared. */
function hindered(
  drop: Dropping,
  table: Table,
  old: Constraint,
  label: string,
  { before, dialect, after, migration }: RecipeContext,
): string | undefined {
  if (drop.cascade) return `CASCADE drops whatever refers to the key of ${label}. Drop that by name first.`;
  if (table.persistence === 'temporary') return `${label} is a temporary table: nobody else waits for it.`;
  const referrers = [...before.relations.values()].flatMap((other) =>
    other.kind === 'table'
      ? other.constraints
          .filter((c) => c.references?.table === table.id && sameSet(c.references.columns, old.columns))
          .map((c) => `${c.name} of ${displayName(before, other)}`)
      : [],
  );
  if (referrers.length > 0)
    return `${list(referrers)} refers to the key of ${label}. Give the columns a unique constraint of their own, and let the foreign keys refer to that first.`;
  const other = migration.find(
    (each) => each.kind === 'drop-constraint' && each !== drop && !meansSame(each.table, drop.table, before),
  );
  if (other?.kind === 'drop-constraint')
    return `The migration drops ${other.constraint} of ${other.table.name} as well, which may refer to this key. Give that a release of its own first.`;
  if (dialect.id === 'mysql') return undefined;
  if (after.gaps > before.gaps) return 'The key can not be dropped as it is written.';
  if (table.partitionBy) return `${label} is partitioned, and takes no index that was built beforehand.`;
  if (childrenOf(before, table.id).length > 0)
    return `Other tables inherit from ${label}, and NOT NULL would reach them as well.`;
  return undefined;
}

const sameSet = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

/** What USING INDEX names. */
const builtIndex = ({ constraint }: Adding, table: Table, { before }: RecipeContext): Index | undefined =>
  constraint.usingIndex === undefined
    ? undefined
    : indexesOf(before, table.id).find((index) => index.name === constraint.usingIndex);

function back(
  adding: AddingKey,
  name: string,
  index: string,
  columns: readonly string[],
  old: Constraint,
  built: Index | undefined,
  { dialect, before }: RecipeContext,
): PlanStatement[] {
  const { table, constraint } = adding;
  const owner = findTable(before, table);
  const again = owner && constraintAgain(old, owner, before, dialect);
  const was = old.index === undefined ? undefined : before.relations.get(old.index);
  return [
    dropKey(adding, name),
    ...(again ? [doing({ kind: 'add-constraint', table, constraint: again })] : []),
    ...commentOnConstraint(old, table),
    ...(was?.kind === 'index' ? saidOf(was, before) : []),
    ...(was && owner?.replicaIdentity === was.id ? [identifiedBy(table, was.name, dialect.quote)] : []),
    ...(built && owner
      ? [doing(definitionOf(built, owner, before, dialect)), ...saidOf(built, before)]
      : [
          doing({
            kind: 'create-index',
            index,
            table,
            elements: columns.map((column) => ({ column, text: dialect.quote(column) })),
            include: constraint.include ?? [],
            unique: true,
            ...(constraint.storage ? { storage: constraint.storage } : {}),
            ...(constraint.tablespace === undefined ? {} : { tablespace: constraint.tablespace }),
            concurrently: false,
            ifNotExists: false,
            only: false,
          }),
        ]),
  ];
}

/** Both in one statement, so that the rows are written once and the table is never without a key. */
function onMysql(
  { drop, add }: Pair,
  table: Table,
  old: Constraint,
  shared: Omit<Plan, 'steps'>,
  { dialect, before, version }: RecipeContext,
): Plan | Refusal {
  const label = displayName(before, table);
  const columns = add.constraint.columns.flatMap((name) => table.columns.find((c) => c.name === name) ?? []);
  const open = columns.find((column) => !column.notNull);
  if (open) return { refused: `${label}.${open.name} may be NULL: set it NOT NULL in a release before.` };
  const numbered = table.columns.find((column) => column.identity);
  const first = (index: Index): boolean => index.elements[0]?.columnId === numbered?.id && index.id !== old.index;
  if (numbered && columns[0] !== numbered && !indexesOf(before, table.id).some(first))
    return {
      refused: `${label}.${numbered.name} is AUTO_INCREMENT and must come first in some index: add one in a statement before.`,
    };
  const facts = dialect.facts(add, before, version, [drop, add]);
  if (facts.blocks !== 'nothing' || facts.algorithm === undefined || facts.algorithm === 'COPY')
    return { refused: `${dialect.title} can't change the key of ${label} without making writes wait.` };
  const oldColumns = old.columns.flatMap((id) => table.columns.find((c) => c.id === id)?.name ?? []);
  const both = (names: readonly string[]): PlanStatement => ({
    sql: `ALTER TABLE ${sqlName(add.table, dialect)} DROP PRIMARY KEY, ADD PRIMARY KEY (${names.map(dialect.quote).join(', ')}), ALGORITHM=${facts.algorithm}, LOCK=NONE`,
  });
  return {
    ...shared,
    steps: [
      step('contract', `Change the primary key of ${label}`, [both(add.constraint.columns)], {
        down: [both(oldColumns)],
      }),
    ],
    notes: [
      ...shared.notes,
      `All rows of ${label} are written again in the order of the new key, while reads and writes go on.`,
    ],
  };
}
