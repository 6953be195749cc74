import { type FunctionObject, findRelation, type Relation } from '../catalog.ts';
import type { ChangeOf } from '../change.ts';
import { type Draft, type Handlers, without } from './draft.ts';
import { settle } from './options.ts';
import { overloadsOf, setOverloads } from './routines.ts';

/** Privileges on tables, views and sequences, and what PUBLIC may call, as far as the migrations give and take them. */
export const access: Handlers<'grant' | 'revoke' | 'other'> = {
  grant(draft, change) {
    // Which one of several of a name is meant, is not known: they stay closed.
    publicFunctions(draft, change, (all) =>
      all.length > 1 ? all : all.map((each) => without(each, 'closed') as FunctionObject),
    );
    for (const relation of objects(draft, change)) {
      const grants = [...new Set([...(relation.grants ?? []), ...pairs(change)])];
      draft.put({ ...relation, grants });
    }
  },
  revoke(draft, change) {
    publicFunctions(draft, change, (all) => all.map((each) => ({ ...each, closed: true })));
    const taken = new Set(pairs(change));
    for (const relation of objects(draft, change)) {
      // What is taken from the table is taken from its columns.
      const grants = (relation.grants ?? []).filter(
        (grant) => !taken.has(grant) && !taken.has(grant.split('(')[0] ?? ''),
      );
      if (grants.length === (relation.grants?.length ?? 0)) continue;
      draft.put(grants.length > 0 ? { ...relation, grants } : (without(relation, 'grants') as Relation));
    }
  },
  other(draft, change) {
    if (change.what === 'alter default privileges') draft.update({ defaultPrivileges: true });
    settle(draft, change);
  },
};

type Access = ChangeOf<'grant' | 'revoke'>;

/** What a change of PUBLIC's right to EXECUTE does to the functions it names, by name. */
function publicFunctions(
  draft: Draft,
  { on, objects: named, privileges, roles }: Access,
  to: (overloads: readonly FunctionObject[]) => readonly FunctionObject[],
): void {
  if (draft.mysql || !/function|procedure|routine/.test(on) || !roles.includes('public')) return;
  if (!privileges.some((privilege) => /^(all\b|execute$)/i.test(privilege))) return;
  const schemas = new Set(on.startsWith('all ') ? named.map(({ name }) => name) : []);
  const keys = on.startsWith('all ')
    ? [...draft.catalog.functions].flatMap(([key, [first]]) => (first && schemas.has(first.schema) ? [key] : []))
    : named.flatMap((name) => overloadsOf(draft, name)?.key ?? []);
  for (const key of new Set(keys)) setOverloads(draft, key, to(draft.catalog.functions.get(key, [])));
}

function objects(draft: Draft, change: Access): Relation[] {
  const { catalog } = draft;
  if (change.on === 'table' || change.on === 'sequence')
    return change.objects.flatMap((name) => findRelation(catalog, name) ?? []);
  if (!/^all (table|sequence)s in schema$/.test(change.on)) return [];
  const schemas = new Set(change.objects.map((name) => name.name));
  const sequences = change.on.includes('sequence');
  return [...catalog.relations.values()].filter(
    (r) => schemas.has(r.schema) && r.kind !== 'index' && (r.kind === 'sequence') === sequences,
  );
}

/** What ALL stands for, on tables and sequences; and on a column. */
const every = ['select', 'insert', 'update', 'delete', 'truncate', 'usage'];
const onColumn = ['select', 'insert', 'update'];

const pairs = ({ privileges, roles }: Access): string[] =>
  roles.flatMap((role) =>
    privileges
      .flatMap((privilege) => {
        const [, column] = /^all\b[^(]*(\(.*)$/i.exec(privilege) ?? [];
        if (column !== undefined) return onColumn.map((each) => `${each}${column}`);
        const [name = '', ...rest] = privilege.split('(');
        return /^all\b/i.test(privilege) ? every : [[name.toLowerCase(), ...rest].join('(')];
      })
      .map((privilege) => `${role} ${privilege}`),
  );
