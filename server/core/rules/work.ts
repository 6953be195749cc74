import { factsOf, releasedOf } from './locking.ts';
import type { ReleaseChange, RuleContext } from './rule.ts';

/** What grows with a table's rows, heaviest first: all of them are written again, indexes are built, rows are read. */
export type Work = 'rewrite' | 'build' | 'scan';

/** The heaviest work a change does while readers or writers wait, and on which tables of the previous server. */
export interface Burden {
  readonly work: Work;
  /** As facts name them. */
  readonly tables: readonly string[];
  readonly blocks: 'writes' | 'reads and writes';
}

/**
 * What this change burdens the tables of the previous server with. Undefined where nobody waits, where only new tables are
 * concerned, and where another action of the same statement does something heavier: all of it is one pass over the rows.
 */
export function burden(context: RuleContext): Burden | undefined {
  const here = context.release[context.position];
  const own = here && burdenOf(here, context);
  if (!own) return undefined;
  const rank = order.indexOf(own.work);
  for (const mate of mates(context)) {
    const other = burdenOf(mate, context);
    if (other && order.indexOf(other.work) < rank) return undefined;
  }
  return own;
}

/** The other changes of the same statement, in order. */
export const mates = (context: RuleContext): ReleaseChange[] => [...earlierMates(context), ...laterMates(context)];

/** The changes of the same statement that come before this one. */
export function earlierMates({ release, position }: RuleContext): ReleaseChange[] {
  const found: ReleaseChange[] = [];
  for (let i = position - 1; isMate(release[i], release[position]); i--) found.unshift(release[i] as ReleaseChange);
  return found;
}

function laterMates({ release, position }: RuleContext): ReleaseChange[] {
  const found: ReleaseChange[] = [];
  for (let i = position + 1; isMate(release[i], release[position]); i++) found.push(release[i] as ReleaseChange);
  return found;
}

const isMate = (entry: ReleaseChange | undefined, here: ReleaseChange | undefined): boolean =>
  entry !== undefined && entry.file === here?.file && entry.statement === here.statement;

const order: readonly Work[] = ['rewrite', 'build', 'scan'];

export function burdenOf(entry: ReleaseChange, context: RuleContext): Burden | undefined {
  const { blocks, rewrite, indexBuild, scan } = factsOf(entry, context);
  if (blocks === 'nothing') return undefined;
  const lists = { rewrite, build: indexBuild, scan };
  for (const work of order) {
    const tables = releasedOf(lists[work], entry.before, context.base);
    if (tables.length > 0) return { work, tables, blocks };
  }
  return undefined;
}
