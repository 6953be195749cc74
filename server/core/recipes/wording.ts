import type { Contract } from '../contract/contract.ts';
import type { Table } from '../schema/catalog.ts';
import { list } from '../text/words.ts';

/** `v1.2.0`, `v1.2.0 and v1.3.0`, or words for a server nobody named. */
export const versions = (servers: readonly Contract[]): string =>
  servers.length > 0 ? list(servers.map((contract) => contract.server.version)) : 'the previous server';

/** The same at the beginning of a sentence. */
export const Versions = (servers: readonly Contract[]): string =>
  servers.length > 0 ? versions(servers) : 'The previous server';

/** What a new column means to servers that read the table with `*`, or insert by position. */
export function newColumnNotes(table: Table, label: string, previous: readonly Contract[]): string[] {
  const readers = previous.filter((contract) =>
    contract.statements.some((s) => s.resolution.stars.some((star) => star.relation === table.id)),
  );
  const positional = byPosition(table, previous);
  const mysql = previous.some(({ catalog }) => catalog.family === 'mysql');
  if (mysql)
    return readers.length === 0
      ? []
      : [`${Versions(readers)} reads ${label} with *: it gets one column more, and an INSERT … SELECT * fails.`];
  // One that lists columns goes on publishing those.
  const published = (table.publications ?? []).filter(({ columns }) => !columns).map(({ name }) => name);
  return [
    ...(published.length > 0
      ? [
          `${list(published)} publishes all columns of ${label}: add the new one where it is subscribed to first, or the subscription stops at the first row.`,
        ]
      : []),
    ...(readers.length > 0
      ? [
          `${Versions(readers)} reads ${label} with *: it gets one column more, and a prepared statement of that kind fails once with "cached plan must not change result type"; an INSERT … SELECT * fails for good.`,
        ]
      : []),
    ...(positional.length > 0
      ? [
          `${Versions(positional)} writes to ${label} without naming columns: an INSERT fills the same columns as before, but a COPY fails for want of the new one.`,
        ]
      : []),
  ];
}

/** Servers that insert without naming columns. */
export const byPosition = (table: Table, previous: readonly Contract[]): readonly Contract[] =>
  previous.filter((contract) => contract.inserts(table.id).statements.some((insert) => insert.positional));

/** A backfill is an UPDATE like any other. */
export function firedNotes(table: Table): string[] {
  const fired = firedBy(table, 'update');
  return fired.length === 0 ? [] : [`The backfill fires ${list(fired)} for each row it fills.`];
}

/** Triggers of a table that rows fire when they are written, those with a WHEN too where it lets them. */
export const firedBy = (table: Table, ...events: readonly ('insert' | 'update' | 'delete')[]): string[] =>
  table.triggers
    .filter(
      (trigger) => trigger.enabled && trigger.events.some((event) => (events as readonly string[]).includes(event)),
    )
    .map(({ name }) => name);
