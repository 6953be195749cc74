import {
  type Catalog,
  type Column,
  childrenOf,
  displayName,
  findRelation,
  findTable,
  type Table,
} from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { attachedTo } from './attached.ts';
import { mentions } from './names.ts';
import { nameIn } from './object-names.ts';
import { defineRecipe, type RecipeContext, type Refusal } from './recipe.ts';
import { notPassedOn, standInView } from './stand-in-view.ts';
import { doing, freeName, step } from './statements.ts';
import { looksUpKeys, viewLimits, whatViewsLack } from './view-limits.ts';
import { Versions, versions } from './wording.ts';

export default defineRecipe({
  id: 'rename-column-view',
  on: ['rename-column'],
  title: 'Rename the column behind a view that has both names',
  about:
    'Renames the column at once, sets the table aside under another name and puts a view in its place that shows the column under both names; the next release drops the view and gives the table its name back. No copy, no trigger, no backfill: it takes an instant on a table of any size, the two names are one column in every respect (NULL, default, ON CONFLICT), and indexes, constraints and foreign keys stay as they are. The price is that both servers live on a view for a release, so it refuses where one of them does what a view can not, where it can not be told what the previous one does, where the release does more to the table, and on MySQL and MariaDB, which would leave a moment without any table.',
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, mail text NOT NULL UNIQUE);',
    change: 'ALTER TABLE users RENAME COLUMN mail TO email;',
  },
  plan(change, context) {
    const subject = subjectOf(change, context);
    if ('refused' in subject) return subject;
    const { table, column, label, base } = subject;
    const { dialect, before, previous, version } = context;
    const own = nameIn(before, table);
    const aside = nameIn(before, { schema: table.schema, name: base });
    // The old name keeps its place, so that what is inserted by position goes where it went.
    const columns = [
      ...table.columns.map((each) =>
        each === column ? `${dialect.quote(change.to)} AS ${dialect.quote(column.name)}` : dialect.quote(each.name),
      ),
      dialect.quote(change.to),
    ].join(', ');
    const view = [
      doing({ kind: 'rename-table', table: own, to: base }),
      ...standInView(own, aside, table, dialect, version, columns),
    ];
    const real = [
      doing({ kind: 'drop-view', view: own, materialized: false, ifExists: false, cascade: false }),
      doing({ kind: 'rename-table', table: aside, to: table.name }),
    ];
    return {
      recipe: 'rename-column-view',
      title: `Rename ${label}.${column.name} to ${change.to}, with a view that has both names until the next release`,
      steps: [
        step(
          'expand',
          `Rename ${label}.${column.name}, and let a view show it under both names`,
          [{ change }, ...view],
          {
            down: [...real, doing({ kind: 'rename-column', table: own, column: change.to, to: column.name })],
          },
        ),
        step('contract', `Drop the view and give ${label} its name back`, real, { down: view }),
      ],
      servers: [
        `${Versions(previous)} goes on with ${column.name}, the new server with ${change.to}; a statement that names both fails.`,
        `Both find a view under the name ${label}: ${whatViewsLack(dialect.id, version)}.`,
      ],
      notes: [
        `Until the next release ${label} has one column more, which SELECT * shows: a statement of that kind that was prepared before fails once with "cached plan must not change result type".`,
        `Migrations that touch ${label} in between must name ${base}; better, let there be none.`,
        `A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.`,
        ...(before.gaps > 0 || table.open
          ? [
              `Not all of the history could be read: make sure that no trigger function of ${label} names ${column.name} or TG_TABLE_NAME.`,
            ]
          : []),
      ],
    };
  },
});

interface Subject {
  readonly table: Table;
  readonly column: Column;
  readonly label: string;
  /** What the table is called behind the view. */
  readonly base: string;
}

