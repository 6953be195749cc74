import { releasedOf } from './locking.ts';
import { writesMany } from './row-writes.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';
import { sameFile } from './same-file.ts';
import { limitedAt } from './timeouts.ts';

export default defineRule({
  id: 'statement-timeout',
  on: [
    'update-rows',
    'delete-rows',
    'insert-rows',
    'merge-rows',
    'add-column',
    'set-column-type',
    'set-not-null',
    'add-constraint',
    'validate-constraint',
    'create-index',
    'reindex',
    'cluster',
    'alter-domain',
    'attach-partition',
    'refresh-view',
    'create-view',
    'create-table',
  ],
  category: 'lock',
  severity: 'information',
  optIn: true,
  title: 'Something slow runs without a statement_timeout',
  why: 'What takes longer than anybody thought goes on for hours, and keeps its locks and its place in front of VACUUM meanwhile.',
  instead:
    "Put SET statement_timeout = '10min' before it; a transaction that waits for its client needs idle_in_transaction_session_timeout.",
  hazards: ['B40'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        'CREATE TABLE orders (id bigint PRIMARY KEY, total int);\nALTER TABLE orders ADD CONSTRAINT total CHECK (total > 0) NOT VALID;',
      migration: 'ALTER TABLE orders VALIDATE CONSTRAINT total;',
    },
    silent: {
      before:
        'CREATE TABLE orders (id bigint PRIMARY KEY, total int);\nALTER TABLE orders ADD CONSTRAINT total CHECK (total > 0) NOT VALID;',
      migration: "SET statement_timeout = '10min';\nALTER TABLE orders VALIDATE CONSTRAINT total;",
    },
  },
  check(_change, context) {
    const here = context.release[context.position];
    if (!here || !isUnlimited(here, context)) return undefined;
    // One finding a file.
    const first = sameFile(context, here).find((entry) => isUnlimited(entry, context));
    if (first !== here) return undefined;
    return {
      message: 'This takes as long as the table is large, without limit',
      object: 'statement_timeout',
      rewrites: [
        {
          title: 'Set a statement_timeout before it',
          edits: [{ span: { start: 0, end: 0 }, text: "SET statement_timeout = '10min';\n" }],
          always: true,
        },
      ],
    };
  },
});

function isUnlimited(entry: ReleaseChange, context: RuleContext): boolean {
  if (writesMany(entry, context)) return !limitedAt(entry, context, 'statement_timeout');
  const { scan, rewrite, indexBuild } = entry.facts;
  const slow = releasedOf([...scan, ...rewrite, ...indexBuild], entry.before, context.base).length > 0;
  return slow && !limitedAt(entry, context, 'statement_timeout');
}
