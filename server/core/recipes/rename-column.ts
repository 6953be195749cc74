import type { Column } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import type { Attached } from './attached.ts';
import { walkingKey } from './key.ts';
import { mentions } from './names.ts';
import { defineRecipe, type Plan, type PlanStatement, type PlanStep, type RecipeContext } from './recipe.ts';
import { renameOnMysql } from './rename-column-mysql.ts';
import { indexCopies } from './rename-indexes.ts';
import { nameOf, type Rename, subjectOf } from './rename-subject.ts';
import { doing, doingAll, step } from './statements.ts';
import { firedNotes, newColumnNotes, Versions } from './wording.ts';

export default defineRecipe({
  id: 'rename-column',
  on: ['rename-column'],
  title: 'Split the rename: new column beside the old, both kept in step',
  about:
    "Adds the new column beside the old one and keeps both in step with triggers, whichever of them a server writes; fills the rows that are there in batches; and in the next release leaves one column under the new name. `UPDATE OF` tells which server writes, so the servers connect as always. At the end the copy is dropped and the original renamed, so that whatever is attached to it goes along: indexes, constraints, views, privileges, statistics, publications. It refuses where two columns can't be kept in step exactly: computed and identity columns, partition keys, inheritance, rules, triggers on `UPDATE OF` the column, and a nullable column with a default whose type has no value to spare. On MySQL and MariaDB the copy always stays, as DDL has no transaction there.",
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, mail text NOT NULL UNIQUE);',
    change: 'ALTER TABLE users RENAME COLUMN mail TO email;',
  },
  plan(change, context) {
    const subject = subjectOf(change, context);
    if ('refused' in subject) return subject;
    return context.dialect.id === 'mysql' ? renameOnMysql(subject, context) : renameInStep(subject, context);
  },
});
/**
 * A copy kept in step by triggers. In the end the original takes its name: privileges, statistics, publications, settings and the
 * conditions of triggers depend on it, and not all of them are known here.
 */
function renameInStep(rename: Rename, context: RecipeContext): Plan {
  const { change, table, label, column, attached, dualWrite, copy } = rename;
  const { dialect, before, previous } = context;
  const [from, to] = [column.name, change.to];
  const why = reasonsToKeep(column, attached);
  const { steps: indexes, notes, made } = indexCopies(rename, context);
  const key = walkingKey(before, table);
  const backfill = dialect.backfill({
    table: change.table,
    ...(key === undefined ? {} : { key }),
    assignments: [{ column: to, value: dialect.quote(from) }],
    where: dualWrite.outOfStep,
    batch: 1000,
  });
  const unsynced = doingAll(dualWrite.drop);
  const guard = dialect.guard(
    `SELECT 1 FROM ${nameOf(rename, context)} WHERE ${dualWrite.outOfStep}`,
    `${label}.${to} and ${from} differ: run the backfill again`,
  );
  const stop: PlanStatement[] = guard === undefined ? [] : [{ sql: guard }];
  const steps: PlanStep[] = [
    step(
      'expand',
      `Add ${label}.${to} and keep it in step with ${from}`,
      [
        doing({ kind: 'add-column', table: change.table, column: copy, ifNotExists: false }),
        ...doingAll(dualWrite.create),
      ],
      { down: [...unsynced, dropColumn(change, to)] },
    ),
    step('backfill', `Fill ${label}.${to} of the rows that are there`, [{ sql: backfill }], {
      transaction: key === undefined,
    }),
    ...indexes,
    step(
      'contract',
      `Drop the copy and rename ${label}.${from} to ${to}`,
      [
        ...stop,
        ...unsynced,
        dropColumn(change, to),
        doing({ kind: 'rename-column', table: change.table, column: from, to }),
        // Until now they hold for the copy.
        ...doingAll(saidOfNew(change, context)),
      ],
      { down: wayBack(rename, context, made) },
    ),
  ];
  const gate = `SELECT count(*) FROM ${nameOf(rename, context)} WHERE ${dualWrite.outOfStep}`;
  return {
    recipe: 'rename-column',
    title: `Rename ${label}.${from} to ${to} in two releases`,
    steps,
    servers: [
      `${Versions(previous)} goes on reading and writing ${from}.`,
      `The new server reads and writes ${to} only, and never names ${from}; it starts when ${gate} says 0.`,
    ],
    notes: [
      why.length > 0
        ? `At the end the original column stays under its new name, because ${list(why)} would have to be made again for the copy.`
        : `At the end the original column stays under its new name, with all that depends on it.`,
      ...(dualWrite.create.some((c) => c.kind === 'set-default')
        ? [
            `Until the contract step the default of ${to} is a value that means "not given"; a server that writes this very value gets the default of ${from} instead.`,
          ]
        : []),
      ...(column.notNull && column.default
        ? [
            `Until the contract step a NULL that the new server inserts into ${to} becomes the default of ${from} instead of being refused, and UPDATE … SET ${to} = DEFAULT is refused.`,
          ]
        : []),
      ...uniqueNotes(rename),
      ...(key === undefined
        ? [
            `${label} has no NOT NULL column with an index to walk along: the rows are filled by one UPDATE, which keeps them locked until it ends.`,
          ]
        : []),
      ...(attached.functions.length > 0
        ? [
            `${list(attached.functions)} names ${from}: replace it together with the contract step, or it fails from then on.`,
          ]
        : []),
      ...(before.gaps > 0 || table.open
        ? [
            `Not all of the history could be read: make sure that no trigger of ${label} that is not known here sorts outside of the new ones.`,
          ]
        : []),
      ...firedNotes(table),
      ...newColumnNotes(table, label, previous),
      `Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.`,
      ...notes,
      `Taking the contract step back copies ${from} in all rows under one lock.`,
      `Privileges on single columns are not copied: grant those of ${from} on ${to} as well.`,
    ],
  };
}

