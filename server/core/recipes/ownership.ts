import type { Name } from '../schema/names.ts';
import type { TypeReference } from '../schema/types.ts';
import type { PlanStatement } from './recipe.ts';
import { doing } from './statements.ts';

/** What ALTER … OWNER is said of, as the dialect reads it. */
type Owned =
  | 'alter view'
  | 'alter materialized view'
  | 'alter sequence'
  | 'alter type owner'
  | 'alter domain owner'
  | 'alter function owner'
  | 'alter procedure owner';

/** Gives an object to its owner, where that is known to be another than who runs the migrations. `types`: of a function. */
export const ownedBy = (
  what: Owned,
  object: Name,
  { owner }: { readonly owner?: string },
  types?: readonly TypeReference[],
): PlanStatement[] =>
  owner === undefined ? [] : [doing({ kind: 'other', what, object, owner, ...(types ? { arguments: types } : {}) })];
