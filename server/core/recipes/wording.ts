import type { Contract } from '../contract/contract.ts';
import type { Table } from '../schema/catalog.ts';
import { list } from '../text/words.ts';

/** `v1.2.0`, `v1.2.0 and v1.3.0`, or words for a server nobody named. */
export const versions = (servers: readonly Contract[]): string =>
  servers.length > 0 ? list(servers.map((contract) => contract.server.version)) : 'the previous server';

/** The same at the beginning of a sentence. */
export const Versions = (servers: readonly Contract[]): string =>
  servers.length > 0 ? versions(servers) : 'The previous server';

/** What a new column means to servers that read the table with `*`. */
export function starNotes(table: Table, label: string, previous: readonly Contract[]): string[] {
  const readers = previous.filter((contract) =>
    contract.statements.some((s) => s.resolution.stars.some((star) => star.relation === table.id)),
  );
  return readers.length === 0
    ? []
    : [
        `${Versions(readers)} reads ${label} with *: it gets one column more, and a prepared statement of that kind fails once with "cached plan must not change result type".`,
      ];
}
