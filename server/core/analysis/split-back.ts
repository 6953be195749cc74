import { mentions } from '../recipes/names.ts';
import { type SplitTarget, stepsBeside } from './split-target.ts';

/**
 * What comments say of how old columns are computed back from those that take their place, by column: those of the change's own
 * migration, then of others of the release that do something to the same table.
 */
export function backOf(target: SplitTarget): ReadonlyMap<string, string> {
  const { migration, step } = target;
  const { change } = step;
  const table = 'table' in change ? change.table : undefined;
  const others = table
    ? stepsBeside(target)
        .filter((each) => each.migration.directives.some(({ kind }) => kind === 'back'))
        .filter((each) => mentions(each.change, table, each.before))
        .map((each) => each.migration)
    : [];
  const said = [...new Set([migration, ...others])].reverse().flatMap(({ directives }) => directives);
  return new Map(said.flatMap((each) => (each.kind === 'back' ? [[each.column, each.value] as const] : [])));
}
