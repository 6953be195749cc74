import { childrenOf } from '../schema/catalog.ts';
import { graded, lockable } from './locking.ts';
import { defineRule } from './rule.ts';
import { insertion } from './statement-text.ts';
import { limitedAt } from './timeouts.ts';

export default defineRule({
  id: 'detach-partition',
  on: ['detach-partition'],
  category: 'lock',
  severity: 'warning',
  title: 'Detaching a partition without CONCURRENTLY',
  why: 'DETACH PARTITION takes an ACCESS EXCLUSIVE lock on the parent: it waits for every query of any partition, and all others wait behind it.',
  instead: 'Use DETACH PARTITION … CONCURRENTLY (PostgreSQL 14 and later), outside a transaction.',
  hazards: ['B32'],
  recipe: 'detach-partition',
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        'CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);\n' +
        "CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');",
      migration: 'ALTER TABLE events DETACH PARTITION events_2024;',
    },
    silent: {
      before:
        'CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);\n' +
        "CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');",
      migration: 'ALTER TABLE events DETACH PARTITION events_2024 CONCURRENTLY;',
    },
  },
  check(change, context) {
    const parent = lockable(context, change.table);
    if (change.concurrently || !parent) return undefined;
    const here = context.release[context.position];
    const name = context.name(parent);
    const byDefault = childrenOf(context.before, parent.id).find((p) =>
      /^\s*default\s*$/i.test(p.partitionBound ?? ''),
    );
    const can = context.version >= 14 && !byDefault;
    const limited = here !== undefined && limitedAt(here, context);
    // Where nothing else can be done, a bounded wait is all there is.
    if (!can && limited) return undefined;
    const alone = can && here?.transaction === -1 && change.inside === undefined;
    const edits = alone
      ? insertion(context, context.text.trimEnd().length, ' CONCURRENTLY', ([again]) =>
          Boolean(again?.kind === 'detach-partition' && again.concurrently),
        )
      : undefined;
    return {
      message: `DETACH PARTITION blocks reads and writes of ${name} and all of its partitions while it waits for their queries`,
      object: name,
      ...(can && !limited ? graded(context, change.table) : { severity: 'information' as const }),
      ...(can
        ? {}
        : {
            advice: byDefault
              ? `CONCURRENTLY is refused while there is a default partition (${byDefault.name}): set a short lock_timeout, and try again when it gives up.`
              : 'CONCURRENTLY comes with PostgreSQL 14: set a short lock_timeout, and try again when it gives up.',
          }),
      ...(edits ? { rewrites: [{ title: 'Detach it CONCURRENTLY', edits }] } : {}),
    };
  },
});
