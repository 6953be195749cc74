import type { ChangeKind } from '../schema/change.ts';
import { altering } from './alteration.ts';
import { nameOf, releasedOf } from './locking.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';

const locking = [
  ...altering,
  'create-table',
  'drop-table',
  'rename-table',
  'set-table-schema',
  'truncate',
  'create-trigger',
  'drop-trigger',
] as const satisfies readonly ChangeKind[];

export default defineRule({
  id: 'lock-wait-timeout',
  on: locking,
  category: 'lock',
  severity: 'information',
  title: 'Waiting for a metadata lock without a lock_wait_timeout',
  why: 'DDL waits until every transaction that has touched the table is over, and every query that comes after it waits behind it, however instant the change itself: with one forgotten transaction a short change becomes an outage.',
  instead: 'Put SET SESSION lock_wait_timeout = 2 before it, and try the migration again when it gives up.',
  hazards: ['C16'],
  dialects: ['mysql'],
  examples: {
    fires: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN note varchar(50);',
    },
    silent: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'SET SESSION lock_wait_timeout = 2;\nALTER TABLE orders ADD COLUMN note varchar(50);',
    },
  },
  check(_change, context) {
    const here = context.release[context.position];
    if (!here || /\b(?:NOWAIT|WAIT\s+\d+)\b/i.test(context.text)) return undefined;
    const tables = lockedBy(here, context);
    if (tables.length === 0 || limited(context, here)) return undefined;
    // One finding a file: the first statement that waits without limit.
    for (let i = context.position - 1; i >= 0; i--) {
      const earlier = context.release[i] as ReleaseChange;
      if (earlier.file !== here.file) break;
      if (lockedBy(earlier, context).length > 0 && !limited(context, earlier)) return undefined;
    }
    const long = context.engine.product === 'mariadb' ? 'a day' : 'a year';
    const hot = tables.some((table) => context.hints(nameOf(table)).traffic === 'hot');
    return {
      message: `This waits for the metadata lock of ${tables.join(', ')} for up to ${long}, and every query after it waits too`,
      object: tables[0] ?? '',
      rewrites: [
        {
          title: 'Set a lock_wait_timeout before it',
          edits: [{ span: { start: 0, end: 0 }, text: `${context.dialect.lockTimeout(2000, false)};\n` }],
          always: true,
        },
      ],
      ...(hot ? { severity: 'warning' as const } : {}),
    };
  },
});

const kinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(locking);
const found = new WeakMap<ReleaseChange, string[]>();

/** Released tables whose metadata lock a change waits for. */
function lockedBy(entry: ReleaseChange, context: RuleContext): string[] {
  const known = found.get(entry);
  if (known) return known;
  const locks = kinds.has(entry.change.kind)
    ? context.dialect.facts(entry.change, entry.before, context.version).locks
    : {};
  const exclusive = Object.keys(locks).filter((key) => locks[key] === 'ACCESS EXCLUSIVE');
  const tables = releasedOf(exclusive, entry.before, context.base);
  found.set(entry, tables);
  return tables;
}

/** Longer waits are no limit to speak of. */
const longest = 600;

/** Whether a lock_wait_timeout holds at a change: the last one set before it in its file. */
function limited({ release }: RuleContext, at: ReleaseChange): boolean {
  for (let i = release.indexOf(at) - 1; i >= 0; i--) {
    const { change, file } = release[i] as ReleaseChange;
    if (file !== at.file) break;
    if (change.kind === 'set' && change.setting === 'lock_wait_timeout') {
      return change.value !== null && !(Number(change.value) > longest);
    }
  }
  return false;
}
