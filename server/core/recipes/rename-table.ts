import type { Contract } from '../contract/contract.ts';
import { displayName, findRelation, type Table, type View } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { list } from '../text/words.ts';
import { meansSame, mentions, sqlName } from './names.ts';
import { nameIn } from './object-names.ts';
import { defineRecipe, type Plan, type PlanStatement, type RecipeContext, type Refusal } from './recipe.ts';
import { notPassedOn, standInView } from './stand-in-view.ts';
import { doing, doingAll, freeName, namedBack, step } from './statements.ts';
import { looksUpKeys, viewLimits, whatViewsLack } from './view-limits.ts';
import { Versions, versions } from './wording.ts';

type RenameChange = ChangeOf<'rename-table' | 'set-table-schema' | 'rename-view'>;

export default defineRecipe({
  id: 'rename-table',
  on: ['rename-table', 'set-table-schema', 'rename-view'],
  title: 'Split the rename: a view under the new name now, the rename in the next release',
  about:
    'Gives a table or view its new name, or another schema, while both names work. A view under the new name ships with this release, so the previous server keeps the real table; the next release drops the view and renames in one transaction. No row is copied. A view can do nearly all that its table can; where the new server, or the rest of the release, needs more than that, the table is renamed now and the view takes the old name, if the previous server can live with it. It refuses where neither can, where row level security or privileges could not be kept as they are (before PostgreSQL 15), and where the old name is given to something else.',
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, mail text);',
    change: 'ALTER TABLE users RENAME TO accounts;',
  },
  plan(change, context) {
    const subject = subjectOf(change, context);
    if ('refused' in subject) return subject;
    const against = reasonsAgainst(subject, context);
    if (against.length === 0) return viewFirst(subject, context);
    const alsoAgainst = reasonsAgainstRenaming(subject, context);
    if (alsoAgainst.length === 0) return renameFirst(subject, against, context);
    return {
      refused: `${list(against)}, so a view can't be ${show(subject.to)} for a release; and ${list(alsoAgainst)}, so a view can't be ${subject.label} either. Change the one or the other first.`,
    };
  },
});

interface Renamed {
  readonly change: RenameChange;
  readonly relation: Table | View;
  readonly label: string;
  readonly from: Name;
  readonly to: Name;
  /** Changes of the migration that only give names to what is the table's, and can be done with the rename. */
  readonly along: readonly Change[];
}

const show = ({ schema, name }: Name): string => (schema === undefined ? name : `${schema}.${name}`);

function subjectOf(change: RenameChange, context: RecipeContext): Renamed | Refusal {
  const { before, after, dialect, version, previous, later } = context;
  const relation = findRelation(before, change.kind === 'rename-view' ? change.view : change.table);
  if (relation?.kind !== 'table' && relation?.kind !== 'view')
    return { refused: 'It is not a table or view that is known here.' };
  const label = displayName(before, relation);
  const renamed = after.relations.get(relation.id);
  if (!renamed) return { refused: `${label} can't be renamed as it is written.` };
  const [from, to] = [nameIn(before, relation), nameIn(before, renamed)];
  if (relation.kind === 'table' && relation.persistence === 'temporary')
    return { refused: `${label} is a temporary table: no other server sees it, so rename at once.` };
  if (previous.length > 0 && previous.every(({ catalog }) => !catalog.relations.has(relation.id)))
    return { refused: `${label} is new in this release: no other server knows it, so rename at once.` };
  if (later.some((each) => gives(each, from, context)))
    return { refused: `This release gives the name ${label} to something else. Leave it free until the next one.` };
  if (change.kind === 'set-table-schema' && dialect.id === 'mysql')
    return { refused: `${label} moves to another database, which takes its privileges and triggers apart.` };
  const hindrance = notPassedOn(relation, label, dialect, version);
  if (hindrance) return { refused: hindrance };
  if (!context.start.relations.has(relation.id))
    return { refused: `${label} is new in this release: no other server knows it, so rename at once.` };
  const along = followers(to, context);
  return { change, relation, label, from, to, along };
}

/** Renaming what belongs to the table, and saying what it is for: nobody needs that a release early. */
const followers = (to: Name, { migration, later, before, dialect }: RecipeContext): Change[] =>
  later.filter(
    (each) =>
      migration.includes(each) &&
      (each.kind === 'rename-constraint' || each.kind === 'comment') &&
      mentions(each, to, before) &&
      !/^\s*--/.test(dialect.print(each)),
  );

