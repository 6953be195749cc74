import { findRelation } from '../schema/catalog.ts';
import type { Change, ChangeKind } from '../schema/change.ts';
import type { Facts } from '../sql/dialect.ts';
import { defineRule, type RuleContext } from './rule.ts';

/** Kinds that take a lock that readers or writers wait for; `facts` says which of them do in a given case. */
const locking = [
  'drop-table',
  'rename-table',
  'set-table-schema',
  'attach-partition',
  'detach-partition',
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
  'create-index',
  'drop-index',
  'create-trigger',
  'drop-trigger',
  'enable-trigger',
  'create-policy',
  'drop-policy',
  'alter-policy',
  'create-rule',
  'drop-view',
  'truncate',
  'reindex',
  'cluster',
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
    const earlier = context.release.slice(0, context.position).filter((entry) => entry.file === here?.file);
    const set = earlier.findLast(
      (entry) => entry.change.kind === 'set' && entry.change.setting === 'lock_timeout',
    )?.change;
    if (set?.kind === 'set' && set.value !== null && !/^'?0/.test(set.value)) return undefined;
    if (!blocks(context.facts, context)) return undefined;
    // One finding a file: the first statement that waits.
    if (
      earlier.some(
        (entry) =>
          (locking as readonly string[]).includes(entry.change.kind) && waits(entry.change, entry.before, context),
      )
    )
      return undefined;
    const tables = lockedTables(context.facts.locks, context);
    const hot = tables.some((table) => context.hints({ name: table }).traffic === 'hot');
    return {
      message: `This waits for a lock on ${tables.join(', ')} without limit, and every query after it waits too`,
      object: tables[0] ?? '',
      fix: {
        title: 'Set a lock_timeout before it',
        edits: [{ span: { start: 0, end: 0 }, text: `${context.dialect.lockTimeout(2000, false)};\n` }],
      },
      ...(hot ? { severity: 'warning' as const } : {}),
    };
  },
});

const waits = (change: Change, before: RuleContext['before'], context: RuleContext): boolean =>
  blocks(context.dialect.facts(change, before, context.version), context);

const blocks = ({ blocks: what, locks, transaction }: Facts, context: RuleContext): boolean =>
  what !== 'nothing' && transaction === 'allowed' && lockedTables(locks, context).length > 0;

/** Relations of the lock list that were there before this release. */
const lockedTables = (locks: Readonly<Record<string, string>>, context: RuleContext): string[] =>
  Object.keys(locks).filter((key) => {
    const [schema, name] = key.includes('.') ? (key.split('.', 2) as [string, string]) : [undefined, key];
    const relation =
      findRelation(context.before, schema === undefined ? { name } : { schema, name }) ??
      findRelation(context.base, { name });
    return relation !== undefined && relation.kind !== 'index' && context.base.relations.has(relation.id);
  });
