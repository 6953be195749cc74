import type { Table, View } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { Dialect } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import { sqlName } from './names.ts';
import { ownedBy } from './ownership.ts';
import type { PlanStatement } from './recipe.ts';

/**
 * Makes a view that passes on all columns of a relation, for whoever has privileges on both. Row level security and privileges
 * are asked of the user who queries, where the server can (PostgreSQL from 15 on, MySQL).
 */
export function standInView(
  view: Name,
  of: Name,
  relation: Pick<Table | View, 'grants' | 'owner'>,
  dialect: Dialect,
  version: number,
  columns = '*',
): PlanStatement[] {
  const select = `SELECT ${columns} FROM ${sqlName(of, dialect)}`;
  if (dialect.id === 'mysql')
    return [{ sql: `CREATE SQL SECURITY INVOKER VIEW ${sqlName(view, dialect)} AS ${select}` }];
  const asker = version >= 15 ? ' WITH (security_invoker = true)' : '';
  return [
    { sql: `CREATE VIEW ${sqlName(view, dialect)}${asker} AS ${select}` },
    // Its owner may be who the servers are.
    ...ownedBy('alter view', view, relation),
    ...granted(view, relation, dialect),
  ];
}

/** What was granted on a relation, as far as a view takes it, granted on a view. */
export const granted = (view: Name, relation: Pick<Table | View, 'grants'>, dialect: Dialect): PlanStatement[] =>
  grantsOf(relation).map(([role, privileges]) => ({
    sql: `GRANT ${privileges.join(', ')} ON ${sqlName(view, dialect)} TO ${unquoted.test(role) ? role.toUpperCase() : dialect.quote(role)}`,
  }));

/** Privileges on columns alone, of roles that don't have them on all of it: a view asks for all columns that it shows. */
export const onColumns = ({ grants = [] }: Pick<Table | View, 'grants'>): string[] =>
  grants.filter((grant) => {
    const [, whole] = /^(.* (?:select|insert|update|delete))\(.*\)$/.exec(grant) ?? [];
    return whole !== undefined && !grants.includes(whole);
  });

/** Why a view can't stand in for the relation without giving more, or less, than its privileges and policies do. */
export function notPassedOn(
  relation: Table | View,
  label: string,
  dialect: Dialect,
  version: number,
): string | undefined {
  if (relation.kind === 'table' && relation.rules.length > 0)
    return `${label} has rules, which rewrite the statements of the servers before a view passes them on.`;
  if (dialect.id !== 'postgresql') return undefined;
  if (version >= 15) {
    const narrow = onColumns(relation);
    return narrow.length === 0
      ? undefined
      : `Privileges on columns of ${label} (${list(narrow)}) would not do for a view of it, which asks for all columns that it shows.`;
  }
  if (relation.kind === 'table' && (relation.rowSecurity.enabled || relation.policies.length > 0))
    return `${label} has row level security, and before PostgreSQL 15 a view shows every row of it (security_invoker came then).`;
  if ((relation.grants ?? []).length > 0)
    return `${label} has privileges of its own, and before PostgreSQL 15 a view checks its owner's in their place (security_invoker came then).`;
  return undefined;
}

const unquoted = /^(public|current_user|current_role|session_user)$/;

/** By role, what a view takes of the privileges on a table. */
function grantsOf({ grants = [] }: Pick<Table | View, 'grants'>): [string, string[]][] {
  const byRole = new Map<string, string[]>();
  for (const grant of grants) {
    const at = grant.lastIndexOf(' ');
    const [role, privilege] = [grant.slice(0, at), grant.slice(at + 1)];
    if (/^(select|insert|update|delete)$/.test(privilege))
      byRole.set(role, [...(byRole.get(role) ?? []), privilege.toUpperCase()]);
  }
  return [...byRole];
}
