import type { ChangeKind } from '../schema/change.ts';
import { blockingIn } from './locking.ts';
import { defineRule, type Question, type ReleaseChange, type RuleContext } from './rule.ts';
import { sameFile } from './same-file.ts';
import { isFutile, isLimit, limitedAt } from './timeouts.ts';

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
  hazards: ['B33', 'B38', 'B39', 'B54'],
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
    if (!context.asked(unlimited)) return undefined;
    const here = context.release[context.position] as ReleaseChange;
    const tables = lockedBy(here, context);
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
      ...advice(here, context),
      ...(hot ? { severity: 'warning' as const } : {}),
    };
  },
});

/** One finding a file: the first statement that waits without limit. */
const unlimited: Question<true> = {
  collect: (context) => {
    const found = new Map<number, true>();
    const files = new Set<number>();
    for (const [position, entry] of context.release.entries()) {
      if (files.has(entry.file) || limitedAt(entry, context) || !waits(entry, context)) continue;
      files.add(entry.file);
      // One that is set where it has no effect is said there.
      const futile = ({ change }: ReleaseChange): boolean => change.kind === 'set' && change.setting === 'lock_timeout';
      if (!sameFile(context, entry).some((other) => isFutile(other) && futile(other))) found.set(position, true);
    }
    return found;
  },
};

/** What stands in the file already, and does not help here. */
function advice(here: ReleaseChange, context: RuleContext): { readonly advice?: string } {
  const entries = sameFile(context, here);
  const settings = entries.filter(({ change }) => change.kind === 'set' && change.setting === 'lock_timeout');
  const late = settings.find(({ change }) => change.kind === 'set' && isLimit(change));
  const last = settings.findLast((entry) => entries.indexOf(entry) < entries.indexOf(here));
  if (last?.change.kind === 'set' && last.change.value !== null && !isLimit(last.change))
    return { advice: 'A lock_timeout of 0 is none: set a few seconds, and try the migration again when it gives up.' };
  if (late && entries.indexOf(late) > entries.indexOf(here))
    return { advice: 'The lock_timeout that is set further down comes too late: move it before this statement.' };
  if (here.change.kind === 'create-table' && here.change.partitionOf) {
    return {
      advice:
        "Put SET lock_timeout = '2s' before it; or create the table by itself (LIKE … INCLUDING ALL), and ATTACH it, which lets reads and writes of the parent go on.",
    };
  }
  return {};
}

const kinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(locking);

/** Whether a change waits for a lock that readers or writers of a released table then wait behind. */
const waits = (entry: ReleaseChange, context: Pick<RuleContext, 'base'>): boolean =>
  kinds.has(entry.change.kind) && lockedBy(entry, context).length > 0;

const lockedBy = (entry: ReleaseChange, context: Pick<RuleContext, 'base'>): string[] =>
  blockingIn(entry.facts, entry.before, context.base).map(({ table }) => table);
