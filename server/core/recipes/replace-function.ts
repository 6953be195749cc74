import type { FunctionObject } from '../schema/catalog.ts';
import type { ChangeKind, ChangeOf } from '../schema/change.ts';
import { inputs, overloads, showRoutine, takes } from '../schema/signatures.ts';
import { list } from '../text/words.ts';
import { allOfItAgain, callersOf, dropOf, signature, usesOf } from './function-calls.ts';
import { lostAlong } from './lost-along.ts';
import { mentions } from './names.ts';
import { beside, nameIn } from './object-names.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type Plan, type PlanStatement, type RecipeContext, type Refusal } from './recipe.ts';
import { doing, freeName, step } from './statements.ts';

export default defineRecipe({
  id: 'replace-function',
  on: ['drop-function'],
  title: 'Keep the function as long as the previous server calls it',
  about:
    'Drops a function or procedure in the next release. Where the migration creates it again with other arguments or another result, the new one stands beside the old one if no call can mean both; else it gets a name of its own for a release, which the new server calls. It refuses where the function calls itself, where CASCADE takes more along, and where something further down counts on its being gone.',
  example: {
    schema: 'CREATE FUNCTION price(item bigint) RETURNS integer LANGUAGE sql AS $$ SELECT 100 $$;',
    change:
      'DROP FUNCTION price(bigint);\nCREATE FUNCTION price(item bigint) RETURNS numeric LANGUAGE sql AS $$ SELECT 100.00 $$;',
  },
  plan(change, context) {
    const { before, after, later, migration } = context;
    if (change.aggregate)
      return { refused: 'What an aggregate is made of is not known here. Give the new one a name of its own.' };
    const left = new Set(overloads(after, change.function).map(({ id }) => id));
    const old = overloads(before, change.function).find(({ id }) => !left.has(id));
    if (!old) return { refused: `${change.function.name} is not a function that is known here.` };
    const label = showRoutine(nameIn(before, old).schema === undefined ? old.name : `${old.schema}.${old.name}`, old);
    if (![...context.start.functions.values()].flat().some(({ id }) => id === old.id))
      return { refused: `${label} is created in this release: no server knows it yet.` };
    if (/^(event_)?trigger$/.test(old.returns?.name ?? ''))
      return { refused: `${label} is called by triggers only: no server knows its name.` };
    const along = lostAlong(before, after, [old.id]);
    if (along.length > 0) return { refused: `CASCADE takes ${list(along)} along. Drop that by its name first.` };
    const used = usesOf(old, context);
    if (used.answer.verdict === 'unused')
      return { refused: `Nobody is known to call ${label}: there is nothing to split.` };

    const again = later.filter(
      (c): c is ChangeOf<'create-function'> => c.kind === 'create-function' && sameRoutine(c, old),
    );
    const [create, ...more] = again;
    if (more.length > 0 || (create && !migration.includes(create)) || create?.inside)
      return {
        refused: `${old.name} is created ${more.length > 0 ? 'more than once' : 'again in another place'} further down. Put DROP FUNCTION and one CREATE FUNCTION next to each other first.`,
      };
    const subject: Subject = { change, old, label, who: used.who, sure: used.answer.verdict === 'used' };
    const plan = create ? replacing(subject, create, context) : dropping(subject, context);
    if ('refused' in plan) return plan;
    const hindered = inTheWay(plan, context, label);
    return hindered ? { refused: hindered } : plan;
  },
});

interface Subject {
  readonly change: ChangeOf<'drop-function'>;
  readonly old: FunctionObject;
  readonly label: string;
  /** The servers that call it. */
  readonly who: string;
  readonly sure: boolean;
}

function dropping(subject: Subject, context: RecipeContext): Plan {
  const { label } = subject;
  return {
    recipe: 'replace-function',
    title: `Drop ${label} in the next release`,
    steps: [
      step('contract', `Drop ${label}`, [dropOld(subject, context)], {
        down: allOfItAgain(subject.old, nameIn(context.before, subject.old), context),
      }),
    ],
    servers: [calls(subject), `The new server does not call ${label}.`],
    notes: notes(subject, context),
  };
}

