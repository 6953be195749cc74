import type { Catalog } from '../schema/catalog.ts';

/** Names of what is gone after a drop besides what is dropped: what CASCADE took along. Indexes and constraints go with their tables. */
export function lostAlong(before: Catalog, after: Catalog, dropped: readonly number[]): string[] {
  const relations = [...before.relations.values()].filter(
    (relation) => relation.kind !== 'index' && !after.relations.has(relation.id),
  );
  const functions = new Set([...after.functions.values()].flat().map(({ id }) => id));
  const types = new Set([...after.types.values()].map(({ id }) => id));
  const gone = [
    ...relations,
    ...[...before.functions.values()].flat().filter(({ id }) => !functions.has(id)),
    ...[...before.types.values()].filter(({ id }) => !types.has(id)),
  ];
  const columns = [...before.relations.values()].flatMap((relation) => {
    const now = after.relations.get(relation.id);
    if (relation.kind !== 'table' || now?.kind !== 'table' || now === relation) return [];
    const lost = [
      ...relation.columns.filter((column) => {
        const kept = now.columns.find(({ id }) => id === column.id);
        return !kept || (column.default !== undefined && kept.default === undefined);
      }),
      ...relation.triggers.filter((trigger) => now.triggers.every(({ name }) => name !== trigger.name)),
      ...relation.policies.filter((policy) => now.policies.every(({ name }) => name !== policy.name)),
      ...relation.constraints.filter((constraint) => now.constraints.every(({ name }) => name !== constraint.name)),
    ];
    return lost.map(({ name }) => `${name} of ${relation.name}`);
  });
  return [...gone.filter(({ id }) => !dropped.includes(id)).map(({ name }) => name), ...columns];
}
