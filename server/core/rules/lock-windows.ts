import type { LockMode } from '../sql/lock-modes.ts';
import { blockingIn, isSmall, nameOf, releasedOf } from './locking.ts';
import { writesMany } from './row-writes.ts';
import type { Question, ReleaseChange, ReleaseContext, RuleContext } from './rule.ts';
import { inOneTransaction } from './same-file.ts';

/** A lock on a table of the previous server that readers or writers wait for until its transaction ends. */
export interface HeldLock {
  readonly table: string;
  readonly mode: LockMode;
}

/** What goes wrong while a transaction holds locks; each is said once a transaction, where it begins. */
export interface LockWindow {
  /** Something slow runs while tables it has no need to lock are held. */
  readonly slow?: { readonly at: ReleaseChange; readonly held: readonly HeldLock[] };
  /** A second table is locked while the first is held. */
  readonly second?: {
    readonly at: ReleaseChange;
    readonly held: readonly HeldLock[];
    readonly taken: readonly HeldLock[];
  };
}

/** The window that begins to hurt at this change, if one does. */
export const windowAt = (context: RuleContext): LockWindow | undefined => context.asked(windows);

const windows: Question<LockWindow> = {
  collect: (context) => {
    const found = new Map<ReleaseChange, LockWindow>();
    let current: Transaction | undefined;
    for (const entry of context.release) {
      if (entry.transaction < 0) continue;
      if (!current || !inOneTransaction(current.begin, entry)) current = new Transaction(entry, found);
      current.add(entry, context);
    }
    const positions = new Map(context.release.map((entry, position) => [entry, position]));
    return new Map([...found].map(([entry, window]) => [positions.get(entry) as number, window]));
  },
};

interface Lock extends HeldLock {
  readonly id: number;
  /** Taken for no longer than a moment, if nothing came after it: what is slow itself is said of itself. */
  readonly brief: boolean;
}

/** Follows the locks of one transaction, statement by statement. */
class Transaction {
  private readonly held = new Map<number, Lock>();
  private taking: Lock[] = [];
  private last: ReleaseChange;
  private slow = false;
  private second: ReleaseChange | undefined;

  constructor(
    readonly begin: ReleaseChange,
    private readonly found: Map<ReleaseChange, LockWindow>,
  ) {
    this.last = begin;
  }

  add(entry: ReleaseChange, context: ReleaseContext): void {
    if (entry.statement !== this.last.statement || entry.file !== this.last.file) {
      for (const lock of this.taking) this.held.set(lock.id, merged(this.held.get(lock.id), lock));
      this.taking = [];
      this.last = entry;
    }
    const slow = this.slow ? undefined : isSlow(entry, context);
    const taken = blockingLocks(entry, context, !slow);
    this.taking.push(...taken);
    if (this.held.size === 0) return;
    // What is dropped meanwhile nobody waits for.
    const others = [...this.held.values()].filter(
      ({ id }) => entry.before.relations.has(id) && !taken.some((lock) => lock.id === id),
    );
    const brief = others.filter((lock) => lock.brief);
    if (slow && brief.length > 0) {
      this.slow = true;
      // The worse of the two is said.
      if (this.second) this.found.delete(this.second);
      this.found.set(entry, { slow: { at: entry, held: brief } });
    }
    const fresh = taken.filter(({ id, isTable }) => isTable && !this.held.has(id));
    if (!this.slow && !this.second && others.length > 0 && fresh.length > 0) {
      this.second = entry;
      this.found.set(entry, { second: { at: entry, held: others, taken: fresh } });
    }
  }
}

const merged = (known: Lock | undefined, lock: Lock): Lock =>
  known === undefined ? lock : { ...lock, brief: known.brief || lock.brief, mode: stronger(known.mode, lock.mode) };

const stronger = (a: LockMode, b: LockMode): LockMode => (a === 'ACCESS EXCLUSIVE' ? a : b);

const blockingLocks = (
  entry: ReleaseChange,
  context: ReleaseContext,
  brief: boolean,
): (Lock & { isTable: boolean })[] =>
  blockingIn(entry.facts, entry.before, context.base).map(({ table, mode, relation }) => {
    return { table, mode, brief, id: relation.id, isTable: relation.kind === 'table' };
  });

/** Whether a change takes a time that grows with the rows of tables that were there before. */
function isSlow(entry: ReleaseChange, context: ReleaseContext): boolean {
  const { kind } = entry.change;
  if (kind === 'update-rows' || kind === 'delete-rows' || kind === 'insert-rows' || kind === 'merge-rows')
    return writesMany(entry, context);
  if (kind === 'copy-rows') return entry.change.direction === 'from';
  const { scan, rewrite, indexBuild } = entry.facts;
  const read = releasedOf([...new Set([...scan, ...rewrite, ...indexBuild])], entry.before, context.base);
  return read.some((key) => !isSmall(context, nameOf(key)));
}
