import { worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { type Catalog, dependentsOf, displayName, findRelation, indexesOf, type View } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { definitionOf, saidOf } from './index-definition.ts';
import { lostAlong } from './lost-along.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type PlanStatement, type RecipeContext } from './recipe.ts';
import { doing, step } from './statements.ts';
import { madeAgain, sameAgain } from './view-definition.ts';
import { Versions } from './wording.ts';

export default defineRecipe({
  id: 'drop-view',
  on: ['drop-view'],
  title: 'Drop the view in the next release',
  about:
    'Keeps a view, or a materialized one, as long as the previous server reads it, and drops it in the next release, without CASCADE. It refuses where the view is created again, where CASCADE takes more along than the view, and where something further down counts on its being gone.',
  example: {
    schema:
      'CREATE TABLE users (id bigint PRIMARY KEY, active boolean);\nCREATE VIEW active_users AS SELECT id FROM users WHERE active;',
    change: 'DROP VIEW active_users;',
  },
  plan(change, context) {
    const { start, before, after, previous, later, dialect } = context;
    const now = findRelation(before, change.view);
    if (now?.kind !== 'view') return { refused: `${change.view.name} is not a view that is known here.` };
    const label = displayName(before, now);
    const view = start.relations.get(now.id);
    if (view?.kind !== 'view') return { refused: `${label} is created in this release: no server knows it yet.` };
    const { group, changes } = droppedTogether(view, change, context);
    const again = group.find(({ name }) =>
      later.some((next) => next.kind === 'create-view' && next.view.name === name),
    );
    if (again) return { refused: `${again.name} is created again further down: that is a change of it, not a drop.` };
    const along = lostAlong(
      before,
      after,
      group.map(({ id }) => id),
    );
    if (along.length > 0)
      return {
        refused: `CASCADE takes ${list(along)} along. Drop that by its name first, so that it can be split too.`,
      };
    const other = group.flatMap((each) => readersOf(each, start)).find((reader) => !group.includes(reader));
    if (other && dialect.id !== 'mysql')
      return { refused: `${other.name} reads what is dropped, and stays. Drop it in the same migration.` };
    const { answer, servers } = ask(previous, (contract) => worst(group.map(({ id }) => contract.relation(id))));
    if (answer.verdict === 'unused') return { refused: `Nobody is known to read ${label}: there is nothing to split.` };
    const readers = previous.filter((contract) => servers.includes(contract.server.version));
    const takes = changes.filter((each) => each !== change);
    const all = list(group.toReversed().map((each) => displayName(start, each)));
    const steps = [
      step(
        'contract',
        `Drop ${all}`,
        changes.map((each) => doing({ ...each, cascade: false })),
        {
          down: group.toReversed().flatMap((each) => wayBack(each, context)),
        },
      ),
    ];
    const hindered = inTheWay({ steps, takes }, context, label);
    if (hindered) return { refused: hindered };
    return {
      recipe: 'drop-view',
      title: `Drop ${all} in the next release`,
      takes,
      steps,
      servers: [
        `${Versions(readers)} ${answer.verdict === 'used' ? 'reads' : 'may read'} ${group.length > 1 ? 'one of them' : label}, so ${group.length > 1 ? 'they stay' : 'it stays'} until that server is gone.`,
        `The new server does not read ${all}.`,
      ],
      notes: [
        `While ${all} ${group.length > 1 ? 'are' : 'is'} there, the server refuses to drop or retype what ${group.length > 1 ? 'they read' : 'it reads'}.`,
        ...notGivenBack(group.toReversed(), dialect.id === 'mysql', context.before),
      ],
    };
  },
});

/**
 * The view and all others that the migration drops with it and that read one another, those over others first; and the changes that
 * do it, in that order.
 */
function droppedTogether(view: View, change: ChangeOf<'drop-view'>, { start, migration }: RecipeContext) {
  const dropped = new Map<View, ChangeOf<'drop-view'>>([[view, change]]);
  for (const other of migration) {
    const found = other.kind === 'drop-view' && !other.inside ? findRelation(start, other.view) : undefined;
    if (other.kind === 'drop-view' && found?.kind === 'view' && found.id !== view.id) dropped.set(found, other);
  }
  const group = new Set([view]);
  for (const each of group) {
    for (const other of dropped.keys()) {
      if (readersOf(each, start).includes(other) || readersOf(other, start).includes(each)) group.add(other);
    }
  }
  const ordered: View[] = [];
  while (ordered.length < group.size) {
    const next = [...group].find(
      (each) =>
        !ordered.includes(each) && readersOf(each, start).every((over) => !group.has(over) || ordered.includes(over)),
    );
    if (!next) break;
    ordered.push(next);
  }
  return { group: ordered, changes: ordered.flatMap((each) => dropped.get(each) ?? []) };
}

/** Views that read a view. */
const readersOf = (view: View, catalog: Catalog): View[] =>
  dependentsOf(catalog, view.id).filter((r): r is View => r.kind === 'view' && r.id !== view.id);

/** What the way back can't bring back. */
export function notGivenBack(views: readonly View[], mysql: boolean, before: Catalog): string[] {
  const again = views.filter((view) => sameAgain(view, before));
  const grown = views.filter((view) => !again.includes(view)).map(({ name }) => name);
  const grants = [...new Set(again.flatMap((view) => view.grants ?? []))];
  const triggers = again.flatMap((view) => view.triggers.map(({ name }) => name));
  const missing = [
    ...(mysql ? ['owner, DEFINER and SQL SECURITY are not known here'] : []),
    ...(grants.length > 0 ? [`privileges (${list(grants)}) must be granted again`] : []),
    ...(triggers.length > 0 ? [`the triggers ${list(triggers)} must be made again`] : []),
  ];
  return [
    ...(grown.length > 0
      ? [
          `${list(grown)} was made with *, and what it reads has more columns by now: the way back can't make it again. Keep its definition from pg_get_viewdef.`,
        ]
      : []),
    ...(again.length > 0 && missing.length > 0
      ? [`The way back makes ${list(again.map(({ name }) => name))} as the migrations did: ${missing.join(', ')}.`]
      : []),
  ];
}

/** The view with its indexes, as it was. */
export function wayBack(view: View, { before, dialect }: RecipeContext, replace = false): PlanStatement[] {
  if (!sameAgain(view, before)) return [];
  return [
    ...madeAgain(view, before, replace),
    ...indexesOf(before, view.id).flatMap((index) => [
      doing(definitionOf(index, view, before, dialect)),
      ...saidOf(index, before),
    ]),
  ];
}