/** Whether a change puts something else in the place of the old name. */
function gives(change: Change, name: Name, { before }: RecipeContext): boolean {
  const made: readonly Name[] =
    change.kind === 'create-table'
      ? [change.table]
      : change.kind === 'create-view'
        ? [change.view]
        : change.kind === 'rename-table'
          ? [{ ...change.table, name: change.to }]
          : change.kind === 'rename-view'
            ? [{ ...change.view, name: change.to }]
            : [];
  return made.some((each) => meansSame(each, name, before));
}

/** Why a view can't be the new name: what the new server does, and what else the release does to the table. */
function reasonsAgainst({ relation, to, along }: Renamed, context: RecipeContext): string[] {
  const { before, later, next } = context;
  const server = next();
  const limits =
    server && relation.kind === 'table'
      ? viewLimits([server], relation, engineOf(context))
      : refreshes(server, relation);
  const works = new Set<Change['kind']>(['insert-rows', 'update-rows', 'delete-rows', 'select', 'lock-table']);
  const others = later.filter((each) => !along.includes(each) && !works.has(each.kind) && mentions(each, to, before));
  return [
    ...limits.map((limit) => `the new server ${limit}`),
    ...(others.length > 0
      ? [`the release does more to ${show(to)} afterwards (${others[0]?.kind.replaceAll('-', ' ')})`]
      : []),
  ];
}

/** Why a view can't be the old name. */
function reasonsAgainstRenaming({ relation, label, to }: Renamed, context: RecipeContext): string[] {
  const { previous } = context;
  if (relation.kind === 'view' && !relation.materialized) return [];
  const limits =
    relation.kind === 'view'
      ? [...new Set(previous.flatMap((contract) => refreshes(contract, relation)))]
      : [...viewLimits(previous, relation, engineOf(context)), ...looksUpKeys(previous, relation)];
  const upset = context.later.find((each) => refusedUnderView.has(each.kind) && mentions(each, to, context.before));
  const unsure = previous.filter((contract) => contract.relation(relation.id).verdict === 'unknown');
  return [
    ...limits.map((limit) => `${versions(previous)} ${limit}`),
    ...(upset ? [`the release does what a view over a table forbids (${upset.kind.replaceAll('-', ' ')})`] : []),
    ...(unsure.length > 0 ? [`it can't be told what ${versions(unsure)} does with ${label}`] : []),
  ];
}

/** Only a materialized view itself can be refreshed, not a view of it. */
const refreshes = (server: Contract | undefined, relation: Table | View): string[] =>
  (server?.statements ?? [])
    .filter(
      ({ text, resolution }) =>
        /^\s*refresh\b/i.test(text) && resolution.relations.some((each) => each.relation === relation.id),
    )
    .map(({ evidence }) => `refreshes it (${evidence.file}:${evidence.line})`);

/** What the server refuses for columns that a view reads. */
const refusedUnderView: ReadonlySet<Change['kind']> = new Set([
  'drop-column',
  'set-column-type',
  'redefine-column',
  'drop-table',
  'drop-view',
]);

const engineOf = ({ dialect, version }: RecipeContext) => ({ dialect: dialect.id, version });

/** The previous server keeps the table; the new one gets a view until the next release. */
function viewFirst(renamed: Renamed, context: RecipeContext): Plan {
  const { relation, label, from, to, along, change } = renamed;
  const { dialect, previous, version } = context;
  const view = standInView(to, from, relation, dialect, version);
  const drop = doing({ kind: 'drop-view', view: to, materialized: false, ifExists: false, cascade: false });
  const rename = doingAll([change]);
  return {
    recipe: 'rename-table',
    title: `Rename ${label} to ${show(to)} in the next release, with a view until then`,
    steps: [
      step('expand', `Let ${label} be known as ${show(to)} as well`, view, { down: [drop] }),
      step(
        'contract',
        `Rename ${label} to ${show(to)}`,
        dialect.id === 'mysql' ? swapped(renamed, context) : [drop, ...rename, ...doingAll(along)],
        { down: [...namedBack(along), back(renamed), ...view] },
      ),
    ],
    takes: [change, ...along],
    servers: [
      `${Versions(previous)} goes on with ${label}, which stays the ${relation.kind}.`,
      relation.kind === 'view'
        ? `The new server names ${show(to)} only, which is a view of ${label} until the next release.`
        : `The new server names ${show(to)} only, which is a view until the next release: ${whatViewsLack(dialect.id, version)}.`,
    ],
    notes: [
      ...(relation.kind === 'view'
        ? relation.materialized
          ? [
              `REFRESH works by the name ${label} until the contract step, and by ${show(to)} from then on, never by both: whoever refreshes it has to try the other name where one fails.`,
            ]
          : []
        : [
            `A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.`,
          ]),
      ...(dialect.id === 'mysql'
        ? [
            `MariaDB may refuse statements of the new server that run at the very moment of the exchange (1356), and while it is taken back there is no ${show(to)} for a moment (1146): let the server try them again.`,
          ]
        : []),
      ...bodies(renamed, context),
      ...privileges(renamed, context),
    ],
  };
}

