import type { Catalog } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';

/** An object's name as a statement of the plan says it: with its schema where the search path doesn't begin with that. */
export const nameIn = (catalog: Catalog, { schema, name }: { readonly schema: string; readonly name: string }): Name =>
  schema === catalog.searchPath[0] ? { name } : { schema, name };

/** Another name in the schema of this one. */
export const beside = ({ schema }: Name, name: string): Name => (schema === undefined ? { name } : { schema, name });
