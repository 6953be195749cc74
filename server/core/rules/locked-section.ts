import { findTable } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { ReleaseChange, RuleContext } from './rule.ts';

/**
 * MySQL: what stands between LOCK TABLES … WRITE on the table and UNLOCK TABLES, in the same file, around the change that is looked at:
 * nobody else sees any of it before all is done. Empty where it is not so.
 */
export function lockedSection({ release, position, before }: RuleContext, table: Name): readonly ReleaseChange[] {
  const here = release[position];
  const id = findTable(before, table)?.id;
  if (!here || id === undefined) return [];
  const same = (each: ReleaseChange): boolean => each.file === here.file;
  const from = release.findLastIndex(
    (each, i) =>
      i <= position &&
      same(each) &&
      each.change.kind === 'lock-table' &&
      /write/i.test(each.change.mode) &&
      each.change.tables.some((name) => findTable(each.before, name)?.id === id),
  );
  if (from < 0) return [];
  const to = release.findIndex((each, i) => i > from && same(each) && unlocks(each));
  return to > position ? release.slice(from + 1, to) : [];
}

const unlocks = ({ change }: ReleaseChange): boolean => change.kind === 'other' && change.what === 'unlock tables';
