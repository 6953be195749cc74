import { childrenOf, displayName } from '../schema/catalog.ts';
import { graded, isSmall, lockable } from './locking.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'create-partition',
  on: ['create-table'],
  category: 'lock',
  severity: 'warning',
  title: 'CREATE TABLE … PARTITION OF reads the default partition',
  why: 'The default partition must hold no row of the new one: all of it is read under an ACCESS EXCLUSIVE lock on the parent, and nothing can read or write any partition meanwhile.',
  instead:
    'Create the table by itself (LIKE parent INCLUDING ALL) with a CHECK of its bounds, then ATTACH it as a partition.',
  hazards: ['B33'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        'CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);\nCREATE TABLE events_rest PARTITION OF events DEFAULT;',
      migration: "CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');",
    },
    silent: {
      before: 'CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);',
      migration: 'CREATE TABLE events_2024 (LIKE events INCLUDING ALL);',
    },
  },
  check(change, context) {
    const parent = change.partitionOf && lockable(context, change.partitionOf.parent);
    if (!parent || context.facts.scan.length === 0) return undefined;
    const rest = childrenOf(context.before, parent.id).find((p) => /^\s*default\s*$/i.test(p.partitionBound ?? ''));
    if (!rest || isSmall(context, rest)) return undefined;
    const name = context.name(parent);
    const label = displayName(context.before, rest);
    return {
      message: `Creating this partition blocks reads and writes of ${name} while all rows of ${label} are read`,
      object: name,
      ...graded(context, parent),
      advice: `Add a CHECK to ${label} that excludes the new bounds, NOT VALID, and VALIDATE it first: then its rows are not read.`,
    };
  },
});
