import { findRelation } from '../schema/catalog.ts';
import type { ChangeKind } from '../schema/change.ts';
import type { Facts } from '../sql/dialect.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';

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
  hazards: ['B39'],
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
    // One finding a file: the first statement that waits without limit.
    const earlier = context.release.slice(0, context.position).filter((entry) => entry.file === here.file);
    if (earlier.some((entry) => !limitedAt(entry, context) && waits(entry, context))) return undefined;
    const tables = lockedTables(context.facts.locks, context);
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

/** Whether a lock_timeout holds at a change: set before it in its file, and for SET LOCAL in its transaction. */
function limitedAt(at: ReleaseChange, context: RuleContext): boolean {
  let session = false;
  let local: { readonly limited: boolean; readonly transaction: number } | undefined;
  for (const entry of context.release) {
    if (entry === at) break;
    const { change } = entry;
    if (entry.file !== at.file || change.kind !== 'set' || change.setting !== 'lock_timeout') continue;
    const limited = change.value !== null && !/^'?\s*0+(\.0*)?\s*[a-z]*'?$/i.test(change.value);
    if (!change.local) {
      session = limited;
      local = undefined;
    } else if (entry.transaction >= 0) local = { limited, transaction: entry.transaction };
  }
  return local?.transaction === at.transaction ? local.limited : session;
}

const kinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(locking);
const waiting = new WeakMap<ReleaseChange, boolean>();

/** Whether a change waits for a lock that readers or writers of a released table then wait behind. */
function waits(entry: ReleaseChange, context: RuleContext): boolean {
  const known = waiting.get(entry);
  if (known !== undefined) return known;
  const facts = (): Facts => context.dialect.facts(entry.change, entry.before, context.version);
  const found = kinds.has(entry.change.kind) && blocks(facts(), context);
  waiting.set(entry, found);
  return found;
}

const blocks = ({ blocks: what, locks, transaction }: Facts, context: RuleContext): boolean =>
  what !== 'nothing' && transaction === 'allowed' && lockedTables(locks, context).length > 0;

/** Relations of the lock list that were there before this release. */
const lockedTables = (locks: Readonly<Record<string, string>>, context: RuleContext): string[] =>
  Object.keys(locks).filter((key) => {
    const [schema, name] = key.includes('.') ? (key.split('.', 2) as [string, string]) : [undefined, key];
    const relation =
      findRelation(context.before, schema === undefined ? { name } : { schema, name }) ??
      findRelation(context.base, { name });
    return (
      relation !== undefined &&
      (relation.kind === 'table' || relation.kind === 'view') &&
      context.base.relations.has(relation.id)
    );
  });
