import { findRelation, type Relation } from '../catalog.ts';
import type { ChangeOf } from '../change.ts';
import { type Draft, type Handlers, without } from './draft.ts';

/** Privileges on tables, views and sequences, as far as the migrations give and take them. */
export const access: Handlers<'grant' | 'revoke' | 'other'> = {
  grant(draft, change) {
    for (const relation of objects(draft, change)) {
      const grants = [...new Set([...(relation.grants ?? []), ...pairs(change)])];
      draft.put({ ...relation, grants });
    }
  },
  revoke(draft, change) {
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
  },
};

type Access = ChangeOf<'grant' | 'revoke'>;

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
