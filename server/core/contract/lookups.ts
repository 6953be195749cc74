import type { Query } from '../schema/query.ts';
import type { ResolvedColumn } from '../schema/resolve.ts';
import type { Span } from '../text/span.ts';
import type { ResolvedStatement } from './contract.ts';

/** Columns a statement compares, joins, groups or sorts by: all it reads but what it only gives back. */
export const lookups = ({ query, resolution }: Pick<ResolvedStatement, 'query' | 'resolution'>): ResolvedColumn[] => {
  if (resolution.reads.length === 0) return [];
  const given = new Set<string>();
  collect(query, given);
  return resolution.reads.filter((read) => !read.star && read.column !== 0 && !given.has(key(read.at)));
};

const key = ({ start, end }: Span): string => `${start}-${end}`;

function collect(query: Query, into: Set<string>): void {
  for (const { reference } of query.outputs) if (reference) into.add(key(reference.at));
  const inner = [...query.nested, ...query.branches, ...query.with.map((table) => table.query)];
  for (const each of [...inner, ...(query.source ? [query.source] : [])]) collect(each, into);
  for (const item of query.from) if (item.kind === 'query') collect(item.query, into);
}
