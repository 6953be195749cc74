import { lensGroup, NO_HEIR } from './lens-group.ts';
import { lensPlan } from './lens-plan.ts';
import { defineRecipe } from './recipe.ts';

export default defineRecipe({
  id: 'split-column',
  on: ['drop-column'],
  title: 'Split it: old and new columns kept in step, the old one dropped in the next release',
  about:
    "For a migration that adds columns, fills them by UPDATE from a column, and drops that. The old and the new columns are kept in step by triggers, whichever of them a server writes: the UPDATE says how the new ones are computed, and for the way back split_part and concat_ws, casts, factors and one-to-one CASEs are understood; anything else is said in a comment, `-- bellows: back full_name = concat_ws(' ', first_name, last_name)`. A side is computed anew only where it disagrees in both ways, so what only one of them can hold is kept. It refuses where values can't be computed from the columns of the row alone, or not always to the same, and where a constraint on a new column would bind the previous server.",
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, full_name text NOT NULL);',
    change: `ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
UPDATE users SET first_name = split_part(full_name, ' ', 1), last_name = nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '');
ALTER TABLE users DROP COLUMN full_name;`,
  },
  plan(change, context) {
    const group = lensGroup(change, context);
    if (group === NO_HEIR)
      return { refused: `Nothing in the migration is computed from ${change.column}.`, aside: true };
    if ('refused' in group) return group;
    if (group.olds.length > 1)
      return { refused: `${change.column} is merged with other columns, not split: see merge-columns.` };
    return lensPlan('split-column', group.news.length > 1 ? 'split' : 'turn', group, context);
  },
});
