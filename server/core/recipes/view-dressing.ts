import { apply } from '../schema/apply.ts';
import { type Catalog, indexesOf, type View } from '../schema/catalog.ts';
import type { Change, ChangeKind, ChangeOf } from '../schema/change.ts';
import { mentions } from './names.ts';
import type { RecipeContext } from './recipe.ts';

/** A view that a migration makes again, with all that it says of it afterwards. */
export interface Dressed {
  readonly view: View;
  /** The names of its indexes, those made up by the server too. */
  readonly indexes: ReadonlyMap<Change, string>;
}

/** `made` as it is in `catalog`; a change instead where the old view would get it, and lose it with itself. */
export function dressed(
  made: View,
  catalog: Catalog,
  create: ChangeOf<'create-view'>,
  { later, before }: RecipeContext,
): Dressed | Change {
  const about = later.slice(later.indexOf(create) + 1).filter((each) => mentions(each, create.view, before));
  const odd = about.find((each) => lost.has(each.kind) || (said.has(each.kind) && each.inside));
  if (odd) return odd;
  let now = catalog;
  const indexes = new Map<Change, string>();
  for (const each of about) {
    if (!said.has(each.kind)) continue;
    const had = new Set(indexesOf(now, made.id).map(({ id }) => id));
    now = apply(now, each).catalog;
    const fresh = indexesOf(now, made.id).find(({ id }) => !had.has(id));
    if (fresh) indexes.set(each, fresh.name);
  }
  const found = now.relations.get(made.id);
  return { view: found?.kind === 'view' ? found : made, indexes };
}

const said: ReadonlySet<ChangeKind> = new Set(['grant', 'revoke', 'comment', 'other', 'create-index']);

const lost: ReadonlySet<ChangeKind> = new Set([
  'set-default',
  'drop-default',
  'set-table-option',
  'create-trigger',
  'create-rule',
  'rename-view',
  'rename-view-column',
  'set-table-schema',
  'set-object-schema',
]);
