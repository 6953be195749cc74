import type { Contract, ResolvedStatement } from '../contract/contract.ts';
import type { Table } from '../schema/catalog.ts';
import type { ColumnReference, FromItem, Query } from '../schema/query.ts';
import { systemColumns } from '../schema/resolve/scope.ts';
import type { Engine } from '../sql/dialect.ts';

/**
 * What servers do with a table that fails, or does something else, on a view of it: one phrase each, with its place (`merges into
 * it (src/users.ts:12)`). Measured on PostgreSQL 14 to 18, MySQL 9.7 and MariaDB 10.11.
 */
export function viewLimits(
  servers: readonly Contract[],
  table: Table,
  engine: { readonly dialect: Engine['dialect']; readonly version: number },
): string[] {
  const found = servers.flatMap((contract) =>
    contract.statements
      .filter(({ resolution }) => resolution.relations.some(({ relation }) => relation === table.id))
      .flatMap((statement) => {
        const limit = limits.find(
          ({ on, is }) => (on ?? engine.dialect) === engine.dialect && is(statement, table, engine.version),
        );
        const { file, line } = statement.evidence;
        return limit ? [`${limit.says} (${file}:${line})`] : [];
      }),
  );
  return [...new Set(found)];
}

/**
 * Servers that look up the key of their tables when they start, as Active Record does: they find none on a view. A new server can be
 * told the key; one that is out there can't.
 */
export const looksUpKeys = (servers: readonly Contract[], { id }: Table): string[] =>
  servers
    .flatMap((contract) => contract.relation(id).evidence)
    .filter(({ file }) => /\.rb$/.test(file))
    .slice(0, 1)
    .map(({ file, line }) => `looks up the key of its tables when it starts (${file}:${line})`);

/** The same in general, for servers whose code can't be told. */
export const whatViewsLack = (dialect: Engine['dialect'], version: number): string =>
  dialect === 'mysql'
    ? 'TRUNCATE, index hints, PARTITION (…) and SET … = DEFAULT fail on a view or mean something else'
    : `ON CONFLICT ON CONSTRAINT, ${version < 17 ? 'MERGE, ' : ''}COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else`;

interface Limit {
  readonly says: string;
  /** Absent: whatever the database. */
  readonly on?: Engine['dialect'];
  is(statement: ResolvedStatement, table: Table, version: number): boolean;
}

const limits: readonly Limit[] = [
  {
    says: 'truncates it',
    is: ({ resolution }, table) =>
      resolution.relations.some(({ relation, use }) => relation === table.id && use === 'truncate'),
  },
  {
    says: 'sets a column to DEFAULT, which is NULL on a view',
    is: ({ resolution }, table) =>
      resolution.writes.some(({ relation, value }) => relation === table.id && value === 'default'),
  },
  {
    says: 'names a constraint in ON CONFLICT',
    on: 'postgresql',
    is: ({ resolution }, table) =>
      resolution.upserts.some(({ relation, constraint }) => relation === table.id && constraint !== undefined),
  },
  {
    says: 'merges into it',
    on: 'postgresql',
    is: ({ query, resolution }, table, version) =>
      version < 17 &&
      scopesOf(query).some(({ verb }) => verb === 'merge') &&
      resolution.relations.some(({ relation, use }) => relation === table.id && use !== 'read'),
  },
  { says: 'copies its rows', on: 'postgresql', is: ({ query }) => query.verb === 'copy' },
  {
    says: 'reads system columns',
    on: 'postgresql',
    is: ({ query }, table) =>
      referencesOf(query).some(
        ({ name }) => systemColumns.has(name) && table.columns.every((column) => column.name !== name),
      ),
  },
  {
    says: 'leaves out the tables that inherit from it (ONLY)',
    on: 'postgresql',
    is: ({ text }) => /(\b(from|join|update)\s|,)\s*only\b/i.test(text),
  },
  { says: 'takes samples of it', on: 'postgresql', is: ({ text }) => /\btablesample\b/i.test(text) },
  { says: 'writes to the row of a cursor', on: 'postgresql', is: ({ text }) => /\bcurrent\s+of\b/i.test(text) },
  {
    says: 'asks for its sequence by pg_get_serial_sequence',
    on: 'postgresql',
    is: ({ resolution }) => resolution.calls.some((call) => call.function.name === 'pg_get_serial_sequence'),
  },
  { says: 'groups by its key and reads other columns', on: 'postgresql', is: groupsByKey },
  { says: 'gives index hints', on: 'mysql', is: ({ resolution }) => resolution.namesIndexes === true },
  { says: 'names its partitions', on: 'mysql', is: ({ text }) => /\bpartition\s*\(/i.test(text) },
];

/** A view has no key, so that everything else must stand in GROUP BY too. Aggregates can't be told apart: the safe side. */
function groupsByKey({ query, text }: ResolvedStatement, table: Table): boolean {
  const key = table.constraints.find((constraint) => constraint.type === 'primary-key')?.columns ?? [];
  const names = table.columns.filter(({ id }) => key.includes(id)).map(({ name }) => name);
  if (names.length === 0) return false;
  const scopes = scopesOf(query);
  const read = referencesOf(query).filter(
    ({ name, star }) => star || table.columns.some((column) => column.name === name),
  );
  return [
    ...text.matchAll(/\bgroup\s+by\b(.*?)(?=\bhaving\b|\border\s+by\b|\bunion\b|\blimit\b|\bwindow\b|$)/gis),
  ].some(([, list = '']) => {
    const places = [...list.matchAll(/\b\d+\b/g)].map(([place]) => Number(place) - 1);
    const placed = scopes.flatMap(({ outputs }) => places.flatMap((place) => outputs[place]?.reference?.name ?? []));
    const grouped = new Set([
      ...placed,
      ...(list.match(/[\w$]+|"[^"]+"/g) ?? []).map((word) => word.replaceAll('"', '')),
    ]);
    return names.every((name) => grouped.has(name)) && read.some(({ name, star }) => star || !grouped.has(name));
  });
}

const referencesOf = (query: Query): ColumnReference[] =>
  scopesOf(query).flatMap(({ references, outputs }) => [
    ...references,
    ...outputs.flatMap((output) => output.reference ?? []),
  ]);

/** The query and all within it. */
export function scopesOf(query: Query): Query[] {
  const inside = [
    ...query.with.map((common) => common.query),
    ...query.nested,
    ...query.branches,
    ...(query.source ? [query.source] : []),
    ...query.from.flatMap(queriesOf),
  ];
  return [query, ...inside.flatMap(scopesOf)];
}

const queriesOf = (item: FromItem): Query[] =>
  item.kind === 'query' ? [item.query] : item.kind === 'join' ? [item.left, item.right].flatMap(queriesOf) : [];