function subjectOf(change: ChangeOf<'rename-column'>, context: RecipeContext): Subject | Refusal {
  const { before, dialect, version } = context;
  const table = findTable(before, change.table);
  const column = table?.columns.find((each) => each.name === change.column);
  if (!table || !column)
    return { refused: `${change.table.name}.${change.column} is not a column of a table that is known here.` };
  const label = displayName(before, table);
  const refused =
    hindrance(table, column, label, context) ??
    notPassedOn(table, label, dialect, version) ??
    use(table, label, context);
  if (refused) return { refused };
  const taken = (name: string): boolean => findRelation(before, { schema: table.schema, name }) !== undefined;
  return { table, column, label, base: freeName(table.name, '_base', dialect.maxIdentifier, taken) };
}

/** What about the table does not go on behind a view. */
function hindrance(
  table: Table,
  column: Column,
  label: string,
  { before, dialect, later }: RecipeContext,
): string | undefined {
  if (dialect.id !== 'postgresql')
    return `Without transactions for DDL there would be a moment without any ${label}, neither table nor view.`;
  if (table.persistence === 'temporary')
    return `${label} is a temporary table: no other server sees it, so rename at once.`;
  if (table.foreign) return `${label} is a foreign table, whose columns bear the names of another server's.`;
  if (table.open) return `Not all columns of ${label} are known here, so the view could lack one.`;
  if (table.parents.length > 0 || childrenOf(before, table.id).length > 0)
    return `${label} has partitions, or inherits, and the column would be renamed in all of these tables, which have no view.`;
  const functions = functionsIn(table, before);
  const naming = attachedTo(before, table, column).functions;
  if (naming.length > 0)
    return `${list(naming)} names ${column.name} in its text, and would fail from the rename on. Replace it first.`;
  const aware = functions.filter(({ words }) => words.some((word) => /^tg_(table_name|relname|relid)$/.test(word)));
  if (aware.length > 0)
    return `${list(aware.map(({ name }) => name))} looks at the name of the table that fired it, which changes for a release.`;
  const more = later.find((each) => !works.has(each.kind) && mentions(each, nameIn(before, table), before));
  if (more)
    return `The release does more to ${label} afterwards (${more.kind.replaceAll('-', ' ')}), which a view does not take.`;
  return undefined;
}

const works: ReadonlySet<Change['kind']> = new Set(['insert-rows', 'update-rows', 'delete-rows', 'select']);

const functionsIn = (table: Table, catalog: Catalog) =>
  table.triggers.flatMap(({ function: called }) =>
    called
      ? (called.schema ? [called.schema] : catalog.searchPath).flatMap(
          (schema) => catalog.functions.get(`${schema}.${called.name}`) ?? [],
        )
      : [],
  );

/** What the servers do that a view can't. */
function use(table: Table, label: string, context: RecipeContext): string | undefined {
  const { previous, dialect, version, next } = context;
  const unsure = previous.filter((contract) => contract.relation(table.id).verdict === 'unknown');
  if (previous.length === 0 || unsure.length > 0)
    return `It can't be told what ${versions(unsure)} does with ${label}, and it would have to do it with a view.`;
  const engine = { dialect: dialect.id, version };
  const server = next();
  const limits = [
    ...viewLimits(previous, table, engine).map((limit) => `${versions(previous)} ${limit}`),
    ...looksUpKeys(previous, table).map((limit) => `${versions(previous)} ${limit}`),
    ...(server ? viewLimits([server], table, engine).map((limit) => `the new server ${limit}`) : []),
    ...[...previous, ...(server ? [server] : [])].flatMap((contract) =>
      contract.statements
        .filter(({ resolution }) =>
          resolution.inserts.some(
            (insert) => insert.relation === table.id && insert.positional && resolution.stars.length > 0,
          ),
        )
        .map(
          ({ evidence }) => `${contract.server.version} inserts SELECT * into it (${evidence.file}:${evidence.line})`,
        ),
    ),
  ];
  return limits.length === 0 ? undefined : `A view can't be ${label} for a release: ${list(limits)}.`;
}
