import type { Column } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { RecipeContext } from './recipe.ts';

/** MySQL's MODIFY gives a column a whole new definition, and what it does not repeat is lost: whether it changes this one thing only. */
export function changesOnly(
  what: 'default' | 'not null',
  { definition, column: name }: ChangeOf<'redefine-column'>,
  column: Column,
  { dialect, before }: RecipeContext,
): boolean {
  const given = (value: Column['default']): string =>
    value?.form === 'null' ? '' : (value?.text.trim().toLowerCase() ?? '');
  return (
    definition.name === name &&
    dialect.compareTypes(column.type, definition.type, before) === 'same' &&
    (what === 'not null' || definition.notNull === column.notNull) &&
    (what === 'default' || given(definition.default) === given(column.default)) &&
    definition.collation?.name === column.collation?.name &&
    definition.comment === column.comment &&
    !definition.position &&
    definition.constraints.length === 0 &&
    !definition.generated &&
    !column.generated &&
    (definition.serial === true) === (column.identity !== undefined)
  );
}
