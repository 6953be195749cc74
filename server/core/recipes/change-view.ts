import { ask } from '../contract/ask.ts';
import { apply } from '../schema/apply.ts';
import { displayName, findRelation, type View } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { sameType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { notGivenBack, wayBack } from './drop-view.ts';
import { lostAlong } from './lost-along.ts';
import { meansSame } from './names.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type Plan, type PlanStatement, type RecipeContext, type Refusal } from './recipe.ts';
import { doing, doingAll, step } from './statements.ts';
import { type ChangedView, swapped, underAnotherName } from './view-beside.ts';
import { merged, saidOfView } from './view-definition.ts';
import { dressed } from './view-dressing.ts';
import { Versions } from './wording.ts';

export default defineRecipe({
  id: 'change-view',
  on: ['drop-view'],
  title: 'Split the change of the view, so that both servers find their columns',
  about:
    'Where a migration drops a view and creates it again without columns that the previous server reads: the view gets the columns of both, and loses the old ones in the next release. Where one query can not give both, the new view is made under another name, which the new server reads; in the next release it takes the name over, and its own name stays for a release as a view of it. A materialized view is built beside the old one, with its indexes, and filled before anybody reads it. It refuses where other views or functions go along, and where something further down counts on the change.',
  example: {
    schema:
      'CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);\nCREATE VIEW people AS SELECT id, name FROM users;',
    change: 'DROP VIEW people;\nCREATE VIEW people AS SELECT id, mail FROM users;',
  },
  plan(change, context) {
    const { before, after, previous, dialect } = context;
    const view = findRelation(before, change.view);
    if (view?.kind !== 'view') return { refused: `${change.view.name} is not a view that is known here.` };
    const label = displayName(before, view);
    if (!context.start.relations.has(view.id))
      return { refused: `${label} is created in this release: no server knows it yet.` };
    const create = createdAgain(view, change, context);
    if (!create) return { refused: `${label} is not created again further down: then it is a drop.` };
    if (create.materialized !== view.materialized)
      return {
        refused: `${label} becomes ${create.materialized ? 'a materialized view' : 'a plain view'}. Give the new one a name of its own, and drop the old one in the next release.`,
      };
    const along = lostAlong(before, after, [view.id]);
    if (along.length > 0)
      return {
        refused: `CASCADE takes ${list(along)} along. Drop and create that by its name, in a migration of its own.`,
      };
    if (view.triggers.length > 0)
      return {
        refused: `${label} has triggers (${list(view.triggers.map((t) => t.name))}), which the new view would need too. Give the new view a name of its own.`,
      };
    const { catalog, problems } = apply(after, { ...create, ifNotExists: false });
    const made = findRelation(catalog, change.view);
    if (problems.length > 0 || made?.kind !== 'view' || made.open || view.open)
      return {
        refused: `Which columns the new ${label} has can't be told where the old one is dropped. Put CREATE VIEW directly after DROP VIEW, and name the columns.`,
      };
    const end = dressed(made, catalog, create, context);
    if ('kind' in end)
      return {
        refused: `Something further down (${end.kind === 'other' ? end.what : end.kind.replaceAll('-', ' ')}) is about the new ${label}, and the old view would get it. Put that into a migration of the next release first.`,
      };
    // A column of another type is another one to who reads it.
    const gone = view.columns.filter(({ name, type, source }) => {
      const now = made.columns.find((column) => column.name === name);
      if (!now || (type && now.type)) return !now || (type && now.type && !sameType(type, now.type));
      // Of what type a computed column is, can't be told.
      return now.source?.column !== source?.column;
    });
    const asked = gone.map((column) => ({
      column,
      ...ask(previous, (contract) => contract.column({ relation: view.id, column: column.id })),
    }));
    const missed = asked.filter(({ answer }) => answer.verdict !== 'unused');
    const subject: ChangedView = {
      change,
      create,
      view,
      made,
      label,
      missed: missed.map(({ column }) => column.name),
      end,
      ...saidAfter(create, context),
    };
    const readers = previous.filter(({ server }) => missed.some(({ servers }) => servers.includes(server.version)));
    const who = Versions(readers);
    if (view.materialized)
      return check(
        missed.length > 0 ? underAnotherName(subject, who, context) : swapped(subject, context),
        subject,
        context,
      );
    if (missed.length === 0)
      return {
        refused: `Nobody is known to read a column of ${label} that goes or gets another type: keep DROP VIEW and CREATE VIEW in one transaction, and every name stays.`,
      };
    const both = dialect.id === 'mysql' ? undefined : merged(view, made, create, dialect.flavour);
    const first = both && check(withBoth(subject, both, who, context), subject, context);
    return first && !('refused' in first) ? first : check(underAnotherName(subject, who, context), subject, context);
  },
});

const check = (plan: Plan | Refusal, { label }: ChangedView, context: RecipeContext): Plan | Refusal => {
  if ('refused' in plan) return plan;
  const hindered = inTheWay(plan, context, label);
  return hindered ? { refused: hindered } : plan;
};

/** A view with the columns of both now; the new one alone in the next release. */
function withBoth(
  { change, create, view, label, missed, made, along, grants }: ChangedView,
  both: Pick<ChangeOf<'create-view'>, 'columns' | 'text'>,
  who: string,
  context: RecipeContext,
): Plan {
  const { dialect } = context;
  // Until the previous server is gone, its options hold.
  const wide: PlanStatement = {
    sql: dialect.print({ ...create, ...both, replace: true, options: view.options ?? {} }),
  };
  const drop = doing({ ...change, ifExists: false, cascade: false });
  // Where columns only go, the old view has those of both.
  const grows = both.columns.length > view.columns.length;
  const back = wayBack(view, context);
  return {
    recipe: 'change-view',
    title: `Change ${label} in ${grows ? 'two releases' : 'the next release'}`,
    takes: [create, ...along],
    steps: [
      ...(grows ? [step('expand', `Let ${label} have the columns of both`, [wide], { down: [drop, ...back] })] : []),
      step(
        'contract',
        `Let ${label} have the new columns only`,
        [drop, doing({ ...create, replace: false }), ...doingAll(along), ...grants],
        {
          down: [drop, ...(grows ? [wide, ...saidOfView(view, change.view)] : back), ...grants],
        },
      ),
    ],
    servers: [
      `${who} goes on reading ${list(missed)} of ${label}.`,
      `The new server reads ${list(made.columns.map(({ name }) => name))}, and names these columns: until the contract step ${label} has more of them${grows ? ', in another order' : ''}.`,
    ],
    notes: notGivenBack([view], false, context.before),
  };
}

/** What the migration says of the view once it has made it again. */
function saidAfter(
  { view }: ChangeOf<'create-view'>,
  { later, migration, before, textOf, dialect }: RecipeContext,
): Pick<ChangedView, 'along' | 'grants'> {
  const about = later.filter((each) => migration.includes(each) && !each.inside);
  return {
    along: about.filter(
      (each) =>
        (each.kind === 'comment' || (each.kind === 'other' && /^alter (materialized )?view\b/.test(each.what))) &&
        each.object !== undefined &&
        meansSame(each.object, view, before) &&
        !/^\s*--/.test(dialect.print(each)),
    ),
    grants:
      dialect.id === 'mysql'
        ? []
        : about
            .filter(
              (each) =>
                (each.kind === 'grant' || each.kind === 'revoke') &&
                each.objects.some((object) => meansSame(object, view, before)),
            )
            .map((each) => ({ sql: textOf(each).replace(/;\s*$/, '') })),
  };
}

/** The statement further down that makes the view again. */
function createdAgain(
  view: View,
  change: ChangeOf<'drop-view'>,
  { migration }: RecipeContext,
): ChangeOf<'create-view'> | undefined {
  return migration
    .slice(migration.indexOf(change as Change) + 1)
    .find(
      (next): next is ChangeOf<'create-view'> =>
        next.kind === 'create-view' &&
        !next.inside &&
        !next.temporary &&
        next.view.name === view.name &&
        (next.view.schema ?? view.schema) === view.schema,
    );
}
