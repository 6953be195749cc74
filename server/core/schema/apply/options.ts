import {
  findRelation,
  type Index,
  indexesOf,
  type Publication,
  type Relation,
  type Table,
  tableById,
  type View,
} from '../catalog.ts';
import type { ChangeOf, Options, Published, Settings, TableOption } from '../change.ts';
import type { Name } from '../names.ts';
import { type Draft, without } from './draft.ts';
import { setOverloads, sole } from './routines.ts';
import { findType } from './types.ts';

type Said = ChangeOf<'other'>;

/** What ALTER VIEW, INDEX, FUNCTION, TYPE, SEQUENCE and the publications say, as far as the catalog keeps it. */
export function settle(draft: Draft, change: Said): void {
  if (change.published) publish(draft, change);
  else if (change.what === 'drop publication') unpublish(draft, change.object?.name ?? '');
  else if (change.to !== undefined) renamePublication(draft, change.object?.name ?? '', change.to);
  if (!change.object) return;
  const elsewhere = /^alter (function|procedure|routine|type|domain) owner$/.test(change.what);
  if (elsewhere) ownObject(draft, change.object, change);
  const relation = elsewhere ? undefined : findRelation(draft.catalog, change.object);
  if (change.owner !== undefined && relation) ownRelation(draft, relation, change.owner);
  if (relation?.kind === 'index') setIndex(draft, relation, change);
  if (relation?.kind === 'view' && change.settings) setView(draft, relation, change.settings);
}

function setIndex(draft: Draft, index: Index, { settings, tablespace, element }: Said): void {
  const { storage: _, ...bare } = index;
  const storage = settings && merged(index.storage, settings);
  const now: Index = settings ? { ...bare, ...(storage && { storage }) } : index;
  draft.put(tablespace === undefined ? now : inTablespace(now, tablespace));
  if (element) setElement(draft, now, element);
}

/** Here and in the indexes of partitions. */
function setElement(draft: Draft, index: Index, element: NonNullable<Said['element']>): void {
  const { number, statistics } = element;
  draft.put({
    ...index,
    elements: index.elements.map((e, at) =>
      at + 1 === number ? { ...without(e, 'statistics'), ...(statistics >= 0 && { statistics }) } : e,
    ),
  });
  for (const id of draft.catalog.dependents.get(index.id) ?? []) {
    const part = draft.catalog.relations.get(id);
    if (part?.kind === 'index' && part.parent === index.id) setElement(draft, part, element);
  }
}

export const inTablespace = (index: Index, tablespace: string): Index => {
  const { tablespace: _, ...rest } = index;
  return { ...rest, ...placed(tablespace) };
};

/** Where an index is; `pg_default` is where it would be anyway, as a rule. */
export const placed = (tablespace: string | undefined): Pick<Index, 'tablespace'> =>
  tablespace === undefined || tablespace === 'pg_default' ? {} : { tablespace };

function setView(draft: Draft, view: View, settings: Settings): void {
  const { options: _, checked: __, ...bare } = view;
  const options = merged(view.options, settings);
  draft.put({ ...bare, ...(options && { options }), ...(options?.check_option && { checked: true as const }) });
}

