import type { Catalog, Constraint, Index, Relation, Statistics, Table, View } from '../schema/catalog.ts';

/**
 * The first thing that is said of what both catalogs have, and is not the same: a comment, an owner, an option, whether a constraint is
 * DEFERRABLE. For people; undefined where nothing is.
 */
export function lostOf(end: Catalog, original: Catalog): string | undefined {
  for (const wanted of original.relations.values()) {
    const id = end.names.get(`${wanted.schema}.${wanted.name}`);
    const found = id === undefined ? undefined : end.relations.get(id);
    // Most of it is the same object.
    if (!found || found === wanted || found.kind !== wanted.kind) continue;
    const [now, then] = [saidOf(found, end), saidOf(wanted, original)];
    for (const [about, said] of then) {
      if (now.has(about) && now.get(about) !== said) return about;
    }
  }
  return undefined;
}

/** By what it is about: what is said of it, as text. */
function saidOf(relation: Relation, catalog: Catalog): Map<string, string> {
  const { name, comment, owner } = relation;
  const said = new Map<string, string>([
    [`the comment of ${name}`, text(comment)],
    [`the owner of ${name}`, text(owner)],
  ]);
  if (relation.kind === 'table') tableSaid(relation, catalog, said);
  else if (relation.kind === 'index') said.set(`an option of ${name}`, text(indexSaid(relation)));
  else if (relation.kind === 'view') said.set(`an option of ${name}`, text(viewSaid(relation)));
  return said;
}

function tableSaid(table: Table, catalog: Catalog, said: Map<string, string>): void {
  const { name, replicaIdentity } = table;
  const index = typeof replicaIdentity === 'number' ? catalog.relations.get(replicaIdentity)?.name : undefined;
  said.set(`REPLICA IDENTITY of ${name}`, text(index ?? replicaIdentity));
  for (const column of table.columns) {
    const { comment, statistics, storage, compression, options, notNull } = column;
    said.set(`NOT NULL of ${name}.${column.name}`, text(notNull));
    said.set(`the comment of ${name}.${column.name}`, text(comment));
    said.set(`an option of ${name}.${column.name}`, text([statistics, storage, compression, options]));
  }
  for (const constraint of table.constraints)
    said.set(`an option of ${constraint.name} of ${name}`, text(constraintSaid(constraint)));
  // They go with a column, so none is as telling as less of it.
  const all = (table.statistics ?? []).map(({ schema, name: own }) => `${schema}.${own}`).sort();
  said.set(`statistics of ${name}`, text(all));
  for (const each of table.statistics ?? [])
    said.set(`what is said of the statistics ${each.name}`, text(statisticsSaid(each)));
}

const constraintSaid = ({ type, deferrable, initiallyDeferred, noInherit, enforced, comment }: Constraint): unknown => [
  type,
  deferrable,
  initiallyDeferred,
  noInherit,
  enforced,
  comment,
];

const indexSaid = ({ storage, tablespace, elements, nullsNotDistinct, clustered }: Index): unknown => [
  clustered,
  storage,
  tablespace,
  nullsNotDistinct,
  elements.map((element) => [element.statistics, element.operatorClass, element.descending]),
];

const viewSaid = ({ options, materialized }: View): unknown => [Object.entries(options ?? {}).sort(), materialized];

const statisticsSaid = ({ target, comment, owner, kinds }: Statistics): unknown => [target, comment, owner, kinds];

const text = (value: unknown): string => JSON.stringify(value) ?? '';
