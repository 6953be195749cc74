import type { ChangeKind } from '../schema/change.ts';
import type { Facts } from '../sql/dialect.ts';
import { factsOf, releasedOf } from './locking.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';
import { ofFile, sameFile } from './same-file.ts';
import { isFutile, limitedAt } from './timeouts.ts';

/** Kinds that take a lock that readers or writers wait for; `facts` says which of them do in a given case. */
const locking = [
  'create-table',
  'drop-table',
  'rename-table',
  'set-table-schema',
  'attach-partition',
  'detach-partition',
  'inherit',
  'set-table-option',
  'set-row-security',
  'add-column',
  'drop-column',
  'rename-column',
  'set-column-type',
  'set-not-null',
  'drop-not-null',
  'set-default',
  'drop-default',
  'add-identity',
  'set-identity',
  'drop-identity',
  'set-generated',
  'drop-generated',
  'set-column-option',
  'add-constraint',
  'drop-constraint',
  'rename-constraint',
  'alter-constraint',
  'create-index',
  'drop-index',
  'create-trigger',
  'drop-trigger',
  'enable-trigger',
  'create-policy',
  'drop-policy',
  'alter-policy',
  'create-rule',
  'rename-view',
  'drop-view',
  'refresh-view',
  'truncate',
  'reindex',
  'cluster',
  'vacuum',
  'drop-schema',
  'lock-table',
] as const satisfies readonly ChangeKind[];

export default defineRule({
  id: 'lock-timeout',
  on: locking,
  category: 'lock',
  severity: 'information',
  title: 'Taking a lock without a lock_timeout',
  why: 'If a long query holds the table, the statement waits for it, and every other query then waits behind the statement: a short change becomes an outage.',
  instead: "Put SET lock_timeout = '2s' before it, and try the migration again when it gives up.",
  hazards: ['B38', 'B39', 'B54'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN note text;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: `SET lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN note text;`,
    },
  },
  check(_change, context) {
    const here = context.release[context.position];
    if (!here || limitedAt(here, context) || !waits(here, context)) return undefined;
    // One that is set where it has no effect is said there.
    const futile = ofFile(context, here, 'futile lock_timeout', (entries) =>
      entries.some(
        (entry) => isFutile(entry) && entry.change.kind === 'set' && entry.change.setting === 'lock_timeout',
      ),
    );
    if (futile) return undefined;
    // One finding a file: the first statement that waits without limit.
    const first = sameFile(context, here).find((entry) => waits(entry, context) && !limitedAt(entry, context));
    if (first !== here) return undefined;
    const tables = lockedTables(context, context.facts.locks);
    const hot = tables.some((table) => context.hints({ name: table }).traffic === 'hot');
    return {
      message: `This waits for a lock on ${tables.join(', ')} without limit, and every query after it waits too`,
      object: tables[0] ?? '',
      rewrites: [
        {
          title: 'Set a lock_timeout before it',
          edits: [{ span: { start: 0, end: 0 }, text: `${context.dialect.lockTimeout(2000, false)};\n` }],
          always: true,
        },
      ],
      ...(hot ? { severity: 'warning' as const } : {}),
    };
  },
});

const kinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(locking);
const waiting = new WeakMap<ReleaseChange, boolean>();

/** Whether a change waits for a lock that readers or writers of a released table then wait behind. */
function waits(entry: ReleaseChange, context: RuleContext): boolean {
  const known = waiting.get(entry);
  if (known !== undefined) return known;
  const found = kinds.has(entry.change.kind) && blocks(factsOf(entry, context), context);
  waiting.set(entry, found);
  return found;
}

const blocks = ({ blocks: what, locks, transaction }: Facts, context: RuleContext): boolean =>
  what !== 'nothing' && transaction === 'allowed' && lockedTables(context, locks).length > 0;

const lockedTables = (context: RuleContext, locks: Facts['locks']): string[] =>
  releasedOf(Object.keys(locks), context.before, context.base);
