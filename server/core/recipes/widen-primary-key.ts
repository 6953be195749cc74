import type { Change } from '../schema/change.ts';
import { showType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { sqlName } from './names.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type Plan, type PlanStep, type RecipeContext } from './recipe.ts';
import { step } from './statements.ts';
import { besideSteps } from './swap.ts';
import { contextAt } from './taken-up.ts';
import { exchangeAll, proofsOf, type Ready, unkept } from './widen-exchange.ts';
import {
  alsoChanged,
  entangled,
  type ForeignKey,
  foreignKeysOf,
  type Member,
  memberOf,
  membersOf,
} from './widen-members.ts';
import { byPosition, firedNotes, newColumnNotes, Versions } from './wording.ts';

export default defineRecipe({
  id: 'widen-primary-key',
  on: ['set-column-type'],
  title: 'Widen the key and what refers to it beside the old columns, exchange all at once in the next release',
  about:
    'For keys of whole numbers that run out, and the columns that refer to them where the same migration widens those too. Each gets a column of the new type beside it, filled by a trigger and in batches; no server names it. In the next release indexes are built while writes go on, and it is proven that no row would lose its number, and one short transaction exchanges all columns, with keys, foreign keys, sequences and defaults; foreign keys are then proven while writes go on. It stops in the beginning where something would be lost that migrations do not show: DEFERRABLE or MATCH FULL keys, privileges on the columns, a REPLICA IDENTITY index, a sequence with options. It refuses partitions, inheritance, views and computed columns over the columns, and an index over two of them. MySQL and MariaDB copy the tables: it refuses there.',
  example: {
    schema:
      'CREATE TABLE users (id serial PRIMARY KEY, name text);\nCREATE TABLE logins (id bigint PRIMARY KEY, user_id int NOT NULL REFERENCES users);',
    change: 'ALTER TABLE users ALTER COLUMN id TYPE bigint;\nALTER TABLE logins ALTER COLUMN user_id TYPE bigint;',
  },
  plan(change, given) {
    const { dialect, version } = given;
    if (dialect.id === 'mysql')
      return {
        refused: `${dialect.title} copies a table to widen its key, and refuses while foreign keys lie on it. Use a tool that copies it beside the servers, such as gh-ost or pt-online-schema-change.`,
      };
    if (version < 11)
      return { refused: 'PostgreSQL before 11 has no COMMIT in a DO block, which the filling in batches needs.' };
    const takes = membersOf(change, given);
    const [first] = takes;
    if (!first)
      return { refused: `${change.table.name}.${change.column} is not a column of a table that is known here.` };
    if (takes.some((each) => each.inside))
      return { refused: 'A change of type stands inside a DO block. Take it out of there first.' };
    const context = contextAt(first, change, given);
    const members: Member[] = [];
    for (const each of takes) {
      const member = memberOf(each, context);
      if ('refused' in member) return member;
      members.push(member);
    }
    const keys = foreignKeysOf(members, context);
    const refused = refusal(members, keys, takes, context);
    if (refused) return { refused };
    const plan = planOf(members, keys, takes, context);
    const late = inTheWay(plan, context, change.table.name);
    return late === undefined ? plan : { refused: late };
  },
});

function refusal(
  members: readonly Member[],
  keys: readonly ForeignKey[],
  takes: readonly Change[],
  context: RecipeContext,
): string | undefined {
  const [first] = members;
  if (keys.length === 0 && members.every((m) => !m.primary && !m.sequence))
    return `${first?.label}.${first?.original.name} is neither a key nor does it refer to one.`;
  const other = alsoChanged(members, takes, context);
  if (other)
    return `The migration also does something else to these columns (${other.kind.replaceAll('-', ' ')}). Give that a release of its own.`;
  const next = context.next();
  const positional = members.find((m) => next && byPosition(m.table, [next]).length > 0);
  if (positional)
    return `The new server inserts into ${positional.label} without naming columns, and ${positional.original.name} stands last after the exchange. Let it name them.`;
  return entangled(members);
}

function planOf(
  members: readonly Member[],
  keys: readonly ForeignKey[],
  takes: readonly Change[],
  context: RecipeContext,
): Plan {
  const { dialect, previous } = context;
  const columns = list(members.map((m) => `${m.label}.${m.original.name}`));
  const [first] = members;
  const types = `from ${showType((first as Member).original.type)} to ${showType((first as Member).change.type)}`;
  const ready: Ready[] = [];
  const expand: PlanStep[] = [];
  const fill: PlanStep[] = [];
  const build: PlanStep[] = [];
  for (const member of members) {
    const { steps, copies } = besideSteps(member, context);
    const { steps: proven, ...checks } = proofsOf(member, context);
    const [added, filled, ...indexed] = steps;
    if (added) expand.push(expand.length === 0 ? added : { ...added, phase: 'backfill' });
    if (filled) fill.push(filled);
    // Two unique indexes over the same values may refuse what ON CONFLICT alone would have settled: only for as long as needed.
    build.push(
      ...indexed.map(
        (each, i): PlanStep => (copies[i]?.index.unique ? { ...each, phase: 'contract', release: 'next' } : each),
      ),
      ...proven,
    );
    ready.push({ member, copies, ...checks });
  }
  const stop = dialect.guard(
    unkept(members, keys, context),
    `${columns} can not be exchanged without losing something`,
  );
  const [head, ...rest] = expand;
  const now = build.filter((each) => each.release === 'this');
  const next = build.filter((each) => each.release !== 'this');
  const { statements, validate, down } = exchangeAll(ready, keys, context);
  const gates = members.map((m) => `SELECT count(*) FROM ${sqlName(m.name, dialect)} WHERE ${m.dualWrite.outOfStep}`);
  const narrow = keys.flatMap(({ table, constraint, parent }) =>
    members.some((m) => m.table.id === parent.id) &&
    !members.some((m) => m.table.id === table.id && constraint.columns.includes(m.original.id))
      ? [`${constraint.name} of ${table.name}`]
      : [],
  );
  return {
    recipe: 'widen-primary-key',
    title: `Widen ${columns} ${types} in two releases`,
    takes,
    steps: [
      ...(head ? [{ ...head, statements: [{ sql: stop }, ...head.statements] }] : []),
      ...rest,
      ...fill,
      ...now,
      ...next,
      step('contract', `Exchange ${columns} for the wider columns`, statements, { down }),
      ...(validate.length > 0 ? [step('contract', 'Prove the constraints for the rows that are there', validate)] : []),
    ],
    servers: [
      `${Versions(previous)} goes on reading and writing ${columns}; it never sees the columns beside.`,
      `The new server takes ${columns} in the old type and in the new one, as they are exchanged while it runs (a driver may give it a string in place of a number then), names columns in every INSERT, and reads them by name. It writes no number that the old type can't hold.`,
      'The server after it may count on the new type.',
    ],
    notes: notesOf(members, gates, narrow, context),
  };
}

function notesOf(
  members: readonly Member[],
  gates: readonly string[],
  narrow: readonly string[],
  { previous }: RecipeContext,
): string[] {
  return [
    `Before the contract steps each of these must say 0, or their proof fails; if one says more, run its backfill again: ${gates.join('; ')}.`,
    'The exchange locks all the tables for a moment. Prepared statements that return the columns fail once with "cached plan must not change result type" then: the server prepares them again.',
    'While the unique indexes of old and new columns stand side by side, two inserts of the same new key at once may get a unique violation where ON CONFLICT alone would have settled it. Let them try again.',
    'Taking the exchange back writes the columns of all rows, and builds their keys, under one lock; it fails where a number no longer fits.',
    ...(narrow.length > 0
      ? [`${list(narrow)} refers from a column that stays narrow: it can hold no number that only the wider key has.`]
      : []),
    ...members.flatMap((m) =>
      m.attached.functions.length > 0
        ? [`${m.attached.functions.join(', ')} names ${m.original.name}: make sure that it works with both types.`]
        : [],
    ),
    ...new Set(members.flatMap((m) => [...firedNotes(m.table), ...newColumnNotes(m.table, m.label, previous)])),
  ];
}
