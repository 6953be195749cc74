import { ask } from '../contract/ask.ts';
import { displayName, findRelation, indexesOf, type View } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { definitionOf } from './index-definition.ts';
import { lostAlong } from './lost-along.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type PlanStatement, type RecipeContext } from './recipe.ts';
import { doing, step } from './statements.ts';
import { madeAgain } from './view-definition.ts';
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
    const { before, after, previous, later, dialect } = context;
    const view = findRelation(before, change.view);
    if (view?.kind !== 'view') return { refused: `${change.view.name} is not a view that is known here.` };
    const label = displayName(before, view);
    if (later.some((next) => next.kind === 'create-view' && next.view.name === view.name))
      return { refused: `${label} is created again further down: that is a change of it, not a drop.` };
    const along = lostAlong(before, after, [view.id]);
    if (along.length > 0)
      return {
        refused: `CASCADE takes ${list(along)} along. Drop that by its name first, so that it can be split too.`,
      };
    const { answer, servers } = ask(previous, (contract) => contract.relation(view.id));
    if (answer.verdict === 'unused') return { refused: `Nobody is known to read ${label}: there is nothing to split.` };
    const readers = previous.filter((contract) => servers.includes(contract.server.version));
    const steps = [
      step('contract', `Drop ${label}`, [doing({ ...change, cascade: false })], { down: wayBack(view, context) }),
    ];
    const hindered = inTheWay({ steps }, context, label);
    if (hindered) return { refused: hindered };
    return {
      recipe: 'drop-view',
      title: `Drop ${label} in the next release`,
      steps,
      servers: [
        `${Versions(readers)} ${answer.verdict === 'used' ? 'reads' : 'may read'} ${label}, so it stays until that server is gone.`,
        `The new server does not read ${label}.`,
      ],
      notes: [
        `While ${label} is there, the server refuses to drop or retype what it reads.`,
        ...notGivenBack(view, dialect.id === 'mysql'),
      ],
    };
  },
});

/** What the way back can't bring back. */
export const notGivenBack = (view: View, mysql: boolean): string[] => [
  `The way back makes ${view.name} as the migrations made it: its owner${mysql ? ', DEFINER and SQL SECURITY' : ' and options set by ALTER VIEW'} are not known here${(view.grants ?? []).length > 0 ? `, and its privileges (${list(view.grants ?? [])}) must be granted again` : ''}${view.triggers.length > 0 ? `, and the triggers ${list(view.triggers.map((t) => t.name))} must be made again` : ''}.`,
];

/** The view with its indexes, as it was. */
export function wayBack(view: View, { before, dialect }: RecipeContext, replace = false): PlanStatement[] {
  return [
    ...madeAgain(view, before, replace),
    ...indexesOf(before, view.id).map((index) => doing(definitionOf(index, view, before, dialect))),
  ];
}
