import { ask } from '../contract/ask.ts';
import { apply } from '../schema/apply.ts';
import { displayName, findRelation, indexesOf, type View } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { list } from '../text/words.ts';
import { notGivenBack, wayBack } from './drop-view.ts';
import { lostAlong } from './lost-along.ts';
import { beside } from './object-names.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type Plan, type PlanStatement, type RecipeContext, type Refusal } from './recipe.ts';
import { standInView } from './stand-in-view.ts';
import { doing, freeName, step } from './statements.ts';
import { merged } from './view-definition.ts';
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
      return { refused: `${label} is created in this migration: no server knows it yet.` };
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
    const gone = view.columns.filter(({ name }) => made.columns.every((column) => column.name !== name));
    const asked = gone.map((column) => ({
      column,
      ...ask(previous, (contract) => contract.column({ relation: view.id, column: column.id })),
    }));
    const missed = asked.filter(({ answer }) => answer.verdict !== 'unused');
    const subject: Subject = { change, create, view, made, label, missed: missed.map(({ column }) => column.name) };
    const readers = previous.filter(({ server }) => missed.some(({ servers }) => servers.includes(server.version)));
    const who = Versions(readers);
    if (view.materialized)
      return check(missed.length > 0 ? besideIt(subject, who, context) : swapped(subject, context), subject, context);
    if (missed.length === 0)
      return {
        refused: `Nobody is known to read a column that goes: keep DROP VIEW and CREATE VIEW in one transaction, and nothing breaks.`,
      };
    const both = dialect.id === 'mysql' ? undefined : merged(view, made, create, dialect.flavour);
    const first = both && check(withBoth(subject, both, who, context), subject, context);
    return first && !('refused' in first) ? first : check(besideIt(subject, who, context), subject, context);
  },
});

interface Subject {
  readonly change: ChangeOf<'drop-view'>;
  readonly create: ChangeOf<'create-view'>;
  readonly view: View;
  /** As it is in the end. */
  readonly made: View;
  readonly label: string;
  /** Columns that the previous server reads, and the new view does not have. */
  readonly missed: readonly string[];
}

const check = (plan: Plan | Refusal, { label }: Subject, context: RecipeContext): Plan | Refusal => {
  if ('refused' in plan) return plan;
  const hindered = inTheWay(plan, context, label);
  return hindered ? { refused: hindered } : plan;
};

/** A view with the columns of both now; the new one alone in the next release. */
function withBoth(
  { change, create, view, label, missed, made }: Subject,
  both: Pick<ChangeOf<'create-view'>, 'columns' | 'text'>,
  who: string,
  context: RecipeContext,
): Plan {
  const { dialect } = context;
  const wide: PlanStatement = { sql: dialect.print({ ...create, ...both, replace: true }) };
  const drop = doing({ ...change, ifExists: false, cascade: false });
  // Where columns only go, the old view has those of both.
  const grows = both.columns.length > view.columns.length;
  const back = wayBack(view, context);
  return {
    recipe: 'change-view',
    title: `Change ${label} in ${grows ? 'two releases' : 'the next release'}`,
    takes: [create],
    steps: [
      ...(grows ? [step('expand', `Let ${label} have the columns of both`, [wide], { down: [drop, ...back] })] : []),
      step('contract', `Let ${label} have the new columns only`, [drop, doing({ ...create, replace: false })], {
        down: [drop, ...(grows ? [wide] : back)],
      }),
    ],
    servers: [
      `${who} goes on reading ${list(missed)} of ${label}.`,
      `The new server reads ${list(made.columns.map(({ name }) => name))}, and names these columns: until the contract step ${label} has more of them${grows ? ', in another order' : ''}.`,
    ],
    notes: notGivenBack([view], false, context.before),
  };
}

/** The new view under another name, which the new server reads until the next one is there. */
function besideIt(subject: Subject, who: string, context: RecipeContext): Plan | Refusal {
  const { change, create, view, label } = subject;
  const { dialect, version } = context;
  const name = freeNameFor(view, context);
  const fresh = beside(change.view, name);
  const dropOld = doing({ ...change, ifExists: false, cascade: false });
  const dropFresh = doing({ ...change, view: fresh, ifExists: false, cascade: false });
  const alias = standInView(fresh, change.view, view, dialect, version);
  const dropAlias = doing({ ...change, materialized: false, view: fresh, ifExists: false, cascade: false });
  const built = buildBeside(subject, fresh, context);
  if (dialect.id === 'mysql') {
    const again = doing({ ...create, replace: true, ifNotExists: false });
    return {
      recipe: 'change-view',
      title: `Change ${label} in three releases`,
      takes: [create],
      steps: [
        ...built.steps,
        step('contract', `Let ${label} be the new view`, [again], { down: wayBack(view, context, true) }),
        step('contract', `Drop ${name}`, [dropFresh], {
          release: 'after-next',
          down: [doing({ ...create, view: fresh, replace: false, ifNotExists: false })],
        }),
      ],
      ...said(subject, name, who, true, context),
    };
  }
  const back = { ...change, view: change.view };
  const renamed = (from: Name, to: string): PlanStatement =>
    doing({ kind: 'rename-view', view: from, materialized: view.materialized, to });
  return {
    recipe: 'change-view',
    title: `Change ${label} in three releases`,
    takes: [create, ...built.takes],
    steps: [
      ...built.steps,
      step(
        'contract',
        `Let ${name} take the name of ${label}`,
        [dropOld, renamed(fresh, view.name), ...built.renames, ...alias],
        {
          down: [dropAlias, ...built.renamesBack, renamed(back.view, name), ...wayBack(view, context)],
        },
      ),
      step('contract', `Drop ${name}`, [dropAlias], { release: 'after-next', down: alias }),
    ],
    ...said(subject, name, who, false, context),
  };
}

