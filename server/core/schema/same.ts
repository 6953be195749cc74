import type { Catalog, Column, Relation } from './catalog.ts';
import { sameType } from './types.ts';

/**
 * Whether a relation is the same to the queries that name it: its name, its columns, what they may hold. Replaying a
 * migration makes new objects of what it touches, although most of them say what they said before. Indexes and constraints
 * are left out: who depends on those must compare objects.
 */
export function sameToQueries(id: number, before: Catalog, now: Catalog): boolean {
  const a = before.relations.get(id);
  const b = now.relations.get(id);
  // In MySQL what a view reads may go and leave it behind, invalid.
  if (a === b && a?.kind === 'view' && now.family === 'mysql')
    return before === now || a.reads.every(({ relation }) => relation === id || sameToQueries(relation, before, now));
  return a === b || (a !== undefined && b !== undefined && sameRelation(a, b));
}

function sameRelation(a: Relation, b: Relation): boolean {
  if (a.kind !== 'table' || b.kind !== 'table') return false;
  if (a.name !== b.name || a.schema !== b.schema || a.columns.length !== b.columns.length) return false;
  return a.open === b.open && a.columns.every((column, index) => sameColumn(column, b.columns[index] as Column));
}

const sameColumn = (a: Column, b: Column): boolean =>
  a === b ||
  (a.id === b.id &&
    a.name === b.name &&
    a.notNull === b.notNull &&
    a.identity === b.identity &&
    a.generated === b.generated &&
    a.default === b.default &&
    sameType(a.type, b.type));
