import { lensGroup, NO_HEIR } from './lens-group.ts';
import { lensPlan } from './lens-plan.ts';
import { defineRecipe } from './recipe.ts';

export default defineRecipe({
  id: 'merge-columns',
  on: ['drop-column'],
  title: 'Merge them step by step: old and new columns kept in step, the old ones dropped in the next release',
  about:
    "For a migration that adds a column, fills it by UPDATE from several others, and drops those: the mirror of split-column. The way back is understood for texts joined by one separator (`a || ' ' || b`, `concat_ws(' ', a, b)`): what stands before it goes to the first column, and so on; anything else is said in comments, one a column: `-- bellows: back first_name = split_part(full_name, ' ', 1)`.",
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, first_name text, last_name text);',
    change: `ALTER TABLE users ADD COLUMN full_name text;
UPDATE users SET full_name = nullif(concat_ws(' ', first_name, last_name), '');
ALTER TABLE users DROP COLUMN first_name, DROP COLUMN last_name;`,
  },
  plan(change, context) {
    const group = lensGroup(change, context);
    if (group === NO_HEIR)
      return { refused: `Nothing in the migration is computed from ${change.column}.`, aside: true };
    if ('refused' in group) return group;
    if (group.olds.length < 2) return { refused: `${change.column} is merged with no other column: see split-column.` };
    return lensPlan('merge-columns', 'merge', group, context);
  },
});
