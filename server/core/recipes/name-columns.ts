import type { Contract, ResolvedStatement } from '../contract/contract.ts';
import { apply } from '../schema/apply.ts';
import { type Catalog, displayName, findTable, type Table } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { resolve } from '../schema/resolve.ts';
import { list } from '../text/words.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe } from './recipe.ts';
import { doing, step } from './statements.ts';
import { Versions } from './wording.ts';

export default defineRecipe({
  id: 'name-columns',
  on: ['add-column'],
  title: 'Let the servers name their columns first, add the column in the next release',
  about:
    'For a table that the previous server reads with *, copies into without a column list, or (on MySQL and MariaDB) inserts into by position: the new server names the columns it reads and writes, and the column is added in the next release. It refuses where the previous server names all columns, where the new column could not be left out by servers that do not know it, and where something further down needs it.',
  example: {
    schema:
      'CREATE TABLE orders (id bigint PRIMARY KEY, day date);\nCREATE TABLE archive (id bigint PRIMARY KEY, day date);',
    change: 'ALTER TABLE orders ADD COLUMN note text;',
  },
  plan(change, context) {
    const { start: before, after, dialect, previous, version, migration, next } = context;
    const table = findTable(before, change.table);
    if (!table) return { refused: `${change.table.name} is not a table that was there before.` };
    const label = displayName(before, table);
    const { name } = change.column;
    const adds = migration.filter(
      (each): each is ChangeOf<'add-column'> =>
        each.kind === 'add-column' && !each.inside && findTable(before, each.table)?.id === table.id,
    );
    // What else the migration does is none of this: the columns alone.
    const grown = adds.reduce((catalog, add) => apply(catalog, add).catalog, before);
    const users = usersOf(previous, table, before, grown);
    if (users.length === 0 && previous.length > 0)
      return {
        refused: `Nobody is known to read or write ${label} without naming its columns: ${name} can be added now.`,
      };
    const used = usedAlready(next(), table, adds, after);
    if (used)
      return {
        refused: `The new server uses ${label}.${used.name} already (${used.at}), and this would take it away from it until the next release. Let that server do without first.`,
        aside: true,
      };
    const needed = adds.find(mustBeGiven);
    if (needed)
      return {
        refused: `${label}.${needed.column.name} must be given by every server that inserts, and the one of this release does not know it yet. Let it be NULL, or give it a default.`,
      };
    const heavy = adds.find((add) => dialect.facts(add, before, version).rewrite.length > 0);
    if (heavy)
      return {
        refused: `Adding ${label}.${heavy.column.name} writes all rows of ${label} again, in the next release too. Split that first.`,
      };
    const told = migration.filter(
      (each) =>
        each.kind === 'comment' &&
        !each.inside &&
        adds.some(({ column }) => each.column === column.name) &&
        findTable(before, each.object)?.id === table.id,
    );
    const plan = {
      recipe: 'name-columns',
      title: `Add ${list(adds.map(({ column }) => `${label}.${column.name}`))} in the next release`,
      takes: [...adds, ...told],
      steps: [
        step(
          'contract',
          `Add ${list(adds.map(({ column }) => `${label}.${column.name}`))}`,
          [...adds, ...told].map((each) => doing({ ...each })),
          {
            down: adds.toReversed().map((add) =>
              doing({
                kind: 'drop-column',
                table: add.table,
                column: add.column.name,
                ifExists: false,
                cascade: false,
              }),
            ),
          },
        ),
      ],
      servers: [
        ...(previous.length > 0
          ? []
          : [`The previous server may count on the columns of ${label}, which keeps them until that server is gone.`]),
        ...users.map(
          ({ contract, how }) =>
            `${Versions([contract])} ${list(how)}: so ${label} keeps its columns until that server is gone.`,
        ),
        `The new server names the columns of ${label} wherever it reads and writes them, and does without ${list(adds.map(({ column }) => column.name))}; the server of the next release may use it.`,
      ],
      notes: stillUnnamed(next(), table, before, grown, label),
    };
    const hindered = inTheWay(plan, context, label);
    return hindered ? { refused: hindered } : plan;
  },
});

/** A new column that the server of this release counts on, and where. */
function usedAlready(
  next: Contract | undefined,
  table: Table,
  adds: readonly ChangeOf<'add-column'>[],
  after: Catalog,
): { readonly name: string; readonly at: string } | undefined {
  const now = after.relations.get(table.id);
  if (!next || now?.kind !== 'table') return undefined;
  for (const { column } of adds) {
    const id = now.columns.find(({ name }) => name === column.name)?.id;
    const answer = id === undefined ? undefined : next.column({ relation: table.id, column: id }, 'name');
    const [first] = answer?.evidence ?? [];
    if (answer?.verdict === 'used' && first) return { name: column.name, at: `${first.file}:${first.line}` };
  }
  return undefined;
}

interface User {
  readonly contract: Contract;
  /** What it does, each with its place. */
  readonly how: readonly string[];
}

/** Servers that count on which columns the table has. */
function usersOf(servers: readonly Contract[], table: Table, before: Catalog, after: Catalog): User[] {
  return servers.flatMap((contract): User[] => {
    const how = contract.statements.flatMap((statement) => {
      const what = countsOnColumns(statement, table, before, after);
      const { file, line } = statement.evidence;
      return what === undefined ? [] : [`${what} (${file}:${line})`];
    });
    return how.length > 0 ? [{ contract, how: [...new Set(how)] }] : [];
  });
}

function countsOnColumns(
  { query, resolution }: ResolvedStatement,
  table: Table,
  before: Catalog,
  after: Catalog,
): string | undefined {
  const { name } = table;
  const here = ({ relation }: { readonly relation: number }): boolean => relation === table.id;
  const touches = resolution.relations.some(here) || resolution.inserts.some(here);
  if (!touches) return undefined;
  if (query.verb === 'copy' && query.target && !query.insertColumns)
    return `copies into ${name} without naming columns`;
  if (resolve(query, after).problems.length > resolve(query, before).problems.length)
    return resolution.inserts.some((insert) => here(insert) && insert.positional)
      ? `inserts into ${name} without naming columns`
      : `takes all columns of ${name}, one more of which does not fit`;
  return resolution.stars.some(here) ? `reads * of ${name}` : undefined;
}

function stillUnnamed(
  server: Contract | undefined,
  table: Table,
  before: Catalog,
  after: Catalog,
  label: string,
): string[] {
  const own = server ? usersOf([server], table, before, after) : [];
  return own.map(({ how }) => `The new server still ${list(how)}: name the columns of ${label} there.`);
}

/** An INSERT of a server that does not know the column fails. */
function mustBeGiven({ column }: ChangeOf<'add-column'>): boolean {
  const filled = column.default || column.generated || column.identity || column.serial;
  const required = column.notNull || column.constraints.some(({ type }) => type === 'primary-key');
  return required && !filled;
}
