import type { Catalog, Column, Table, TypeObject } from '../catalog.ts';
import type { ChangeOf, ConstraintDefinition } from '../change.ts';
import { type Name, showName } from '../names.ts';
import type { TypeReference } from '../types.ts';
import { type Draft, type Handlers, without } from './draft.ts';
import { dropColumn } from './drops.ts';

type Kinds =
  | 'create-enum'
  | 'add-enum-value'
  | 'rename-enum-value'
  | 'create-domain'
  | 'alter-domain'
  | 'create-type'
  | 'alter-composite'
  | 'rename-type'
  | 'drop-type';

export const types: Handlers<Kinds> = {
  'create-enum'(draft, change) {
    add(draft, change.type, { kind: 'enum', values: change.values });
  },

  'add-enum-value'(draft, change) {
    const type = ofKind(draft, change.type, 'enum');
    if (type.values.includes(change.value)) {
      if (change.ifNotExists) return;
      draft.refuse(`${showName(change.type)} already has the value ${change.value}`);
    }
    const neighbour = change.before ?? change.after;
    const at = neighbour === undefined ? type.values.length : type.values.indexOf(neighbour);
    if (at < 0) draft.refuse(`${showName(change.type)} has no value ${neighbour}`);
    put(draft, { ...type, values: type.values.toSpliced(change.after === undefined ? at : at + 1, 0, change.value) });
  },

  'rename-enum-value'(draft, change) {
    const type = ofKind(draft, change.type, 'enum');
    if (!type.values.includes(change.value)) draft.refuse(`${showName(change.type)} has no value ${change.value}`);
    if (type.values.includes(change.to)) draft.refuse(`${showName(change.type)} already has the value ${change.to}`);
    put(draft, { ...type, values: type.values.map((v) => (v === change.value ? change.to : v)) });
    renameInDefaults(draft, type, change.value, change.to);
  },

  'create-domain'(draft, change) {
    const checks: DomainCheck[] = [];
    for (const check of change.checks) addCheck(change.type.name, checks, check);
    const below = findType(draft.catalog, change.base);
    const value = change.default ?? (below?.kind === 'domain' ? below.default : undefined);
    add(draft, change.type, {
      kind: 'domain',
      base: resolveType(draft, change.base),
      notNull: change.notNull || change.checks.some((c) => c.type === 'not-null'),
      ...(value && { default: value }),
      checks,
    });
  },

  'alter-domain': alterDomain,

  'create-type'(draft, change) {
    // A shell type is completed by a second CREATE TYPE.
    const existing = findType(draft.catalog, change.type);
    if (existing?.kind === 'other' && change.form === 'base') return;
    const attributes = change.attributes.map((a) => ({ name: a.name, type: resolveType(draft, a.type) }));
    add(draft, change.type, change.form === 'composite' ? { kind: 'composite', attributes } : { kind: 'other' });
  },

  'alter-composite'(draft, change) {
    const type = ofKind(draft, change.type, 'composite');
    const known = type.attributes.some((a) => a.name === change.attribute);
    if (!known && change.ifExists) return;
    if (known === (change.action === 'add')) {
      draft.refuse(`${showName(change.type)} ${known ? 'already has an' : 'has no'} attribute ${change.attribute}`);
    }
    const attributeType = change.attributeType && resolveType(draft, change.attributeType);
    const attributes =
      change.action === 'add'
        ? [...type.attributes, ...(attributeType ? [{ name: change.attribute, type: attributeType }] : [])]
        : type.attributes.flatMap((a) => {
            if (a.name !== change.attribute) return [a];
            if (change.action === 'drop') return [];
            return [{ name: change.to ?? a.name, type: attributeType ?? a.type }];
          });
    put(draft, { ...type, attributes });
  },

  'rename-type'(draft, change) {
    const type = need(draft, change.type);
    moveType(draft, type, { ...type, name: change.to });
  },

  'drop-type'(draft, change) {
    const type = findType(draft.catalog, change.type);
    if (!type) {
      if (change.ifExists) return;
      return draft.refuse(`there is no type ${showName(change.type)}`);
    }
    dropType(draft, type, change.cascade);
  },
};

type DomainCheck = Extract<TypeObject, { kind: 'domain' }>['checks'][number];
type Definition<T = TypeObject> = T extends TypeObject ? Omit<T, 'id' | 'schema' | 'name'> : never;

const keyOf = (type: { readonly schema: string; readonly name: string }): string => `${type.schema}.${type.name}`;

const put = (draft: Draft, type: TypeObject): void =>
  draft.update({ types: draft.catalog.types.set(keyOf(type), type) });

