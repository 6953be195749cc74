import { childrenOf, displayName } from '../schema/catalog.ts';
import { graded, isSmall, lockable } from './locking.ts';
import { defineRule } from './rule.ts';
import { limitedAt } from './timeouts.ts';

export default defineRule({
  id: 'create-partition',
  on: ['create-table'],
  category: 'lock',
  severity: 'information',
  title: 'CREATE TABLE … PARTITION OF locks the whole partitioned table',
  why: 'It takes an ACCESS EXCLUSIVE lock on the parent, and while it is held it reads a default partition in full: nothing can read or write any partition meanwhile.',
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
    const here = context.release[context.position];
    if (!parent || !here) return undefined;
    const name = context.name(parent);
    const rest = childrenOf(context.before, parent.id).find((p) => /^\s*default\s*$/i.test(p.partitionBound ?? ''));
    if (rest && context.facts.scan.length > 0 && !isSmall(context, rest)) {
      const label = displayName(context.before, rest);
      return {
        message: `Creating this partition blocks reads and writes of ${name} while all rows of ${label} are read`,
        object: name,
        severity: 'warning',
        ...graded(context, parent),
        advice: `Add a CHECK to ${label} that excludes the new bounds, NOT VALID, and VALIDATE it first: then its rows are not read.`,
      };
    }
    if (limitedAt(here, context)) return undefined;
    return {
      message: `Creating this partition waits for every query of ${name}, and all others wait behind it`,
      object: name,
      ...(context.hints(parent).traffic === 'hot' ? { severity: 'warning' as const } : {}),
    };
  },
});
