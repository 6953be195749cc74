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
    migrations.forEach((migration, index) => {
      const known = this.snapshots[index];
      const same = known?.before === catalog && known.migration === migration;
      const replayed = same ? known : this.replay(migration, catalog, known, index >= keepFrom);
      next.push(replayed);
      catalog = replayed.after;
    });
    this.snapshots = next;
    return next;
  }

  /** The changes of one migration's way up, each with its catalogs. */
  stepsOf(replayed: Replayed): readonly Step[] {
    const known = this.steps.get(replayed);
    if (known) return known;
    const steps = stepsOf(replayed.migration, replayed.before);
    this.steps.set(replayed, steps);
    return steps;
  }

  private replay(migration: Migration, before: Catalog, previous: Replayed | undefined, keep: boolean): Replayed {
    const old = (previous && this.steps.get(previous)) ?? [];
    const steps = stepsOf(migration, before, keep ? new Course(old) : undefined);
    const end = steps.at(-1)?.after ?? before;
    const after = endSession(end);
    const replayed = { migration, before, after };
    if (keep) this.steps.set(replayed, steps);
    return replayed;
  }
}

function stepsOf(migration: Migration, before: Catalog, course?: Course): readonly Step[] {
  const steps: Step[] = [];
  let end = before;
  let transaction = migration.transaction ? 0 : -1;
  let count = migration.transaction ? 1 : 0;
  for (const statement of migration.statements) {
    if (statement.direction !== 'up') continue;
    const alone = migration.outside.some((span) => overlaps(span, statement.span));
    const { changes } = statement.read;
    for (const change of end.family === 'postgresql' ? inServerOrder(changes) : changes) {
      if (change.kind === 'begin') transaction = count++;
      const within = alone ? -1 : transaction;
      const known = course?.find(change);
      const catalog = course?.begin(end, change, known) ?? end;
      const { catalog: after, problems } =
        known && sameButGaps(known.before, catalog)
          ? { catalog: moved(known, catalog), problems: known.problems }
          : apply(catalog, change, changes, known?.after);
      steps.push({ migration, statement, change, before: catalog, after, problems, transaction: within });
      end = after;
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

/** How many ids are left free before what makes something. An odd number, because maps by id are flatter then. */
const room = 37;

/** The steps of a migration as they were the last time, for those that are made anew: asked for each change in order. */
class Course {
  private next = 0;

  constructor(private readonly old: readonly Step[]) {}

  /** The step that a change used to be. */
  find(change: Change): Step | undefined {
    const { next, old } = this;
    for (let at = next; at < Math.min(next + looked, old.length); at++) {
      if (old[at]?.change !== change) continue;
      this.next = at + 1;
      return old[at];
    }
    return undefined;
  }

  /**
   * The catalog that a change begins with. It gives the ids it gave before, and there is room for those of what is typed in
   * front of it: else a column more would make everything that comes after it another thing, to be judged anew.
   */
  begin(catalog: Catalog, change: Change, known: Step | undefined): Catalog {
    const { next, old } = this;
    const { nextId } = catalog;
    if (known && known.before.nextId >= nextId) {
      const unchanged = old[next - 2]?.after === catalog;
      return unchanged ? known.before : at(catalog, known.before.nextId);
    }
    const typed = !known && old.length > 0;
    return typed || !/^(create|add)-/.test(change.kind) ? catalog : at(catalog, nextId + room);
  }
}

const at = (catalog: Catalog, nextId: number): Catalog =>
  catalog.nextId === nextId ? catalog : { ...catalog, nextId };
