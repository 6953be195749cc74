import { findIndex } from '../schema/catalog.ts';
import { graded, relationOf } from './locking.ts';
import { concurrently } from './online.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';
import { limitedAt } from './timeouts.ts';
import { earlierMates } from './work.ts';

export default defineRule({
  id: 'drop-index',
  on: ['drop-index'],
  category: 'lock',
  severity: 'warning',
  title: 'Dropping an index without CONCURRENTLY',
  why: 'DROP INDEX takes a moment, but for it needs an ACCESS EXCLUSIVE lock on the table: it waits for every query that runs, and all others wait behind it.',
  instead: 'Use DROP INDEX CONCURRENTLY, outside a transaction, in a migration of its own.',
  hazards: ['B02'],
  recipe: 'drop-index',
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);\nCREATE INDEX orders_day_idx ON orders (day);',
      migration: 'DROP INDEX orders_day_idx;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);\nCREATE INDEX orders_day_idx ON orders (day);',
      migration: 'DROP INDEX CONCURRENTLY orders_day_idx;',
    },
  },
  check(change, context) {
    if (change.concurrently) return undefined;
    const index = findIndex(context.before, change.index);
    const owner = index && context.before.relations.get(index.table);
    // Nothing happens, or nobody knows the table yet.
    if (owner ? !context.base.relations.has(owner.id) : change.ifExists) return undefined;
    // Several indexes of one table are dropped under one lock.
    const earlier = earlierMates(context).find(
      (mate) => mate.change.kind === 'drop-index' && findIndex(mate.before, mate.change.index)?.table === index?.table,
    );
    if (index && earlier) return undefined;
    // The server refuses to drop what a constraint rests on.
    if (owner?.kind === 'table' && owner.constraints.some((c) => c.index === index?.id)) return undefined;
    const partitioned = owner?.kind === 'table' && owner.partitionBy !== undefined;
    const here = context.release[context.position];
    const limited = here !== undefined && limitedAt(here, context);
    // A partitioned table leaves no other way than a bounded wait.
    if (partitioned && limited) return undefined;
    const table = owner ? context.name(owner) : 'its table';
    const mild = limited || (here !== undefined && owner !== undefined && lockedAnyway(here, owner.id, context));
    return {
      message: `DROP INDEX blocks reads and writes of ${table} while it waits for the queries that run`,
      object: owner ? table : change.index.name,
      ...(owner ? graded(context, owner) : {}),
      ...(mild ? { severity: 'information' as const } : {}),
      ...(findIndex(context.target, change.index) ? { recipe: 'replace-index' } : {}),
      ...(partitioned
        ? {
            advice:
              'An index of a partitioned table can not be dropped CONCURRENTLY: set a short lock_timeout, and try again when it gives up.',
          }
        : change.cascade
          ? {}
          : { rewrites: () => concurrently(context, 'Drop it CONCURRENTLY', /^\s*drop\s+index\b/i) }),
    };
  },
});

/** Another statement of the same transaction needs the same lock: without this one the table is locked all the same. */
const lockedAnyway = (here: ReleaseChange, table: number, context: RuleContext): boolean =>
  here.transaction >= 0 &&
  context.release.some(
    (entry) =>
      entry.file === here.file &&
      entry.transaction === here.transaction &&
      entry.change.kind !== 'drop-index' &&
      Object.entries(entry.facts.locks).some(
        ([key, mode]) => mode === 'ACCESS EXCLUSIVE' && relationOf(key, entry.before)?.id === table,
      ),
  );
