import { indexesOf, type View } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { list } from '../text/words.ts';
import { notGivenBack, wayBack } from './drop-view.ts';
import { beside } from './object-names.ts';
import type { Plan, PlanStatement, RecipeContext, Refusal } from './recipe.ts';
import { granted, onColumns, standInView } from './stand-in-view.ts';
import { doing, doingAll, freeName, step } from './statements.ts';
import type { Dressed } from './view-dressing.ts';

/** A view that is dropped and created again. */
export interface ChangedView {
  readonly change: ChangeOf<'drop-view'>;
  readonly create: ChangeOf<'create-view'>;
  readonly view: View;
  /** As it is in the end. */
  readonly made: View;
  readonly label: string;
  /** Columns that the previous server reads, and the new view does not have, or has with another type. */
  readonly missed: readonly string[];
  /** The new view with all that the migration says of it. */
  readonly end: Dressed;
  /** What else the migration says of the new one: comments, options, its owner. */
  readonly along: readonly Change[];
  /** Privileges given on it. */
  readonly grants: readonly PlanStatement[];
}

/** The new view under another name, which the new server reads until the next one is there. */
export function underAnotherName(subject: ChangedView, who: string, context: RecipeContext): Plan | Refusal {
  const { change, create, view, label, end } = subject;
  const { dialect, version } = context;
  const narrow = dialect.id === 'mysql' ? [] : onColumns(end.view);
  if (narrow.length > 0)
    return {
      refused: `Privileges on columns of ${label} (${list(narrow)}) would not do for a view of it, which asks for all columns that it shows. Give the new view a name of its own for good.`,
    };
  const name = freeNameFor(view, context);
  const fresh = beside(change.view, name);
  const dropOld = doing({ ...change, ifExists: false, cascade: false });
  const dropFresh = doing({ ...change, view: fresh, ifExists: false, cascade: false });
  const alias = standInView(fresh, change.view, end.view, dialect, version);
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
    takes: [create, ...subject.along, ...built.takes],
    steps: [
      ...built.steps,
      step(
        'contract',
        `Let ${name} take the name of ${label}`,
        [dropOld, renamed(fresh, view.name), ...built.renames, ...subject.grants, ...alias],
        {
          down: [dropAlias, ...built.renamesBack, renamed(back.view, name), ...wayBack(view, context)],
        },
      ),
      step('contract', `Drop ${name}`, [dropAlias], { release: 'after-next', down: alias }),
    ],
    ...said(subject, name, who, false, context),
  };
}

/** Privileges of the old view that the migration does not give the new one. */
const lostGrants = ({ grants = [] }: View, { grants: kept = [] }: View): string[] =>
  grants.filter((grant) => !kept.includes(grant));

/** What to say of them; undefined where the migration sees to all that are known. */
function notKept(view: View, end: View): string | undefined {
  const lost = lostGrants(view, end);
  if (lost.length > 0) return ` (the old view has: ${list(lost)})`;
  return (end.grants ?? []).length > 0 ? undefined : '';
}

const said = (
  { label, view, missed, end }: ChangedView,
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
    ...(notKept(view, end.view) === undefined
      ? []
      : [
          `Roles that don't own it need privileges on ${name} before the new server starts${notKept(view, end.view)}${mysql ? '' : `, and again in the contract step, where it is made anew as a view of ${label}`}.`,
        ]),
    ...(view.materialized
      ? [`From the contract step on ${name} is a plain view: whoever refreshes ${name} must refresh ${label} then.`]
      : []),
    ...notGivenBack([view], mysql, before),
  ],
});

/** A materialized view that has all that the old one has: built beside, and swapped in this release. */
export function swapped(subject: ChangedView, context: RecipeContext): Plan | Refusal {
  const { change, create, view, label, end } = subject;
  const name = freeNameFor(view, context);
  const fresh = beside(change.view, name);
  const { steps, takes, renames, renamesBack } = buildBeside(subject, fresh, context);
  const dropOld = doing({ ...change, ifExists: false, cascade: false });
  const renamed = (from: Name, to: string): PlanStatement =>
    doing({ kind: 'rename-view', view: from, materialized: true, to });
  return {
    recipe: 'change-view',
    title: `Change ${label} while it is read`,
    takes: [create, ...subject.along, ...takes],
    steps: [
      ...steps,
      step(
        'backfill',
        `Let ${name} take the place of ${label}`,
        [dropOld, renamed(fresh, view.name), ...renames, ...subject.grants],
        {
          down: [...renamesBack, renamed(change.view, name), ...wayBack(view, context)],
        },
      ),
    ],
    servers: [],
    notes: [
      ...(lostGrants(view, end.view).length > 0
        ? [
            `What was granted on ${label} (${list(lostGrants(view, end.view))}) must be granted on ${name} before it takes its place.`,
          ]
        : []),
      `The way back fills the old ${label} while its readers wait.`,
      ...notGivenBack([view], false, context.before),
    ],
  };
}

/** The new view under another name; a materialized one with its indexes, filled when these stand. */
function buildBeside(
  { create, view, along, end }: ChangedView,
  fresh: Name,
  { later, before, dialect }: RecipeContext,
) {
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
    const to = index.index ?? end.indexes.get(index);
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
      step(
        'expand',
        `Make ${fresh.name}`,
        [
          made,
          ...doingAll(along.map((each) => ({ ...each, object: fresh }) as Change)),
          ...indexes.map((index) => index.made),
          ...(dialect.id === 'mysql' ? [] : granted(fresh, end.view, dialect)),
        ],
        { down: [drop] },
      ),
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