/** Options with what SET gives and RESET takes; undefined where none is left. */
export function merged(old: Options | undefined, settings: Settings): Options | undefined {
  const now = { ...old, ...settings };
  const left = Object.entries(now).filter((entry): entry is [string, string] => entry[1] !== null);
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** A table's owner gets its indexes and owned sequences too. */
export function ownRelation(draft: Draft, relation: Relation, owner: string): void {
  const own = <T extends Relation>(r: T): T => ({ ...(without(r, 'owner') as T), ...(owner !== '' && { owner }) });
  draft.put(own(relation));
  for (const id of draft.catalog.dependents.get(relation.id) ?? []) {
    const dependent = draft.catalog.relations.get(id);
    if (dependent?.kind === 'sequence' && dependent.ownedBy?.relation === relation.id) draft.put(own(dependent));
  }
}

function ownObject(draft: Draft, object: Name, { what, owner = '', arguments: types }: Said): void {
  const own = <T extends { readonly owner?: string }>(it: T): T => ({
    ...(without(it, 'owner') as T),
    ...(owner !== '' && { owner }),
  });
  if (/ (type|domain) /.test(what)) {
    const type = findType(draft.catalog, object);
    if (type) draft.update({ types: draft.catalog.types.set(`${type.schema}.${type.name}`, own(type)) });
    return;
  }
  const target = sole(draft, { function: object, ...(types && { arguments: types }) });
  if (target)
    setOverloads(
      draft,
      target.key,
      target.overloads.map((f) => (f === target.one ? own(f) : f)),
    );
}

/** REPLICA IDENTITY and OWNER TO as written. */
export function setOnTable(draft: Draft, relation: Relation, option: TableOption, value: string): void {
  if (option === 'owner') ownRelation(draft, relation, role(value));
  if (option === 'tablespace' && relation.kind === 'index') draft.put(inTablespace(relation, value));
  if (option === 'cluster-on') clusterOn(draft, relation, value);
  if (option === 'other' && /^set\s+without\s+cluster$/i.test(value.trim())) clusterOn(draft, relation, undefined);
  if (option !== 'replica-identity' || relation.kind !== 'table') return;
  const bare = without(relation, 'replicaIdentity') as Table;
  const word = value.trim().toLowerCase();
  const named = /^using\s+index\s+(.+)$/is.exec(value.trim())?.[1];
  const index =
    named === undefined ? undefined : indexesOf(draft.catalog, relation.id).find((i) => i.name === unquoted(named));
  if (named !== undefined && !index) draft.refuse(`${draft.show(relation)} has no index ${unquoted(named)}`);
  const identity = index ? index.id : word === 'full' || word === 'nothing' ? word : undefined;
  draft.put({ ...bare, ...(identity !== undefined && { replicaIdentity: identity }) });
}

/** Makes an index the one that CLUSTER goes by; undefined: none. */
export function clusterOn(draft: Draft, relation: Relation, name: string | undefined): void {
  for (const index of indexesOf(draft.catalog, relation.id)) {
    const { clustered, ...rest } = index;
    const wanted = index.name === name;
    if (wanted !== (clustered === true)) draft.put(wanted ? { ...rest, clustered: true } : rest);
  }
}

/** Empty for whoever runs the statement. */
export const role = (text: string): string =>
  /^(current_user|current_role|session_user)$/i.test(text.trim()) ? '' : unquoted(text);

const unquoted = (text: string): string => {
  const plain = text.trim();
  return plain.startsWith('"') ? plain.slice(1, -1).replaceAll('""', '"') : plain.toLowerCase();
};

function publish(draft: Draft, { object, published = [], action }: Said): void {
  const name = object?.name ?? '';
  if (action === 'set') unpublish(draft, name);
  for (const each of published) {
    const table = findRelation(draft.catalog, each.table);
    if (table?.kind !== 'table') continue;
    const others = (table.publications ?? []).filter((p) => p.name !== name);
    setPublications(draft, table, action === 'drop' ? others : [...others, publicationOf(draft, table, name, each)]);
  }
}

const publicationOf = (draft: Draft, table: Table, name: string, { columns, where }: Published): Publication => ({
  name,
  ...(columns && { columns: columns.map((column) => draft.column(table, column).id) }),
  ...(where && { where, reads: draft.columnIds(table, where.columns) }),
});

function unpublish(draft: Draft, name: string): void {
  for (const table of draft.catalog.relations.values()) {
    if (table.kind !== 'table' || !table.publications?.some((p) => p.name === name)) continue;
    setPublications(
      draft,
      table,
      table.publications.filter((p) => p.name !== name),
    );
  }
}

function renamePublication(draft: Draft, name: string, to: string): void {
  for (const table of draft.catalog.relations.values()) {
    if (table.kind !== 'table' || !table.publications?.some((p) => p.name === name)) continue;
    setPublications(
      draft,
      table,
      table.publications.map((p) => (p.name === name ? { ...p, name: to } : p)),
    );
  }
}

function setPublications(draft: Draft, table: Table, publications: readonly Publication[]): void {
  const bare = without(tableById(draft.catalog, table.id) ?? table, 'publications') as Table;
  draft.put(publications.length > 0 ? { ...bare, publications } : bare);
}
