import { findTable } from '../schema/catalog.ts';
import { graded, lockable } from './locking.ts';
import { concurrently } from './online.ts';
import { defineRule, type Report } from './rule.ts';
import { burden } from './work.ts';

export default defineRule({
  id: 'create-index',
  on: ['create-index'],
  category: 'lock',
  severity: 'warning',
  title: 'Creating an index without CONCURRENTLY',
  why: 'CREATE INDEX holds a SHARE lock until the index is built: every write to the table waits for as long as that takes.',
  instead: 'Use CREATE INDEX CONCURRENTLY, outside a transaction, in a migration of its own.',
  hazards: ['B01', 'B05'],
  dialects: ['postgresql'],
  recipe: 'create-index',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);',
      migration: 'CREATE INDEX orders_customer_idx ON orders (customer);',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);',
      migration: 'CREATE TABLE notes (id bigint PRIMARY KEY, body text);\nCREATE INDEX notes_body_idx ON notes (body);',
    },
  },
  check(change, context): Report | undefined {
    const known = findTable(context.before, change.table);
    if (change.concurrently) return known?.partitionBy ? refused(context.name(known)) : undefined;
    const table = lockable(context, change.table);
    if (!table || burden(context)?.work !== 'build') return undefined;
    const name = context.name(table);
    const partitioned = table.partitionBy !== undefined;
    return {
      message: `CREATE INDEX blocks writes to ${name} until the index is built`,
      object: name,
      ...graded(context, change.table),
      ...(partitioned
        ? { advice: onPartitions }
        : // With IF NOT EXISTS it would be kept invalid when a first attempt fails.
          change.ifNotExists
          ? {}
          : { rewrites: () => concurrently(context, 'Build it CONCURRENTLY', /^\s*create\s+(unique\s+)?index\b/i) }),
    };
  },
});

const onPartitions =
  'A partitioned table takes no CONCURRENTLY: create the index ON ONLY the parent, CONCURRENTLY on each partition, and attach them.';

const refused = (name: string): Report => ({
  message: `CREATE INDEX CONCURRENTLY fails here: ${name} is partitioned`,
  object: name,
  severity: 'error',
  recipe: false,
  advice: onPartitions,
});
