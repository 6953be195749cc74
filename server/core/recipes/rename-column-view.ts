import { apply } from '../schema/apply.ts';
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
import type { TypeReference } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { attachedTo } from './attached.ts';
import { meansSame, mentions } from './names.ts';
import { nameIn } from './object-names.ts';
import { defineRecipe, type RecipeContext, type Refusal } from './recipe.ts';
import { notPassedOn, standInView } from './stand-in-view.ts';
import { doing, doingAll, freeName, namedBack, step } from './statements.ts';
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
    const { at, table, renames, along, label, base } = subject;
    const { dialect, previous, version } = context;
    const own = nameIn(at, table);
    const aside = nameIn(at, { schema: table.schema, name: base });
    const { quote } = dialect;
    const renamed = new Map(renames.map(({ column, to }) => [column, to]));
    // The old names keep their places, so that what is inserted by position goes where it went.
    const columns = [
      ...table.columns.map(({ name }) => {
        const to = renamed.get(name);
        return to === undefined ? quote(name) : `${quote(to)} AS ${quote(name)}`;
      }),
      ...[...renamed.values()].map(quote),
    ].join(', ');
    const view = [
      doing({ kind: 'rename-table', table: own, to: base }),
      ...standInView(own, aside, table, dialect, version, columns),
    ];
    const real = [
      doing({ kind: 'drop-view', view: own, materialized: false, ifExists: false, cascade: false }),
      doing({ kind: 'rename-table', table: aside, to: table.name }),
    ];
    const back = renames
      .toReversed()
      .map(({ column, to }) => doing({ kind: 'rename-column', table: own, column: to, to: column }));
    const [olds, news] = [list([...renamed.keys()]), list([...renamed.values()])];
    return {
      recipe: 'rename-column-view',
      title: `Rename ${[...renamed].map(([from, to]) => `${label}.${from} to ${to}`).join(', ')}, with a view that has both names until the next release`,
      steps: [
        step('expand', `Rename ${olds} of ${label}, and let a view show both names`, [...doingAll(renames), ...view], {
          down: [...real, ...back],
        }),
        step('contract', `Drop the view and give ${label} its name back`, [...real, ...doingAll(along)], {
          down: [...namedBack(along), ...view],
        }),
      ],
      takes: [...renames, ...along],
      servers: [
        `${Versions(previous)} goes on with ${olds}, the new server with ${news}; a statement that writes to a column by both names fails.`,
        `Both find a view under the name ${label}: ${whatViewsLack(dialect.id, version)}.`,
      ],
      notes: [
        `Until the next release SELECT * shows both names: a statement of that kind that was prepared before fails once with "cached plan must not change result type".`,
        `Migrations that touch ${label} in between must name ${base}; better, let there be none.`,
        `A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.`,
        ...(at.gaps > 0
          ? [
              `Not all of the history could be read: make sure that no trigger function of ${label} names ${olds} or TG_TABLE_NAME.`,
            ]
          : []),
      ],
    };
  },
});

interface Subject {
  /** The catalog before the first of the renames. */
  readonly at: Catalog;
  readonly table: Table;
  /** All that the migration renames of the table. */
  readonly renames: readonly ChangeOf<'rename-column'>[];
  /** What else the migration gives a name or comment, which can wait. */
  readonly along: readonly Change[];
  readonly label: string;
  /** What the table is called behind the view. */
  readonly base: string;
}

