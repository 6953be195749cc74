import type { PlanCase } from './plan-case.ts';

/** The facts that the way back from a later release restores: what it doesn't is in the plan's notes. */
export function givenBack(facts: Readonly<Record<string, string>>, each: PlanCase): Record<string, string> {
  const mysql = !each.engine.startsWith('postgresql');
  // What the migration says besides is not the plan's to take back.
  const besides = /\bCOMMENT ON\b|\bSET (STATISTICS|\()/.test(each.change) ? [/ (comment|statistics|options)$/] : [];
  const lost = [
    ...(notGivenBack[each.recipe] ?? []),
    ...(mysql ? [/ not null$|^index |^constraint /] : []),
    ...besides,
  ];
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([key]) => !lost.some((pattern) => pattern.test(key)))
      // Rows may break it by then.
      .map(([key, value]) => [key, value.replace(' not valid', '')]),
  );
}

const notGivenBack: Readonly<Record<string, readonly RegExp[]>> = {
  // The values are gone, and what hung on them.
  'drop-column': [/./],
  // An empty array may have been left out.
  'extract-table': [/ (default|not null)$/, /^not null /],
  // DETACH … CONCURRENTLY leaves a CHECK of the bounds behind.
  'detach-partition': [/^constraint /],
  // PostgreSQL takes no value away from an enum.
  'rename-enum-value': [/^enum /],
  // A comment that came along hurts nobody.
  'rename-table': [/ comment$/],
  'rename-column-view': [/ comment$/],
  // "Without what kept them unique": two values may have become one.
  'split-column': [/_(key|unique)( comment)?$/],
  'merge-columns': [/_(key|unique)( comment)?$/],
};
