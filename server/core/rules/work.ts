import type { Catalog } from '../schema/catalog.ts';
import { releasedOf } from './locking.ts';
import type { Question, ReleaseChange, RuleContext } from './rule.ts';

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
export const burden = (context: RuleContext): Burden | undefined => context.asked(burdens);

const burdens: Question<Burden> = {
  collect: ({ release, base }) => {
    const own = release.map((entry) => burdenOf(entry, base));
    const found = new Map<number, Burden>();
    for (const [position, each] of own.entries()) {
      if (!each) continue;
      const rank = order.indexOf(each.work);
      const [from, to] = statementAt(release, position);
      const heavier = own.slice(from, to).some((other) => other && order.indexOf(other.work) < rank);
      if (!heavier) found.set(position, each);
    }
    return found;
  },
};

/** From where to where the changes of the same statement stand. */
function statementAt(release: readonly ReleaseChange[], position: number): [from: number, to: number] {
  let [from, to] = [position, position + 1];
  while (isMate(release[from - 1], release[position])) from--;
  while (isMate(release[to], release[position])) to++;
  return [from, to];
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

export function burdenOf(entry: ReleaseChange, base: Catalog): Burden | undefined {
  const { blocks, rewrite, indexBuild, scan } = entry.facts;
  if (blocks === 'nothing' || rewrite.length + indexBuild.length + scan.length === 0) return undefined;
  const lists = { rewrite, build: indexBuild, scan };
  for (const work of order) {
    const tables = releasedOf(lists[work], entry.before, base);
    if (tables.length > 0) return { work, tables, blocks };
  }
  return undefined;
}