function replacing(subject: Subject, create: ChangeOf<'create-function'>, context: RecipeContext): Plan | Refusal {
  const { old, label } = subject;
  const { before, dialect } = context;
  const made = { ...old, arguments: create.arguments };
  const most = Math.max(inputs(old).length, inputs(made).length) + 1;
  const variadic = [...old.arguments, ...create.arguments].some(({ mode }) => mode === 'variadic');
  const both = Array.from({ length: most }, (_, given) => given).some(
    (given) => takes(old, given) && takes(made, given),
  );
  const recreated = doing({ ...create, replace: false });
  const shown = showRoutine(old.name, made);
  if (dialect.id === 'postgresql' && !variadic && !both) {
    return {
      recipe: 'replace-function',
      title: `Replace ${label} by ${shown} in two releases`,
      takes: [create],
      steps: [
        step('expand', `Create ${shown} beside ${label}`, [recreated], {
          down: [dropOf(create, create.function, context)],
        }),
        step('contract', `Drop ${label}`, [dropOld(subject, context)], {
          down: allOfItAgain(old, nameIn(before, old), context),
        }),
      ],
      servers: [
        calls(subject),
        `The new server calls ${shown} only. Both have the name, and the number of arguments tells them apart.`,
      ],
      notes: notes(subject, context),
    };
  }
  if (create.words.includes(old.name.toLowerCase()))
    return {
      refused: `The new ${old.name} calls ${old.name} itself, so it can't have another name for a release. Give it a name of its own for good, and drop ${label} in the next release.`,
    };
  const about = context.later.filter(
    (each) =>
      dialect.id !== 'mysql' &&
      context.later.indexOf(each) > context.later.indexOf(create) &&
      said.has(each.kind) &&
      mentions(each, create.function, before),
  );
  const rights = about.flatMap((each) => (each.kind === 'grant' || each.kind === 'revoke' ? [each] : []));
  const odd = about.find(
    (each) =>
      each.inside ||
      each.kind === 'other' ||
      ((each.kind === 'grant' || each.kind === 'revoke') && each.objects.length > 1),
  );
  if (odd)
    return {
      refused: `Something further down (${odd.kind === 'other' ? odd.what : odd.kind}) is about the new ${old.name}, and the old one would get it. Say it in CREATE FUNCTION, or put it into a migration of the next release first.`,
    };
  const again = about.map((each): PlanStatement => ({ sql: context.textOf(each).replace(/;\s*$/, '') }));
  const taken = (name: string): boolean => before.functions.has(`${old.schema}.${name}`);
  const name = freeName(old.name, '_v2', dialect.maxIdentifier, taken);
  const fresh = beside(create.function, name);
  const dropFresh = dropOf(create, fresh, context);
  const makeFresh = [
    doing({ ...create, function: fresh, replace: false }),
    ...rights.map((each): PlanStatement => ({ sql: right(each, signature(create, fresh, context), dialect) })),
  ];
  return {
    recipe: 'replace-function',
    title: `Replace ${label} in three releases`,
    takes: [create, ...about],
    steps: [
      step('expand', `Create the new ${old.name} as ${name}`, makeFresh, { down: [dropFresh] }),
      step('contract', `Let ${old.name} be the new one`, [dropOld(subject, context), recreated, ...again], {
        down: [dropOf(create, create.function, context), ...allOfItAgain(old, nameIn(before, old), context)],
      }),
      step('contract', `Drop ${name}`, [dropFresh], { release: 'after-next', down: makeFresh }),
    ],
    servers: [
      calls(subject),
      `The new server calls ${name} in place of ${old.name}; the one of the next release calls ${old.name} again.`,
    ],
    notes: [
      `A call of ${old.name} could mean the old one as well as the new one, so the two can't bear one name while both servers run.`,
      ...notes(subject, context),
    ],
  };
}

const said: ReadonlySet<ChangeKind> = new Set(['grant', 'revoke', 'comment', 'other']);

/** A GRANT or REVOKE for another function. */
function right(
  { kind, roles }: ChangeOf<'grant' | 'revoke'>,
  routine: string,
  { quote }: RecipeContext['dialect'],
): string {
  const who = roles.map((role) => (unquoted.test(role) ? role.toUpperCase() : quote(role))).join(', ');
  return `${kind.toUpperCase()} EXECUTE ON ${routine} ${kind === 'grant' ? 'TO' : 'FROM'} ${who}`;
}

const unquoted = /^(public|current_user|current_role|session_user)$/;

const calls = ({ who, sure, label }: Subject): string =>
  `${who} ${sure ? 'calls' : 'may call'} ${label}, so it stays until that server is gone.`;

const notes = ({ old }: Subject, { before }: RecipeContext): string[] => {
  const callers = callersOf(old, before);
  return [
    ...(callers.length > 0
      ? [
          `${list(callers.map(({ name }) => name))} names ${old.name}: look whether it still works after the contract step.`,
        ]
      : []),
    `Who may execute it is not known here: repeat GRANT and REVOKE for what is created anew.`,
  ];
};

/** By its arguments, as there may be another one of the name by then. */
const dropOld = ({ change, old }: Subject, context: RecipeContext): PlanStatement =>
  dropOf(old, change.function, context);

const sameRoutine = ({ function: { name, schema } }: ChangeOf<'create-function'>, old: FunctionObject): boolean =>
  name === old.name && (schema === undefined || schema === old.schema);