function add(draft: Draft, name: Name, definition: Definition): void {
  const schema = draft.schemaFor(name);
  const key = `${schema}.${name.name}`;
  if (draft.catalog.types.has(key)) draft.refuse(`there already is a type ${showName(name)}`);
  if (draft.catalog.names.has(key)) draft.refuse(`there already is a relation ${showName(name)}`);
  put(draft, { id: draft.id(), schema, name: name.name, ...definition } as TypeObject);
}

export function findType(catalog: Catalog, name: Name): TypeObject | undefined {
  for (const schema of name.schema ? [name.schema] : catalog.searchPath) {
    const type = catalog.types.get(`${schema}.${name.name}`);
    if (type) return type;
  }
  return undefined;
}

const need = (draft: Draft, name: Name): TypeObject =>
  findType(draft.catalog, name) ?? draft.refuse(`there is no type ${showName(name)}`);

function ofKind<K extends TypeObject['kind']>(draft: Draft, name: Name, kind: K): Extract<TypeObject, { kind: K }> {
  const type = need(draft, name);
  if (type.kind !== kind) draft.refuse(`${showName(name)} is no ${kind}`);
  return type as Extract<TypeObject, { kind: K }>;
}

/** Defaults hold an enum's value by identity, so they follow its name. */
function renameInDefaults(draft: Draft, type: TypeObject, from: string, to: string): void {
  const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
  for (const relation of draft.catalog.relations.values()) {
    if (relation.kind !== 'table') continue;
    for (const { id, type: own, default: value } of relation.columns) {
      if (!value?.text.includes(literal(from)) || !refersTo(draft.catalog, own, type)) continue;
      const text = value.text.replace(literal(from), () => literal(to));
      draft.editColumn(relation.id, id, (c) => ({ ...c, default: { ...value, text } }));
    }
  }
}

/** A reference to a type of this catalog names its schema unless that is the default one; other types stay as written. */
export function resolveType(draft: Draft, type: TypeReference): TypeReference {
  const found = findType(draft.catalog, type);
  return found ? referTo(draft.catalog, type, found) : type;
}

const referTo = (catalog: Catalog, from: TypeReference, type: { schema: string; name: string }): TypeReference => ({
  ...without(from, 'schema'),
  name: type.name,
  ...(type.schema !== catalog.defaultSchema && { schema: type.schema }),
});

/** A type of an extension has no schema here: it may lie in any. */
const refersTo = (catalog: Catalog, reference: TypeReference, type: Name): boolean =>
  reference.name === type.name &&
  (type.schema === undefined || (reference.schema ?? catalog.defaultSchema) === type.schema);

/** Renames or moves a type; columns, attributes, domains and arguments of it follow. */
export function moveType(draft: Draft, type: TypeObject, to: TypeObject): void {
  const { catalog } = draft;
  if (keyOf(type) === keyOf(to)) return;
  if (catalog.types.has(keyOf(to))) draft.refuse(`there already is a type ${to.name}`);
  draft.update({ types: catalog.types.delete(keyOf(type)).set(keyOf(to), to) });
  const follow = (t: TypeReference): TypeReference => (refersTo(catalog, t, type) ? referTo(catalog, t, to) : t);
  const uses = (c: { readonly type?: TypeReference }): boolean =>
    c.type !== undefined && refersTo(catalog, c.type, type);
  for (const relation of catalog.relations.values()) {
    if (relation.kind === 'table' && relation.columns.some(uses)) {
      draft.put({ ...relation, columns: relation.columns.map((c) => ({ ...c, type: follow(c.type) })) });
    } else if (relation.kind === 'view' && relation.columns.some(uses)) {
      draft.put({ ...relation, columns: relation.columns.map((c) => (c.type ? { ...c, type: follow(c.type) } : c)) });
    }
  }
  for (const other of catalog.types.values()) {
    if (other.kind === 'domain' && refersTo(catalog, other.base, type))
      put(draft, { ...other, base: follow(other.base) });
    if (other.kind === 'composite' && other.attributes.some(uses)) {
      put(draft, { ...other, attributes: other.attributes.map((a) => ({ ...a, type: follow(a.type) })) });
    }
  }
  followInFunctions(draft, type, to);
}

