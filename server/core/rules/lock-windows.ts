import type { LockMode } from '../sql/dialect.ts';
import { factsOf, isSmall, nameOf, relationOf, releasedOf } from './locking.ts';
import { writesMany } from './row-writes.ts';
import type { ReleaseChange, RuleContext } from './rule.ts';

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

const windows = new WeakMap<readonly ReleaseChange[], ReadonlyMap<ReleaseChange, LockWindow>>();

/** The window that begins to hurt at this change, if one does. */
export function windowAt(context: RuleContext): LockWindow | undefined {
  const here = context.release[context.position];
  const found = windows.get(context.release) ?? collect(context);
  windows.set(context.release, found);
  return here && found.get(here);
}

function collect(context: RuleContext): ReadonlyMap<ReleaseChange, LockWindow> {
  const found = new Map<ReleaseChange, LockWindow>();
  let current: Transaction | undefined;
  for (const entry of context.release) {
    if (entry.transaction < 0) continue;
    if (!current || current.file !== entry.file || current.number !== entry.transaction)
      current = new Transaction(entry.file, entry.transaction, found);
    current.add(entry, context);
  }
  return found;
}

/** Follows the locks of one transaction, statement by statement. */
class Transaction {
  private readonly held = new Map<string, LockMode>();
  private taking = new Map<string, LockMode>();
  private statement = -1;
  private slow = false;
  private second: ReleaseChange | undefined;

  constructor(
    readonly file: number,
    readonly number: number,
    private readonly found: Map<ReleaseChange, LockWindow>,
  ) {}

  add(entry: ReleaseChange, context: RuleContext): void {
    if (entry.statement !== this.statement) {
      for (const [table, mode] of this.taking) this.held.set(table, mode);
      this.taking = new Map();
      this.statement = entry.statement;
    }
    const taken = blockingLocks(entry, context);
    for (const { table, mode } of taken) this.taking.set(table, mode);
    if (this.held.size === 0) return;
    const others = [...this.held]
      .filter(([table]) => !taken.some((lock) => lock.table === table))
      .map(([table, mode]) => ({ table, mode }));
    if (others.length === 0) return;
    if (!this.slow && isSlow(entry, context)) {
      this.slow = true;
      // The worse of the two is said.
      if (this.second) this.found.delete(this.second);
      this.found.set(entry, { slow: { at: entry, held: others } });
    }
    const fresh = taken.filter(
      ({ table }) => !this.held.has(table) && relationOf(table, entry.before)?.kind === 'table',
    );
    if (!this.slow && !this.second && fresh.length > 0) {
      this.second = entry;
      this.found.set(entry, { second: { at: entry, held: others, taken: fresh } });
    }
  }
}

const blocking: ReadonlySet<LockMode> = new Set<LockMode>([
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
]);

function blockingLocks(entry: ReleaseChange, context: RuleContext): HeldLock[] {
  const { blocks, locks, transaction } = factsOf(entry, context);
  if (blocks === 'nothing' || transaction === 'forbidden') return [];
  const strong = Object.keys(locks).filter((key) => {
    const mode = locks[key] as LockMode;
    // Readers of a view wait for nothing less.
    return relationOf(key, entry.before)?.kind === 'view' ? mode === 'ACCESS EXCLUSIVE' : blocking.has(mode);
  });
  return releasedOf(strong, entry.before, context.base).map((table) => ({ table, mode: locks[table] as LockMode }));
}

/** Whether a change takes a time that grows with the rows of tables that were there before. */
function isSlow(entry: ReleaseChange, context: RuleContext): boolean {
  const { kind } = entry.change;
  if (kind === 'update-rows' || kind === 'delete-rows' || kind === 'insert-rows' || kind === 'merge-rows')
    return writesMany(entry, context);
  if (kind === 'copy-rows') return entry.change.direction === 'from';
  const { scan, rewrite, indexBuild } = factsOf(entry, context);
  const read = releasedOf([...new Set([...scan, ...rewrite, ...indexBuild])], entry.before, context.base);
  return read.some((key) => !isSmall(context, nameOf(key)));
}