/** Comments on the column under its new name, and what the planner is told of it. */
const saidOfNew = ({ table, to }: Rename['change'], { later, before }: RecipeContext) =>
  later.filter(
    (other) =>
      (other.kind === 'comment' ||
        (other.kind === 'set-column-option' && /^(statistics|options)$/.test(other.option))) &&
      other.column === to &&
      !other.inside &&
      mentions(other, table, before),
  );

/** What would be lost with the original column. */
function reasonsToKeep(column: Column, attached: Attached): string[] {
  return [
    ...(column.notNull ? ['NOT NULL'] : []),
    ...(column.default ? ['the default'] : []),
    ...attached.constraints.map((name) => `the constraint ${name}`),
    ...attached.indexes
      .filter((index) => !attached.constraints.includes(index.name))
      .map((index) => `the index ${index.name}`),
    ...attached.referrers.map((referrer) => `the foreign key ${referrer.constraint} of ${referrer.table.name}`),
    ...attached.generated.map((other) => `the computed column ${other.name}`),
    ...attached.views.map((view) => `the view ${view.name}`),
    ...attached.policies.map((name) => `the policy ${name}`),
    ...(column.comment === undefined ? [] : ['the comment']),
  ];
}

/** Back to the two columns in step, under the lock of one transaction: the triggers come last, so that none fires on the copying. */
function wayBack(rename: Rename, context: RecipeContext, indexes: readonly PlanStatement[]): PlanStatement[] {
  const { change, column, copy, dualWrite } = rename;
  const { quote } = context.dialect;
  return [
    doing({ kind: 'rename-column', table: change.table, column: change.to, to: column.name }),
    doing({ kind: 'add-column', table: change.table, column: copy, ifNotExists: false }),
    { sql: `UPDATE ${nameOf(rename, context)} SET ${quote(change.to)} = ${quote(column.name)}` },
    // The new server upserts on them at once.
    ...indexes,
    ...doingAll(dualWrite.create),
  ];
}
const dropColumn = ({ table }: ChangeOf<'rename-column'>, column: string): PlanStatement =>
  doing({ kind: 'drop-column', table, column, ifExists: false, cascade: false });

function uniqueNotes({ column, change, attached, table }: Rename): string[] {
  // The copy of one that is DEFERRABLE refuses nothing.
  const loose = new Set(table.constraints.filter((c) => c.deferrable).map((c) => c.index));
  const unique = attached.indexes.filter(({ unique, id }) => unique && !loose.has(id)).map((index) => index.name);
  if (unique.length === 0) return [];
  return [
    `${list(unique)} has a copy over ${change.to}: two servers that insert the same new value at once may then get a unique violation where ON CONFLICT alone would have settled it. Let them try again.`,
    ...(attached.constraints.some((name) => /_pkey$/.test(name))
      ? [
          `Until the contract step ${change.to} is not the primary key: GROUP BY ${change.to} must list the other columns too, in place of relying on ${column.name}.`,
        ]
      : []),
  ];
}
