import type { Contract, ResolvedStatement } from '../contract/contract.ts';
import type { Catalog, Column } from '../schema/catalog.ts';
import { type Resolution, resolve } from '../schema/resolve.ts';
import { sameToQueries } from '../schema/same.ts';
import { list } from '../text/words.ts';
import { effectsOn } from './query-changes.ts';

/** What a plan means to the server of this release, whose code is written for the schema that the migration itself leads to. */
export interface Outlook {
  /** Why it must not have the plan: its values would get into other columns. */
  readonly refused?: string;
  /** What its code has to do before, a sentence each. */
  readonly asks: readonly string[];
}

/** `overlap`: the schema while old and new servers run; `end`: after the last step. */
export function newServerOutlook(next: Contract, overlap: Catalog, end: Catalog): Outlook {
  const failing = new Map<string, string[]>();
  for (const statement of next.statements) {
    const { resolution, query, idle, evidence } = statement;
    if (idle || resolution.problems.length > 0 || !touched(resolution, next.catalog, overlap, end)) continue;
    const place = `${evidence.file}:${evidence.line}`;
    const then = { resolution, catalog: next.catalog };
    const now = { resolution: resolve(query, overlap), catalog: overlap };
    const effects = effectsOn(query, then, now);
    const other = effects.find(({ notice }) => notice === 'changed-query')?.message ?? misread(then, now);
    if (other !== undefined)
      return { refused: `The new server's query at ${place} would mean something else: ${other}.`, asks: [] };
    const moved = shifted(then, now, false) ?? shifted(then, { resolution: resolve(query, end), catalog: end }, true);
    if (moved)
      return {
        refused: `The new server's ${query.verb === 'copy' ? 'COPY' : 'INSERT'} at ${place} names no columns, and would put the value for ${moved.meant} into ${moved.into}. Let it name them.`,
        asks: [],
      };
    for (const problem of [
      ...effects.flatMap(({ notice, message }) => (notice === 'broken-query' ? [message] : [])),
      ...leftOut(statement, next.catalog, overlap),
      ...noDefault(then, now),
    ])
      failing.set(problem, [...(failing.get(problem) ?? []), place]);
  }
  return {
    asks: [...failing].map(
      ([problem, places]) =>
        `As its code stands, the new server fails at ${list(places.slice(0, 3))}${places.length > 3 ? ` and ${places.length - 3} more places` : ''} until the contract step: ${problem}. Change that first.`,
    ),
  };
}

const touched = ({ relations }: Resolution, wanted: Catalog, overlap: Catalog, end: Catalog): boolean =>
  relations.some(({ relation }) => !sameToQueries(relation, wanted, overlap) || !sameToQueries(relation, wanted, end));

interface At {
  readonly resolution: Resolution;
  readonly catalog: Catalog;
}

/** Where values go by the place of the columns: the first that gets another's. Until the end a renamed column counts as itself. */
function shifted(then: At, now: At, ended: boolean): { readonly meant: string; readonly into: string } | undefined {
  for (const [i, insert] of then.resolution.inserts.entries()) {
    const other = now.resolution.inserts[i];
    if (!insert.positional || !other) continue;
    const wanted = columnsOf(then.catalog, insert.relation, insert.columns);
    const found = columnsOf(now.catalog, other.relation, other.columns);
    for (const [at, column] of wanted.entries()) {
      const into = found[at];
      if (into && into.name !== column.name && (ended || into.id !== column.id))
        return { meant: column.name, into: into.name };
    }
  }
  return undefined;
}

/** A name that the query gives to columns by their place (`FROM t AS x (a, b)`) and that is another column as long as one more is there. */
function misread(then: At, now: At): string | undefined {
  for (const read of then.resolution.reads) {
    if (read.star || read.column === 0 || read.at.end === 0) continue;
    const here = now.resolution.reads.filter(({ at }) => at.start === read.at.start && at.end === read.at.end);
    const [meant] = columnsOf(then.catalog, read.relation, [read.column]);
    const found = here.flatMap((each) => columnsOf(now.catalog, each.relation, [each.column]));
    const [first] = found;
    if (meant && first && !found.some(({ id, name }) => id === meant.id || name === meant.name))
      return `it would read ${first.name} where it means ${meant.name}`;
  }
  return undefined;
}

/** What an INSERT leaves out that must be given as long as the plan is under way, and need not be given in the end. */
function leftOut({ query }: ResolvedStatement, wanted: Catalog, overlap: Catalog): string[] {
  return resolve(query, overlap).inserts.flatMap(({ relation, columns }) => {
    const [table, meant] = [overlap.relations.get(relation), wanted.relations.get(relation)];
    // What a trigger fills need not be given.
    if (
      table?.kind !== 'table' ||
      table.triggers.some(({ timing, events }) => timing === 'before' && events.includes('insert'))
    )
      return [];
    const known = meant?.kind === 'table' ? meant.columns : [];
    return table.columns
      .filter(
        (c) => mustBeGiven(c) && !columns.includes(c.id) && !known.some((k) => k.name === c.name && mustBeGiven(k)),
      )
      .map((column) => `it leaves out ${table.name}.${column.name}, which must be given`);
  });
}

/** `SET c = DEFAULT` gives NULL as long as the default is another column's. */
const noDefault = (then: At, now: At): string[] =>
  then.resolution.writes.flatMap((write, i) => {
    const other = now.resolution.writes[i];
    if (write.value !== 'default' || !other) return [];
    const [meant] = columnsOf(then.catalog, write.relation, [write.column]);
    const [found] = columnsOf(now.catalog, other.relation, [other.column]);
    return meant?.default && found && !found.default
      ? [`it sets ${found.name} to its default, which it does not have yet`]
      : [];
  });

const mustBeGiven = (column: Column): boolean =>
  column.notNull && !column.default && !column.identity && !column.generated;

type Named = Pick<Column, 'id' | 'name' | 'default'>;

const columnsOf = (catalog: Catalog, relation: number, ids: readonly number[]): Named[] => {
  const found = catalog.relations.get(relation);
  const columns: readonly Named[] = found?.kind === 'table' || found?.kind === 'view' ? found.columns : [];
  return ids.flatMap((id) => columns.find((column) => column.id === id) ?? []);
};