function subjectOf(change: ChangeOf<'rename-column'>, context: RecipeContext): Subject | Refusal {
  const { start, dialect, version, migration, later } = context;
  const renames = migration.filter(
    (each): each is ChangeOf<'rename-column'> =>
      each.kind === 'rename-column' && !each.inside && meansSame(each.table, change.table, start),
  );
  const first = migration.indexOf(renames[0] ?? change);
  const at = migration.slice(0, first).reduce((now, each) => apply(now, each).catalog, start);
  const table = findTable(at, change.table);
  if (!table) return { refused: `${change.table.name} is not a table that is known here.` };
  const label = displayName(at, table);
  const columns = renames.flatMap(({ column }) => table.columns.find(({ name }) => name === column) ?? []);
  const fresh = new Set(renames.map(({ to }) => to));
  if (
    columns.length < renames.length ||
    fresh.size < renames.length ||
    table.columns.some(({ name }) => fresh.has(name))
  )
    return { refused: `The new names of columns of ${label} are not all new, so a view can't have both.` };
  const own = nameIn(at, table);
  const after = [...migration.slice(first), ...later.filter((each) => !migration.includes(each))].filter(
    (each) => !renames.includes(each as never) && mentions(each, own, at),
  );
  const along = after.filter(
    (each) =>
      migration.includes(each) &&
      (each.kind === 'rename-constraint' || each.kind === 'comment') &&
      !/^\s*--/.test(dialect.print(each)),
  );
  const more = after.find((each) => !along.includes(each) && !works.has(each.kind));
  if (more)
    return {
      refused: `The release does more to ${label} afterwards (${more.kind.replaceAll('-', ' ')}), which a view does not take.`,
    };
  const refused =
    hindrance(table, columns, label, at, context) ??
    notPassedOn(table, label, dialect, version) ??
    use(table, label, context);
  if (refused) return { refused };
  const taken = (name: string): boolean => findRelation(at, { schema: table.schema, name }) !== undefined;
  const base = freeName(table.name, '_base', dialect.maxIdentifier, taken);
  return { at, table, renames, along, label, base };
}

/** What about the table does not go on behind a view. */
function hindrance(
  table: Table,
  columns: readonly Column[],
  label: string,
  at: Catalog,
  { dialect }: RecipeContext,
): string | undefined {
  if (dialect.id !== 'postgresql')
    return `Without transactions for DDL there would be a moment without any ${label}, neither table nor view.`;
  if (table.persistence === 'temporary')
    return `${label} is a temporary table: no other server sees it, so rename at once.`;
  if (table.foreign) return `${label} is a foreign table, whose columns bear the names of another server's.`;
  if (table.open) return `Not all columns of ${label} are known here, so the view could lack one.`;
  if (table.parents.length > 0 || childrenOf(at, table.id).length > 0)
    return `${label} has partitions, or inherits, and the column would be renamed in all of these tables, which have no view.`;
  for (const column of columns) {
    const naming = attachedTo(at, table, column).functions;
    if (naming.length > 0)
      return `${list(naming)} names ${column.name} in its text, and would fail from the rename on. Replace it first.`;
  }
  const typed = usersOfRowType(table, at);
  if (typed.length > 0)
    return `${list(typed)} is made with the row type of ${label}, which stays with the table, while rows of the view are of another.`;
  const more = [...at.functions.values()]
    .flat()
    .filter(
      ({ words, body }) =>
        words.includes(table.name.toLowerCase()) &&
        (words.some((word) => beyond.has(word)) || /\.\s*\*\s*\)/.test(body)),
    );
  if (more.length > 0)
    return `${list(more.map(({ name }) => name))} may do with ${label} what a view does not take, or write whole rows of it, which would name a column twice.`;
  const aware = functionsIn(table, at).filter(({ words }) =>
    words.some((word) => /^tg_(table_name|relname|relid)$/.test(word)),
  );
  if (aware.length > 0)
    return `${list(aware.map(({ name }) => name))} looks at the name of the table that fired it, which changes for a release.`;
  return undefined;
}

/** Functions, types and columns that are made with rows of the table. */
function usersOfRowType({ schema, name }: Table, catalog: Catalog): string[] {
  const is = (type: TypeReference | undefined): boolean =>
    type?.name === name && (type.schema ?? catalog.defaultSchema) === schema;
  const types = [...catalog.types.values()].filter(
    (each) =>
      (each.kind === 'domain' && is(each.base)) ||
      (each.kind === 'composite' && each.attributes.some((attribute) => is(attribute.type))),
  );
  const functions = [...catalog.functions.values()]
    .flat()
    .filter((each) => is(each.returns) || each.arguments.some(({ type }) => is(type)));
  const tables = [...catalog.relations.values()].filter(
    (each) => each.kind === 'table' && each.columns.some((column) => is(column.type)),
  );
  return [...functions, ...types, ...tables].map((each) => each.name);
}

/** Words of what fails on a view, or means something else there. */
const beyond: ReadonlySet<string> = new Set(['truncate', 'lock', 'copy', 'rowtype', 'tablesample', 'ctid', 'xmin']);

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
  if (unsure.length > 0)
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