/** The table is renamed now, and the previous server gets a view. */
function renameFirst(renamed: Renamed, why: readonly string[], context: RecipeContext): Plan {
  const { relation, label, from, to, change } = renamed;
  const { dialect, previous, version } = context;
  const view = standInView(from, to, relation, dialect, version);
  const drop = doing({ kind: 'drop-view', view: from, materialized: false, ifExists: false, cascade: false });
  return {
    recipe: 'rename-table',
    title: `Rename ${label} to ${show(to)} now, with a view under the old name until the next release`,
    steps: [
      step(
        'expand',
        `Rename ${label} to ${show(to)}, and let it be known as ${label} as well`,
        [...doingAll([change]), ...view],
        {
          down: [drop, back(renamed)],
        },
      ),
      step('contract', `Forget the name ${label}`, [drop], { down: view }),
    ],
    servers: [
      `${Versions(previous)} goes on with ${label}, which is a view from now on: ${relation.kind === 'view' && relation.materialized ? 'REFRESH fails on it' : whatViewsLack(dialect.id, version)}.`,
      `The new server names ${show(to)} only.`,
    ],
    notes: [
      `The table is renamed in this release because ${list(why)}; a view under the new name would not do.`,
      ...bodies(renamed, context),
      ...privileges(renamed, context),
    ],
  };
}

/** MySQL: both names change hands in one statement, as each DDL statement is a transaction of its own. */
function swapped({ from, to, along }: Renamed, { before, dialect }: RecipeContext): PlanStatement[] {
  const taken = (name: string): boolean => findRelation(before, { ...to, name }) !== undefined;
  const gone = { ...to, name: freeName(to.name, '_view', dialect.maxIdentifier, taken) };
  const sql = (name: Name): string => sqlName(name, dialect);
  return [
    { sql: `RENAME TABLE ${sql(to)} TO ${sql(gone)}, ${sql(from)} TO ${sql(to)}` },
    doing({ kind: 'drop-view', view: gone, materialized: false, ifExists: false, cascade: false }),
    ...doingAll(along),
  ];
}

function back({ change, relation, from, to }: Renamed): PlanStatement {
  switch (change.kind) {
    case 'rename-table':
      return doing({ kind: 'rename-table', table: to, to: from.name });
    case 'rename-view':
      return doing({ kind: 'rename-view', view: to, materialized: change.materialized, to: from.name });
    case 'set-table-schema':
      return doing({ kind: 'set-table-schema', table: to, schema: relation.schema });
  }
}

/** Functions that name it in their text don't follow a rename. */
function bodies({ relation, label }: Renamed, { before }: RecipeContext): string[] {
  const naming = [...before.functions.values()].flat().filter((f) => f.words.includes(relation.name.toLowerCase()));
  return naming.length === 0
    ? []
    : [
        `${list(naming.map((f) => f.name))} names ${label} in its text: replace it together with the rename, or it fails from then on.`,
      ];
}

function privileges({ relation, label }: Renamed, { dialect }: RecipeContext): string[] {
  if (dialect.id === 'mysql')
    return [
      `Privileges go by name here: give the servers' users the same on both names, and on the table when it has its new one.`,
    ];
  return (relation.grants ?? []).length > 0
    ? [`The view asks for privileges on ${label} as well as on itself, so nobody gets more than before.`]
    : [];
}
