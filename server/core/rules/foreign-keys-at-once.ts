import { findTable, type Table, tableById } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { graded, relationOf } from './locking.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';
import { limitedAt } from './timeouts.ts';
import { earlierMates, mates } from './work.ts';

export default defineRule({
  id: 'foreign-keys-at-once',
  on: ['drop-table', 'drop-constraint', 'create-table'],
  category: 'lock',
  severity: 'warning',
  title: 'One statement locks the tables of several foreign keys',
  why: 'Dropping a foreign key, or a table that has one, locks the table at its other end ACCESS EXCLUSIVE; making one keeps writes to it waiting. With several, all of those tables are locked until the last lock is there.',
  instead: 'Drop the foreign keys first, one a transaction, each with a short lock_timeout; then the table.',
  hazards: ['B09'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE shops (id bigint PRIMARY KEY);\n' +
        'CREATE TABLE visits (user_id bigint REFERENCES users (id), shop_id bigint REFERENCES shops (id));',
      migration: 'DROP TABLE visits;',
    },
    silent: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE shops (id bigint PRIMARY KEY);\n' +
        'CREATE TABLE visits (user_id bigint REFERENCES users (id), shop_id bigint REFERENCES shops (id));',
      migration: 'ALTER TABLE visits DROP CONSTRAINT visits_user_id_fkey;',
    },
  },
  check(change, context) {
    const here = context.release[context.position];
    if (!here) return undefined;
    const together = [here, ...mates(context)].filter((entry) => kinds.has(entry.change.kind));
    // Said once a statement, where it begins.
    if (earlierMates(context).some((entry) => kinds.has(entry.change.kind))) return undefined;
    const gone = new Set(together.flatMap((entry) => subject(entry)?.id ?? []));
    const others = new Map<number, Table>();
    for (const entry of together)
      for (const table of otherEnds(entry, context)) if (!gone.has(table.id)) others.set(table.id, table);
    const hot = [...others.values()].filter((table) => context.hints(table).traffic === 'hot');
    const dropping = change.kind !== 'create-table';
    if (dropping ? others.size < 2 && hot.length === 0 : hot.length < 2) return undefined;
    // One foreign key, dropped by itself: there is no better way.
    if ((change.kind === 'drop-constraint' && others.size < 2) || limitedAt(here, context)) return undefined;
    const tables = (dropping ? [...others.values()] : hot).map((table) => context.name(table));
    const message =
      change.kind === 'drop-table'
        ? `DROP TABLE blocks reads and writes of ${list(tables)} as well, because its foreign keys lead there`
        : dropping
          ? `Dropping these foreign keys blocks reads and writes of ${list(tables)}, all at once`
          : `CREATE TABLE blocks writes to ${list(tables)}, all at once, because its foreign keys lead there`;
    return {
      message,
      object: change.table.name,
      ...(dropping
        ? {}
        : {
            advice:
              'Create the table without them, and add each foreign key in a transaction of its own, with a short lock_timeout.',
          }),
      ...(hot[0] ? graded(context, hot[0]) : {}),
    };
  },
});

const kinds: ReadonlySet<string> = new Set(['drop-table', 'drop-constraint', 'create-table']);

const subject = ({ change, before }: ReleaseChange): Table | undefined =>
  'table' in change && change.table ? findTable(before, change.table) : undefined;

/** Released tables at the other end of this one's foreign keys that the change locks. */
function otherEnds(entry: ReleaseChange, context: RuleContext): Table[] {
  const { change, before } = entry;
  const table = subject(entry);
  const keys =
    change.kind === 'create-table'
      ? [...change.constraints, ...change.columns.flatMap((c) => c.constraints)].flatMap((c) =>
          c.type === 'foreign-key' ? (findTable(before, c.references) ?? []) : [],
        )
      : (table?.constraints ?? [])
          .filter((c) => change.kind !== 'drop-constraint' || c.name === change.constraint)
          .flatMap(({ references }) => (references ? (tableById(before, references.table) ?? []) : []));
  const locked = new Set(Object.keys(entry.facts.locks).map((key) => relationOf(key, before)?.id));
  // Nobody waits long for what the release drops as well.
  const stays = ({ id }: Table): boolean => context.base.relations.has(id) && context.target.relations.has(id);
  return keys.filter((other) => other.id !== table?.id && locked.has(other.id) && stays(other));
}
