import type { Relation, Statistics } from '../catalog.ts';
import { findRelation } from '../catalog.ts';
import type { ChangeOf } from '../change.ts';
import { type Name, showName } from '../names.ts';
import { type Draft, type Handlers, without } from './draft.ts';
import { dropRelation } from './drops.ts';
import { moveFunction, overloadsOf } from './routines.ts';
import { editStatistics, found } from './statistics.ts';
import { moveRelation } from './tables.ts';
import { dropColumnsOfType, dropType, findType, moveType } from './types.ts';

type Kinds =
  | 'create-schema'
  | 'drop-schema'
  | 'rename-schema'
  | 'set-object-schema'
  | 'create-extension'
  | 'drop-extension'
  | 'comment';

export const schemas: Handlers<Kinds> = {
  'create-schema'(draft, change) {
    const { schemas } = draft.catalog;
    if (!schemas.has(change.schema)) draft.update({ schemas: schemas.add(change.schema) });
    else if (!change.ifNotExists) draft.refuse(`there already is a schema ${change.schema}`);
  },

  'drop-schema': dropSchema,
  'rename-schema': renameSchema,

  'set-object-schema'(draft, change) {
    const { what, object, schema } = change;
    if (what === 'type') {
      const type = findType(draft.catalog, object) ?? draft.refuse(`there is no type ${showName(object)}`);
      moveType(draft, type, { ...type, schema: draft.schemaFor({ schema, name: type.name }) });
    } else if (what === 'function') {
      const [first] = overloadsOf(draft, object)?.overloads ?? [];
      if (!first) return draft.refuse(`there is no function ${showName(object)}`);
      moveFunction(draft, first, { ...first, schema: draft.schemaFor({ schema, name: first.name }) });
    } else moveRelation(draft, draft.relation(object), schema);
  },

  'create-extension'(draft, change) {
    const { extensions } = draft.catalog;
    if (!extensions.has(change.extension)) draft.update({ extensions: extensions.add(change.extension) });
    else if (!change.ifNotExists) draft.refuse(`there already is an extension ${change.extension}`);
  },

  'drop-extension'(draft, change) {
    const { extensions } = draft.catalog;
    if (extensions.has(change.extension)) {
      for (const name of extensionTypes[change.extension] ?? []) dropColumnsOfType(draft, { name }, change.cascade);
      draft.update({ extensions: draft.catalog.extensions.delete(change.extension) });
    } else if (!change.ifExists) draft.refuse(`there is no extension ${change.extension}`);
  },

  comment(draft, change) {
    const relation = findRelation(draft.catalog, change.object);
    const commented = ['table', 'view', 'materialized view', 'foreign table', 'index', 'sequence', 'column'];
    if (change.on === 'statistics') return commentStatistics(draft, change);
    if (change.on === 'constraint' && change.table) return commentConstraint(draft, change, change.table);
    if (!relation || !commented.includes(change.on.toLowerCase())) return;
    if (change.column === undefined) draft.put(withComment(relation, change.text));
    else if (relation.kind === 'table') {
      const column = draft.column(relation, change.column);
      draft.editColumn(relation.id, column.id, (c) => withComment(c, change.text));
    }
  },
};

/** Types of common extensions: columns of them go with DROP EXTENSION … CASCADE, and forbid it without. */
const extensionTypes: Readonly<Record<string, readonly string[]>> = {
  citext: ['citext'],
  cube: ['cube'],
  hstore: ['hstore'],
  intarray: ['query_int'],
  ltree: ['ltree', 'lquery', 'ltxtquery'],
  postgis: ['geometry', 'geography', 'box2d', 'box3d'],
  postgis_raster: ['raster'],
  vector: ['vector', 'halfvec', 'sparsevec'],
};

const withComment = <T extends { readonly comment?: string }>(object: T, text: string | null): T =>
  text === null ? (without(object, 'comment') as T) : { ...object, comment: text };

function commentStatistics(draft: Draft, { object, text }: ChangeOf<'comment'>): void {
  const target = found(draft, object);
  if (target)
    editStatistics(draft, target.table, (each) => (each === target.statistics ? withComment(each, text) : each));
}

function commentConstraint(draft: Draft, { object, text }: ChangeOf<'comment'>, name: Name): void {
  const table = findRelation(draft.catalog, name);
  if (table?.kind !== 'table') return;
  const constraints = table.constraints.map((c) => (c.name === object.name ? withComment(c, text) : c));
  draft.put({ ...table, constraints });
}

function dropSchema(draft: Draft, change: ChangeOf<'drop-schema'>): void {
  const { schema, cascade } = change;
  const { catalog } = draft;
  if (!catalog.schemas.has(schema)) {
    if (change.ifExists) return;
    draft.refuse(`there is no schema ${schema}`);
  }
  const relations = [...catalog.relations.values()].filter((r) => r.schema === schema);
  const types = [...catalog.types.values()].filter((t) => t.schema === schema);
  const functions = [...catalog.functions.keys()].filter((key) => key.startsWith(`${schema}.`));
  // A schema is a database in MySQL, and its tables always go along.
  if (!cascade && !draft.mysql && relations.length + types.length + functions.length > 0) {
    draft.refuse(`the schema ${schema} is not empty`);
  }
  for (const relation of relations) draft.doomed.add(relation.id);
  forStatistics(draft, schema, () => undefined);
  for (const relation of relations) dropRelation(draft, relation, true);
  for (const type of types) dropType(draft, type, true);
  draft.update({
    functions: draft.catalog.functions.deleteAll(functions),
    schemas: draft.catalog.schemas.delete(schema),
  });
}

function renameSchema(draft: Draft, change: ChangeOf<'rename-schema'>): void {
  const { schema, to } = change;
  const { catalog } = draft;
  if (!catalog.schemas.has(schema)) draft.refuse(`there is no schema ${schema}`);
  if (catalog.schemas.has(to)) draft.refuse(`there already is a schema ${to}`);
  draft.update({ schemas: catalog.schemas.delete(schema).add(to) });
  const moved = [...catalog.relations.values()].filter((r) => r.schema === schema);
  for (const relation of moved) draft.put({ ...(draft.catalog.relations.get(relation.id) as Relation), schema: to });
  forStatistics(draft, schema, (each) => ({ ...each, schema: to }));
  for (const type of catalog.types.values()) if (type.schema === schema) moveType(draft, type, { ...type, schema: to });
  for (const overloads of catalog.functions.values()) {
    for (const f of overloads) if (f.schema === schema) moveFunction(draft, f, { ...f, schema: to });
  }
}

/** Statistics in a schema, whose tables may be in another one. */
function forStatistics(draft: Draft, schema: string, change: (statistics: Statistics) => Statistics | undefined): void {
  for (const table of draft.catalog.relations.values()) {
    if (table.kind !== 'table' || !table.statistics?.some((each) => each.schema === schema)) continue;
    editStatistics(draft, table, (each) => (each.schema === schema ? change(each) : each));
  }
}
