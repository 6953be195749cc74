import { apply } from '../schema/apply.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { RecipeContext } from './recipe.ts';

/** The context of an earlier change of the migration, for a plan that begins there: `asked` is the change it was asked for. */
export function contextAt(first: Change, asked: Change, context: RecipeContext): RecipeContext {
  const { migration, start, later } = context;
  if (asked === first) return context;
  const at = migration.indexOf(first);
  const before = migration.slice(0, at).reduce((catalog: Catalog, each) => apply(catalog, each).catalog, start);
  return {
    ...context,
    before,
    after: apply(before, first).catalog,
    later: [...migration.slice(at + 1, migration.indexOf(asked) + 1), ...later],
  };
}