const said = (
  { label, view, missed }: Subject,
  name: string,
  who: string,
  mysql: boolean,
  { before }: RecipeContext,
): Pick<Plan, 'servers' | 'notes'> => ({
  servers: [
    `${who} goes on reading ${list(missed)} of ${label}.`,
    `The new server reads ${name} in place of ${label}; the one of the next release reads ${label} again.`,
  ],
  notes: [
    `Roles that don't own it need privileges on ${name} before the new server starts${(view.grants ?? []).length > 0 ? ` (${label} has: ${list(view.grants ?? [])})` : ''}${mysql ? '' : `, and again in the contract step, where it is made anew as a view of ${label}`}.`,
    ...(view.materialized
      ? [`From the contract step on ${name} is a plain view: whoever refreshes ${name} must refresh ${label} then.`]
      : []),
    ...notGivenBack([view], mysql, before),
  ],
});

/** A materialized view that has all that the old one has: built beside, and swapped in this release. */
function swapped(subject: Subject, context: RecipeContext): Plan | Refusal {
  const { change, create, view, label } = subject;
  const name = freeNameFor(view, context);
  const fresh = beside(change.view, name);
  const { steps, takes, renames, renamesBack } = buildBeside(subject, fresh, context);
  const dropOld = doing({ ...change, ifExists: false, cascade: false });
  const renamed = (from: Name, to: string): PlanStatement =>
    doing({ kind: 'rename-view', view: from, materialized: true, to });
  return {
    recipe: 'change-view',
    title: `Change ${label} while it is read`,
    takes: [create, ...takes],
    steps: [
      ...steps,
      step('backfill', `Let ${name} take the place of ${label}`, [dropOld, renamed(fresh, view.name), ...renames], {
        down: [...renamesBack, renamed(change.view, name), ...wayBack(view, context)],
      }),
    ],
    servers: [],
    notes: [
      ...((view.grants ?? []).length > 0
        ? [
            `What was granted on ${label} (${list(view.grants ?? [])}) must be granted on ${name} before it takes its place.`,
          ]
        : []),
      `The way back fills the old ${label} while its readers wait.`,
      ...notGivenBack([view], false, context.before),
    ],
  };
}

/** The new view under another name; a materialized one with its indexes, filled when these stand. */
function buildBeside({ create, view }: Subject, fresh: Name, { later, before, dialect }: RecipeContext) {
  const { materialized } = view;
  const made = doing({
    ...create,
    view: fresh,
    replace: false,
    ifNotExists: false,
    withData: create.withData && !materialized,
  });
  const drop = doing({ kind: 'drop-view', view: fresh, materialized, ifExists: false, cascade: false });
  const takes = materialized
    ? later.filter((c): c is ChangeOf<'create-index'> => c.kind === 'create-index' && isOf(c.table, view, create))
    : [];
  const old = new Set(indexesOf(before, view.id).map(({ name }) => name));
  const taken = (name: string): boolean => before.names.has(`${view.schema}.${name}`);
  const indexes = takes.map((index) => {
    const to = index.index;
    const name = to === undefined || !old.has(to) ? to : freeName(to, '_new', dialect.maxIdentifier, taken);
    return {
      made: doing({ ...index, ...(name === undefined ? {} : { index: name }), table: fresh, concurrently: false }),
      name,
      to,
    };
  });
  const moved = indexes.filter(({ name, to }) => name !== to) as { name: string; to: string }[];
  const rename = (from: string, to: string): PlanStatement =>
    doing({ kind: 'rename-index', index: beside(create.view, from), to });
  const filled = doing({ kind: 'refresh-view', view: fresh, concurrently: false, withData: true });
  return {
    takes,
    steps: [
      step('expand', `Make ${fresh.name}`, [made, ...indexes.map((index) => index.made)], { down: [drop] }),
      ...(materialized && create.withData ? [step('backfill', `Fill ${fresh.name}`, [filled])] : []),
    ],
    renames: moved.map(({ name, to }) => rename(name, to)),
    renamesBack: moved.map(({ name, to }) => rename(to, name)),
  };
}

const freeNameFor = (view: View, { before, dialect }: RecipeContext): string =>
  freeName(view.name, '_v2', dialect.maxIdentifier, (name) => before.names.has(`${view.schema}.${name}`));

const isOf = (name: Name, view: View, { view: created }: ChangeOf<'create-view'>): boolean =>
  name.name === view.name && (name.schema ?? view.schema) === (created.schema ?? view.schema);

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
