import { apply, endSession, inServerOrder, type Problem } from '../schema/apply.ts';
import { type Catalog, sameButGaps } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import { overlaps } from '../text/span.ts';
import type { Migration, Statement } from './statements.ts';

/** One change of one statement, with the catalog on both sides of it. */
export interface Step {
  readonly migration: Migration;
  readonly statement: Statement;
  readonly change: Change;
  readonly before: Catalog;
  readonly after: Catalog;
  readonly problems: readonly Problem[];
  /** Statements of one transaction carry the same number within a file; -1 outside of any. */
  readonly transaction: number;
}

export interface Replayed {
  readonly migration: Migration;
  readonly before: Catalog;
  readonly after: Catalog;
}

/**
 * Replays migrations into catalogs and remembers a snapshot per migration. Running it again with other migrations reuses
 * every snapshot up to the first one that differs, and within it every step up to the first statement that differs.
 */
export class Replay {
  private snapshots: Replayed[] = [];
  private readonly steps = new WeakMap<Replayed, readonly Step[]>();

  constructor(readonly empty: Catalog) {}

  /**
   * Snapshots of the migrations, in the order given, which is the order they are applied in. From `keepFrom` on, the steps
   * in between are kept too, because they are looked at again and again; before it, they are made anew when asked for.
   */
  run(migrations: readonly Migration[], keepFrom = 0): readonly Replayed[] {
    const next: Replayed[] = [];
    let catalog = this.empty;
    for (const [index, migration] of migrations.entries()) {
      const known = this.snapshots[index];
      if (known && known.before === catalog && known.migration === migration) next.push(known);
      else next.push(this.replay(migration, catalog, known, index >= keepFrom));
      catalog = (next[index] as Replayed).after;
    }
    this.snapshots = next;
    return next;
  }

  /** The changes of one migration's way up, each with its catalogs. */
  stepsOf(replayed: Replayed): readonly Step[] {
    const known = this.steps.get(replayed);
    if (known) return known;
    const steps = stepsOf(replayed.migration, replayed.before, []);
    this.steps.set(replayed, steps);
    return steps;
  }

  private replay(migration: Migration, before: Catalog, previous: Replayed | undefined, keep: boolean): Replayed {
    const old = previous?.before === before ? (this.steps.get(previous) ?? []) : [];
    const steps = stepsOf(migration, before, old);
    const end = steps.at(-1)?.after ?? before;
    const after = endSession(end);
    const replayed = { migration, before, after };
    if (keep) this.steps.set(replayed, steps);
    return replayed;
  }
}

function stepsOf(migration: Migration, before: Catalog, old: readonly Step[]): readonly Step[] {
  const steps: Step[] = [];
  const aligned = follow(old);
  let catalog = before;
  let transaction = migration.transaction ? 0 : -1;
  let count = migration.transaction ? 1 : 0;
  for (const statement of migration.statements) {
    if (statement.direction !== 'up') continue;
    const alone = migration.outside.some((span) => overlaps(span, statement.span));
    const { changes } = statement.read;
    for (const change of catalog.family === 'postgresql' ? inServerOrder(changes) : changes) {
      if (change.kind === 'begin') transaction = count++;
      const within = alone ? -1 : transaction;
      const known = aligned(change);
      const { catalog: after, problems } =
        known && sameButGaps(known.before, catalog)
          ? { catalog: moved(known, catalog), problems: known.problems }
          : apply(catalog, change, changes, known?.after);
      steps.push({ migration, statement, change, before: catalog, after, problems, transaction: within });
      catalog = after;
      if (change.kind === 'commit' || change.kind === 'rollback') transaction = -1;
    }
  }
  return steps;
}

/** What a change came to, on a catalog that differs in its gaps only: no change looks at those. */
function moved({ before, after }: Step, now: Catalog): Catalog {
  if (before === now) return after;
  return after === before ? now : { ...after, gaps: after.gaps - before.gaps + now.gaps };
}

/** How far behind a change is looked for that used to come earlier: a statement was taken away, or another one was put there. */
const looked = 32;

/** Finds the step that a change used to be, where all are asked for in order. */
function follow(old: readonly Step[]): (change: Change) => Step | undefined {
  let next = 0;
  return (change) => {
    for (let at = next; at < Math.min(next + looked, old.length); at++) {
      if (old[at]?.change !== change) continue;
      next = at + 1;
      return old[at];
    }
    return undefined;
  };
}
