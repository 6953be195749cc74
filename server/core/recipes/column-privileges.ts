import type { Table } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { Dialect } from '../sql/dialect.ts';
import { sqlName } from './names.ts';
import type { PlanStatement } from './recipe.ts';

/** What was granted on a column alone, and goes with it, for one of the same name. */
export function columnGrants(name: Name, column: string, { grants = [] }: Table, dialect: Dialect): PlanStatement[] {
  if (dialect.id !== 'postgresql') return [];
  const byRole = new Map<string, string[]>();
  for (const grant of grants) {
    const [, role, privilege, of] = /^(.*) ([a-z]+)\((.*)\)$/s.exec(grant) ?? [];
    if (role === undefined || privilege === undefined || named(of) !== column) continue;
    byRole.set(role, [...(byRole.get(role) ?? []), `${privilege.toUpperCase()} (${dialect.quote(column)})`]);
  }
  return [...byRole].map(([role, privileges]) => ({
    sql: `GRANT ${privileges.join(', ')} ON ${sqlName(name, dialect)} TO ${role === 'public' ? 'PUBLIC' : dialect.quote(role)}`,
  }));
}

/** `"My Column"` as `My Column`. */
const named = (column = ''): string => (/^".*"$/s.test(column) ? column.slice(1, -1).replaceAll('""', '"') : column);