/** Arguments and results follow a type that is renamed or moved; a table's name is a type too. */
export function followInFunctions(
  draft: Draft,
  type: { schema: string; name: string },
  to: { schema: string; name: string },
): void {
  const { catalog } = draft;
  const uses = (c: { readonly type: TypeReference }): boolean => refersTo(catalog, c.type, type);
  const follow = (t: TypeReference): TypeReference => (refersTo(catalog, t, type) ? referTo(catalog, t, to) : t);
  for (const [key, overloads] of catalog.functions) {
    if (!overloads.some((f) => f.arguments.some(uses) || (f.returns && uses({ type: f.returns })))) continue;
    const changed = overloads.map((f) => ({
      ...f,
      arguments: f.arguments.map((a) => ({ ...a, type: follow(a.type) })),
      ...(f.returns && { returns: follow(f.returns) }),
    }));
    draft.update({ functions: draft.catalog.functions.set(key, changed) });
  }
}

/** Drops a type; with CASCADE also the columns, functions and domains that need it. */
export function dropType(draft: Draft, type: TypeObject, cascade: boolean): void {
  const { catalog } = draft;
  const uses = (t: TypeReference | undefined): boolean => t !== undefined && refersTo(catalog, t, type);
  dropColumnsOfType(draft, type, cascade);
  dropFunctionsOfType(draft, type, cascade);
  draft.update({ types: draft.catalog.types.delete(keyOf(type)) });
  for (const other of catalog.types.values()) {
    if (other.kind === 'domain' && uses(other.base)) {
      if (!cascade) draft.refuse(`the domain ${other.name} is over ${type.name}`);
      dropType(draft, other, true);
    }
  }
}

export function dropFunctionsOfType(draft: Draft, type: { schema: string; name: string }, cascade: boolean): void {
  const { catalog } = draft;
  const uses = (t: TypeReference | undefined): boolean => t !== undefined && refersTo(catalog, t, type);
  for (const [key, overloads] of catalog.functions) {
    const kept = overloads.filter((f) => !uses(f.returns) && !f.arguments.some((a) => uses(a.type)));
    if (kept.length === overloads.length) continue;
    if (!cascade) draft.refuse(`the function ${overloads[0]?.name} needs the type ${type.name}`);
    const { functions } = draft.catalog;
    draft.update({ functions: kept.length > 0 ? functions.set(key, kept) : functions.delete(key) });
  }
}

export function dropColumnsOfType(draft: Draft, type: Name, cascade: boolean): void {
  const { catalog } = draft;
  for (const relation of catalog.relations.values()) {
    if (relation.kind !== 'table' || draft.doomed.has(relation.id)) continue;
    for (const column of relation.columns) {
      if (!refersTo(catalog, column.type, type)) continue;
      if (!cascade) draft.refuse(`${draft.show(relation)}.${column.name} is of type ${type.name}`);
      dropTypedColumn(draft, relation, column);
    }
  }
}

function dropTypedColumn(draft: Draft, table: Table, column: Column): void {
  const now = draft.catalog.relations.get(table.id);
  if (now?.kind === 'table' && now.columns.some((c) => c.id === column.id)) dropColumn(draft, now, column, true);
}

function alterDomain(draft: Draft, change: ChangeOf<'alter-domain'>): void {
  put(draft, alteredDomain(ofKind(draft, change.type, 'domain'), change));
}

type Domain = Extract<TypeObject, { kind: 'domain' }>;

function alteredDomain(domain: Domain, change: ChangeOf<'alter-domain'>): Domain {
  const { constraint } = change;
  const name = change.constraintName ?? constraint?.name;
  switch (change.action) {
    case 'set-default':
      return change.default ? { ...domain, default: change.default } : domain;
    case 'drop-default':
      return without(domain, 'default');
    case 'set-not-null':
      return { ...domain, notNull: true };
    case 'drop-not-null':
      return { ...domain, notNull: false };
    case 'add-constraint': {
      if (constraint?.type === 'not-null') return { ...domain, notNull: true };
      const checks = [...domain.checks];
      if (constraint) addCheck(domain.name, checks, constraint);
      return { ...domain, checks };
    }
    case 'drop-constraint':
      return { ...domain, checks: domain.checks.filter((c) => c.name !== name) };
    case 'rename-constraint':
      return {
        ...domain,
        checks: domain.checks.map((c) => (c.name === name ? { ...c, name: change.to ?? c.name } : c)),
      };
    case 'validate-constraint':
      return { ...domain, checks: domain.checks.map((c) => (c.name === name ? { ...c, valid: true } : c)) };
  }
}

function addCheck(domain: string, checks: DomainCheck[], definition: ConstraintDefinition): void {
  if (definition.type !== 'check') return;
  let name = definition.name ?? `${domain}_check`;
  for (let n = 1; definition.name === undefined && checks.some((c) => c.name === name); n++)
    name = `${domain}_check${n}`;
  checks.push({ name, expression: definition.expression, valid: !definition.notValid });
}
