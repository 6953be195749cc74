import { apply } from '../../../../schema/apply.ts';
import {
  type Constraint,
  childrenOf,
  dependentsOf,
  findRelation,
  type Relation,
  type Table,
} from '../../../../schema/catalog.ts';
import type { Change } from '../../../../schema/change.ts';
import type { Effects } from './effects.ts';

/**
 * ACCESS EXCLUSIVE on all that goes with a change, and on what it is taken away from: the table of an index, both tables of a
 * foreign key, a partition's parent and default partition. What goes along is what `apply` takes out of the catalog, so the
 * two can't disagree. A change that would need CASCADE is given it: `DROP TABLE a, b` may take both at once.
 */
export function dropped(effects: Effects, change: Change): void {
  const { catalog } = effects;
  const after = apply(catalog, change).catalog.relations;
  if (after === catalog.relations) return;
  for (const relation of reach(effects, change)) {
    const left = after.get(relation.id);
    if (left === relation) continue;
    if (left?.kind === 'sequence') continue;
    effects.lock('ACCESS EXCLUSIVE', relation);
    if (relation.kind === 'index' && !left) {
      const owner = catalog.relations.get(relation.table);
      if (owner) effects.lock('ACCESS EXCLUSIVE', owner);
    }
    if (relation.kind === 'table') losses(effects, relation, left);
  }
}

/** Relations a drop may touch: what it names and all that depends on it; everything, where it names no relation. */
function reach({ catalog }: Effects, change: Change): Iterable<Relation> {
  const name =
    'table' in change ? change.table : 'view' in change ? change.view : 'index' in change ? change.index : undefined;
  const start = typeof name === 'object' ? findRelation(catalog, name) : undefined;
  if (!start) return catalog.relations.values();
  const found = new Map<number, Relation>([[start.id, start]]);
  for (const relation of found.values()) {
    // A table that only refers to a dropped one loses its foreign key, and nothing of what depends on it.
    const stays = relation !== start && relation.kind === 'table' && !relation.parents.some((id) => found.has(id));
    if (stays) continue;
    for (const each of dependentsOf(catalog, relation.id)) if (!found.has(each.id)) found.set(each.id, each);
  }
  if (start.kind === 'index') {
    const owner = catalog.relations.get(start.table);
    if (owner) found.set(owner.id, owner);
  }
  return found.values();
}

function losses(effects: Effects, table: Table, left: Relation | undefined): void {
  const kept: readonly Constraint[] = left?.kind === 'table' ? left.constraints : [];
  for (const { name, references } of table.constraints) {
    if (!references || kept.some((c) => c.name === name)) continue;
    const other = effects.byId(references.table);
    if (other) effects.lock('ACCESS EXCLUSIVE', ...effects.partitions(other));
  }
  const [parent] = left ? [] : table.parents;
  const owner = parent === undefined || table.partitionBound === undefined ? undefined : effects.byId(parent);
  if (!owner) return;
  effects.lock('ACCESS EXCLUSIVE', owner);
  lockDefault(effects, owner);
}

/** What may be in the default partition depends on its siblings, so it is locked with them. */
export function lockDefault(effects: Effects, parent: Table): Table | undefined {
  const rest = childrenOf(effects.catalog, parent.id).find((t) => t.partitionBound?.trim().toLowerCase() === 'default');
  if (rest) effects.lock('ACCESS EXCLUSIVE', rest);
  return rest;
}
