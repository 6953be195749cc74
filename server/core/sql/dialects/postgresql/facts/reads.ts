import { findRelation, type Relation } from '../../../../schema/catalog.ts';
import type { FromItem, Query } from '../../../../schema/query.ts';
import type { Effects } from './effects.ts';

/** Tables whose rows a query copies away: read in full, as far as anybody can tell. Their ACCESS SHARE is in nobody's way. */
export function scanSources(effects: Effects, query: Query): void {
  effects.scan(...sourcesOf(effects, query));
}

/** The tables and materialized views a query reads, looked up through views; common tables and functions are left out. */
export function sourcesOf(effects: Effects, query: Query): Relation[] {
  const found = new Map<number, Relation>();
  const visit = (relation: Relation | undefined): void => {
    if (!relation || found.has(relation.id)) return;
    if (relation.kind === 'view' && !relation.materialized) {
      for (const { relation: id } of relation.reads) visit(effects.catalog.relations.get(id));
    } else if (relation.kind === 'table') for (const member of effects.tree(relation)) found.set(member.id, member);
    else found.set(relation.id, relation);
  };
  walk(query, new Set(), visit, effects);
  return [...found.values()];
}

/** What `FOR UPDATE` locks rows of: what its query reads at top level, all or what the names after OF mean, and beneath views. */
export function lockedBy(effects: Effects, query: Query, names: readonly string[]): Relation[] {
  const found = new Map<number, Relation>();
  const visit = (relation: Relation | undefined): void => {
    if (!relation || found.has(relation.id)) return;
    found.set(relation.id, relation);
    if (relation.kind !== 'view' || relation.materialized) return;
    for (const { relation: id } of relation.reads) visit(effects.catalog.relations.get(id));
  };
  const item = (from: FromItem, wanted: readonly string[]): void => {
    if (from.kind === 'join') {
      item(from.left, wanted);
      item(from.right, wanted);
    } else if (from.kind === 'relation') {
      if (wanted.length === 0 || wanted.includes(from.alias ?? from.name.name))
        visit(findRelation(effects.catalog, from.name));
    } else if (from.kind === 'query' && (wanted.length === 0 || wanted.includes(from.alias ?? ''))) {
      for (const inner of from.query.from) item(inner, []);
    }
  };
  for (const from of query.from) item(from, names);
  return [...found.values()];
}

function walk(
  query: Query,
  outer: ReadonlySet<string>,
  visit: (r: Relation | undefined) => void,
  effects: Effects,
): void {
  const common = new Set([...outer, ...query.with.map((table) => table.name)]);
  const item = (from: FromItem): void => {
    if (from.kind === 'relation') {
      if (from.name.schema !== undefined || !common.has(from.name.name))
        visit(findRelation(effects.catalog, from.name));
    } else if (from.kind === 'query') walk(from.query, common, visit, effects);
    else if (from.kind === 'join') {
      item(from.left);
      item(from.right);
    }
  };
  query.from.forEach(item);
  const inner = [...query.with.map((table) => table.query), ...query.nested, ...query.branches];
  for (const other of query.source ? [...inner, query.source] : inner) walk(other, common, visit, effects);
}
