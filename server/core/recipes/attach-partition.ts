import { ask } from '../contract/ask.ts';
import { apply } from '../schema/apply.ts';
import {
  type Catalog,
  type Column,
  childrenOf,
  displayName,
  findTable,
  type Index,
  indexesOf,
  type Table,
} from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { sameType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { deferral } from './constraint-definition.ts';
import { definitionOf } from './index-definition.ts';
import { dropKey, duplicates, indexOfKey, keyOnIndex, tableName } from './key-steps.ts';
import { mentions } from './names.ts';
import { beside, nameIn } from './object-names.ts';
import { defineRecipe, type PlanStatement, type PlanStep, type RecipeContext, statementText } from './recipe.ts';
import { doing, freeName, step } from './statements.ts';
import { Versions, versions } from './wording.ts';

export default defineRecipe({
  id: 'attach-partition',
  on: ['attach-partition'],
  title: 'Prove beforehand that all rows belong into the partition',
  about:
    'Adds a CHECK with the bounds to the table NOT VALID and validates it while reads and writes go on, builds the indexes that it is to have CONCURRENTLY, and only then attaches it: no row is read any more while the table is locked. The CHECK is dropped again in the same moment. Where the previous server writes to the table by its own name, all of it waits for the next release. It refuses where no CHECK is known to prove it, where rows of the new partition may land in a default partition meanwhile, and where foreign keys are missing.',
  example: {
    schema:
      'CREATE TABLE events (at date NOT NULL, line text) PARTITION BY RANGE (at);\nCREATE INDEX events_line ON events (line);\nCREATE TABLE events_2024 (at date NOT NULL, line text);',
    change: "ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');",
  },
  plan(change, context) {
    const { before, after, dialect, previous, version, migration, later: following } = context;
    const parent = findTable(before, change.table);
    const partition = findTable(before, change.partition);
    if (!parent || !partition)
      return { refused: `${(parent ? change.partition : change.table).name} is not a table that is known here.` };
    const [whole, label] = [displayName(before, parent), displayName(before, partition)];
    if (migration.some((c) => c.kind === 'create-table' && c.table.name === partition.name))
      return { refused: `${label} is created in this migration: nobody waits for it, and it has few rows to read.` };
    if (partition.foreign)
      return { refused: `${label} is a foreign table: its rows are not read when it is attached.` };
    if (partition.partitionBy)
      return {
        refused: `${label} is partitioned itself. Attach it while it is empty, and its partitions to it afterwards.`,
      };
    const unlike = difference(parent, partition, [whole, label]);
    if (unlike !== undefined) return { refused: `${unlike}, so the server refuses to attach it. Change that first.` };
    const checks = dialect.partitionChecks?.(parent, change.bound);
    if (!checks)
      return {
        refused: `No CHECK is known that proves where the rows of ${label} belong: that works for one plain column, by range or list, with constants as bounds. Attach it while it is empty, or when few read and write it.`,
      };
    const [key = ''] = parent.partitionBy?.columns ?? [];
    const missing = foreignKeysMissing(parent, partition);
    if (missing.length > 0)
      return {
        refused: `${label} lacks the foreign key ${list(missing)} of ${whole}, so ATTACH PARTITION would check all of its rows. Add the same one to ${label} NOT VALID and validate it first.`,
      };
    const counted = following.find(
      (next) => mentions(next, change.partition, before) || mentions(next, change.table, before),
    );
    if (counted)
      return {
        refused: `Something is done to ${whole} or ${label} further down (${counted.kind.replaceAll('-', ' ')}), which may count on the partition. Put that into a migration of the next release first.`,
      };
    const work = dialect.facts(change, before, version);
    const rest = childrenOf(before, parent.id).find((p) => /^\s*default\s*$/i.test(p.partitionBound ?? ''));
    const restRead = rest !== undefined && work.scan.some((key) => isOf(key, rest, before));
    const inserts = ask(previous, (contract) => contract.writes(parent.id));
    if (rest && restRead && inserts.answer.verdict !== 'unused')
      return {
        refused: `Rows of the new partition may be in ${displayName(before, rest)}, and a CHECK there would refuse those that ${versions(previous)} writes before ${label} is attached. Attach it under a short lock_timeout when few write, or while no row of these bounds can be written yet.`,
      };

    const ownRead = work.scan.some((key) => isOf(key, partition, before));
    const parts = [
      ...(ownRead
        ? [proof(partition, change.partition, checks.inside, key, ['belong', 'do not belong'], context)]
        : []),
      ...(rest && restRead
        ? [proof(rest, nameIn(before, rest), checks.outside, key, ['do not belong', 'belong'], context)]
        : []),
    ];
    const indexes = indexesOf(after, partition.id).filter((index) => !before.relations.has(index.id));
    if (parts.length + indexes.length === 0)
      return { refused: `No row of ${label} is read when it is attached: there is nothing to prepare.` };
    const now = findTable(after, change.partition) ?? partition;
    const built = indexes.map((index) => build(index, now, change, context));
    if (built.includes(undefined))
      return {
        refused: `${whole} has an exclusion constraint, or a unique index over part of its rows or over expressions: build the same for ${label} before it is attached.`,
      };

    const writes = ask(previous, (contract) => contract.writes(partition.id));
    const later = writes.answer.verdict !== 'unused';
    const steps = [
      ...parts.flatMap((part) => part.steps),
      ...built.flatMap((each) => each ?? []),
      step('backfill', `Attach ${label}`, [doing({ ...change }), ...parts.map((part) => part.drop)], {
        down: [
          doing({ kind: 'detach-partition', table: change.table, partition: change.partition, concurrently: false }),
        ],
      }),
    ];
    const hindrance = stillRead(change, steps, context);
    if (hindrance) return { refused: hindrance };
    return {
      recipe: 'attach-partition',
      title: `Attach ${label} to ${whole} without reading its rows under a lock`,
      steps: later ? steps.map((each) => ({ ...each, phase: 'contract', release: 'next' })) : inOrder(steps),
      servers: later
        ? [
            `${Versions(previous)} ${writes.answer.verdict === 'used' ? 'writes' : 'may write'} to ${label} by its own name, also rows that do not belong into the partition: so all of it waits until that server is gone. The new server writes only rows within the bounds.`,
          ]
        : [`From the first step on ${label} takes only rows within the bounds.`],
      notes: [
        `VALIDATE CONSTRAINT fails while ${label} has rows outside the bounds, as ATTACH PARTITION would. Look for them first, by the query of the first step.`,
        ...(/timestamp with time zone|timestamptz/.test(
          parent.columns.find((column) => column.name === key)?.type.name ?? '',
        )
          ? ['Run all steps with the same TimeZone: bounds without a zone are read in that of the session.']
          : []),
        ...(rest && restRead
          ? [`Meanwhile ${displayName(before, rest)} refuses rows of the new bounds: nobody is known to write any.`]
          : []),
        `The way back detaches ${label} under an ACCESS EXCLUSIVE lock on ${whole}, which it takes only for a moment.`,
      ],
    };
  },
});

/** What a partition must have as its table does, and has not. */
function difference(parent: Table, partition: Table, [whole, label]: readonly [string, string]): string | undefined {
  if (parent.open || partition.open) return undefined;
  const twin = (name: string): Column | undefined => partition.columns.find((column) => column.name === name);
  for (const column of parent.columns) {
    const own = twin(column.name);
    const name = `${label}.${column.name}`;
    if (!own) return `${label} lacks the column ${column.name} of ${whole}`;
    if (!sameType(own.type, column.type)) return `${name} is of another type than that of ${whole}`;
    if (column.notNull && !own.notNull) return `${name} may be NULL, and that of ${whole} may not`;
    if ((column.generated === undefined) !== (own.generated === undefined))
      return `${name} is computed in one of the two tables only`;
  }
  const more = partition.columns.find(({ name }) => parent.columns.every((column) => column.name !== name));
  if (more) return `${label} has a column more than ${whole}: ${more.name}`;
  const missing = parent.constraints.find(
    ({ type, name, noInherit }) =>
      type === 'check' && !noInherit && !partition.constraints.some((own) => own.type === 'check' && own.name === name),
  );
  return missing && `${label} lacks the CHECK ${missing.name} of ${whole}`;
}

/** A CHECK on a table, validated while reads and writes go on. */
function proof(
  table: Table,
  name: Name,
  condition: string,
  key: string,
  [are, not]: readonly [string, string],
  { before, dialect }: RecipeContext,
): { readonly steps: readonly PlanStep[]; readonly drop: PlanStatement } {
  const label = displayName(before, table);
  const taken = (free: string): boolean => table.constraints.some((c) => c.name === free);
  const constraint = freeName(table.name, '_bounds', dialect.maxIdentifier, taken);
  const expression = { text: condition, form: 'expression', columns: [key], calls: [] } as const;
  const broken = `SELECT FROM ${tableName(name, dialect)} WHERE NOT (${condition})`;
  const stop = dialect.guard(broken, `rows of ${label} ${not} into the partition`);
  const drop = (ifExists: boolean): PlanStatement =>
    doing({ kind: 'drop-constraint', table: name, constraint, ifExists, cascade: false });
  const added = doing({
    kind: 'add-constraint',
    table: name,
    constraint: { name: constraint, at: { start: 0, end: 0 }, type: 'check', expression, notValid: true },
  });
  return {
    steps: [
      ...(stop === undefined
        ? []
        : [step('backfill', `Stop if rows of ${label} ${not} into the partition`, [{ sql: stop }])]),
      step('backfill', `Refuse new rows of ${label} that ${not} into the partition`, [added], { down: [drop(true)] }),
      step('backfill', `See that all rows of ${label} ${are} into the partition`, [
        doing({ kind: 'validate-constraint', table: name, constraint }),
      ]),
    ],
    drop: drop(false),
  };
}

/** An index under the name that ATTACH PARTITION would give it, and the constraint on it; undefined where it can't be built so. */
function build(
  index: Index,
  partition: Table,
  change: ChangeOf<'attach-partition'>,
  { after, dialect }: RecipeContext,
): PlanStep[] | undefined {
  const constraint = partition.constraints.find((c) => c.index === index.id);
  const definition = definitionOf(index, partition, after, dialect);
  const columns = definition.elements.flatMap(({ column }) => column ?? []);
  const { include, nullsNotDistinct, storage, tablespace } = definition;
  if (index.unique && (index.where || columns.length < index.elements.length)) return undefined;
  if (constraint?.type === 'exclude') return undefined;
  if (constraint) {
    const shared = {
      name: constraint.name,
      at: { start: 0, end: 0 },
      columns,
      include,
      ...deferral(constraint),
      ...(storage ? { storage } : {}),
      ...(tablespace === undefined ? {} : { tablespace }),
    };
    const adding = {
      table: change.partition,
      constraint:
        constraint.type === 'primary-key'
          ? { ...shared, type: 'primary-key' as const }
          : { ...shared, type: 'unique' as const, ...(nullsNotDistinct ? { nullsNotDistinct } : {}) },
    };
    return [
      { ...indexOfKey(adding, constraint.name, displayName(after, partition), 'backfill', dialect), down: [] },
      step('backfill', `Make ${index.name} the constraint`, [keyOnIndex(adding, constraint.name)], {
        down: [dropKey(adding, constraint.name)],
      }),
    ];
  }
  const name = beside(change.partition, index.name);
  const gone = doing({ kind: 'drop-index', index: name, concurrently: true, ifExists: true, cascade: false });
  const repeated = duplicates(tableName(change.partition, dialect), columns, index.nullsNotDistinct, dialect);
  const stop = dialect.guard(repeated, `rows of ${displayName(after, partition)} repeat ${columns.join(', ')}`);
  return [
    step(
      'backfill',
      `Build ${index.name} while reads and writes go on`,
      [
        ...(index.unique && stop !== undefined ? [{ sql: stop }] : []),
        gone,
        doing({ ...definition, table: change.partition, concurrently: true }),
      ],
      { transaction: false, down: [gone] },
    ),
  ];
}

/** The first step may take the statement's place where it runs in a transaction; the others come after it. */
const inOrder = (steps: readonly PlanStep[]): PlanStep[] =>
  steps.map((each, at) => (at === 0 ? { ...each, phase: 'expand' } : each));

/** What ATTACH PARTITION would still do while others wait, when all of this was done. */
function stillRead(
  change: Change,
  steps: readonly PlanStep[],
  { before, dialect, version }: RecipeContext,
): string | undefined {
  let catalog = before;
  for (const { statements } of steps) {
    for (const statement of statements) {
      const text = statementText(statement, dialect);
      if ('change' in statement && statement.change.kind === 'attach-partition') {
        const { scan, indexBuild } = dialect.facts(change, catalog, version);
        return scan.length + indexBuild.length === 0
          ? undefined
          : `Rows of ${list([...new Set([...scan, ...indexBuild])])} would still be read under a lock. Attach the table while it is empty, or when few read and write it.`;
      }
      for (const each of dialect.read(text).changes) catalog = apply(catalog, each).catalog;
    }
  }
  return undefined;
}

const foreignKeysMissing = (parent: Table, partition: Table): string[] =>
  parent.constraints
    .filter(({ type, references, columns }) => {
      const names = columns.map((id) => parent.columns.find((c) => c.id === id)?.name);
      const twin = partition.constraints.some(
        (own) =>
          own.references?.table === references?.table &&
          own.valid &&
          own.columns.length === names.length &&
          own.columns.every((id, at) => partition.columns.find((c) => c.id === id)?.name === names[at]),
      );
      return type === 'foreign-key' && !twin;
    })
    .map(({ name }) => name);

const isOf = (key: string, table: Table, catalog: Catalog): boolean =>
  key === displayName(catalog, table) || key === `${table.schema}.${table.name}`;
