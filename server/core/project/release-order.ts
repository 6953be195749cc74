import type { PreviousServer } from '../release/releases.ts';
import type { EachKept } from './each-kept.ts';
import type { DatabaseLayout } from './layout.ts';
import { unnamedServer } from './previous.ts';
import type { Migration } from './statements.ts';

/**
 * Migrations as a database of the previous server gets them: first what the oldest server had, then what each next one
 * added, then what is new; each in the tool's order. `counts[i]`: how many the i-th oldest server had.
 */
export function inOrder(
  migrations: readonly Migration[],
  database: DatabaseLayout,
  oldest: readonly PreviousServer[],
  /** Which server each came with, of the same database. */
  kept: EachKept<Migration, number>,
): { ordered: readonly Migration[]; counts: readonly number[] } {
  const versions = oldest.length > 0 ? oldest.map((server) => server.version) : [unnamedServer];
  const groups: Migration[][] = [...versions, 'new'].map(() => []);
  const since = kept.of(migrations, ({ file }) =>
    versions.findIndex((version) => database.released.get(version)?.has(file.identity)),
  );
  migrations.forEach((migration, index) => {
    const group = since[index] as number;
    (groups[group < 0 ? versions.length : group] as Migration[]).push(migration);
  });
  let total = 0;
  const counts = groups.slice(0, -1).map((group) => {
    total += group.length;
    return total;
  });
  return { ordered: groups.flat(), counts };
}

/** How many migrations a server was released with: of several, the one with the fewest is the oldest. */
export const releasedWith = (database: DatabaseLayout, server: PreviousServer): number =>
  database.released.get(server.version)?.size ?? 0;
