import type { Catalog, TypeObject } from '../../../../schema/catalog.ts';
import type { Name } from '../../../../schema/names.ts';
import type { TypeReference } from '../../../../schema/types.ts';

export type Domain = Extract<TypeObject, { kind: 'domain' }>;

export function findType(catalog: Catalog, name: Name): TypeObject | undefined {
  for (const schema of name.schema === undefined ? [...catalog.searchPath, catalog.defaultSchema] : [name.schema]) {
    const found = catalog.types.get(`${schema}.${name.name}`);
    if (found) return found;
  }
  return undefined;
}

/** The domains a type consists of, outermost first; none for other types and for arrays. */
export function domainsOf(catalog: Catalog, type: TypeReference): Domain[] {
  const found: Domain[] = [];
  for (let next = type; next.dimensions === 0; ) {
    const domain = findType(catalog, next);
    if (domain?.kind !== 'domain' || found.includes(domain)) break;
    found.push(domain);
    next = domain.base;
  }
  return found;
}

export const isConstrained = (domains: readonly Domain[]): boolean =>
  domains.some((domain) => domain.notNull || domain.checks.length > 0);

/** The type beneath all domains. */
export const baseType = (catalog: Catalog, type: TypeReference): TypeReference =>
  domainsOf(catalog, type).at(-1)?.base ?? type;
