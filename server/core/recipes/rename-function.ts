import type { FunctionObject } from '../schema/catalog.ts';
import { inputs, overloads, showRoutine, takes } from '../schema/signatures.ts';
import { list } from '../text/words.ts';
import { allOfItAgain, callersOf, dropOf, inputTypes, usesOf } from './function-calls.ts';
import { beside } from './object-names.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type Plan } from './recipe.ts';
import { doing, freeName, step } from './statements.ts';

export default defineRecipe({
  id: 'rename-function',
  on: ['rename-function'],
  title: 'Let the function have both names for a release',
  about:
    'Makes a copy of the function or procedure under its new name; in the next release the copy steps aside and the original is renamed, in one transaction, so that it keeps its privileges and what rests on it; the copy is dropped in the release after that, when no call of it can be under way any more. It refuses where the function calls itself, and where something further down counts on the new name.',
  example: {
    schema: 'CREATE FUNCTION tax(amount integer) RETURNS integer LANGUAGE sql AS $$ SELECT amount / 5 $$;',
    change: 'ALTER FUNCTION tax(integer) RENAME TO sales_tax;',
  },
  plan(change, context) {
    const { start, before, after, dialect } = context;
    if (dialect.id === 'mysql') return { refused: 'MySQL and MariaDB do not rename functions.' };
    const left = new Set(overloads(after, change.function).map(({ id }) => id));
    const old = overloads(before, change.function).find(({ id }) => !left.has(id));
    if (!old) return { refused: `${change.function.name} is not a function that is known here.` };
    const label = showRoutine(old.name, old);
    if (![...start.functions.values()].flat().some(({ id }) => id === old.id))
      return { refused: `${label} is created in this release: no server knows it yet.` };
    if (/^(event_)?trigger$/.test(old.returns?.name ?? ''))
      return { refused: `${label} is called by triggers only: no server knows its name.` };
    if (old.words.includes(old.name.toLowerCase()))
      return { refused: `${label} calls itself by its old name, which fails when it has another one.` };
    const used = usesOf(old, context);
    if (used.answer.verdict === 'unused')
      return { refused: `Nobody is known to call ${label}: there is nothing to split.` };
    const to = beside(change.function, change.to);
    const other = overloads(start, to).find(
      (each) => each.id !== old.id && each.schema === old.schema && meet(each, old),
    );
    if (other)
      return {
        refused: `${showRoutine(other.name, other)} is another function as long as ${used.who} runs, which may call it: the name ${change.to} is free only in the next release.`,
      };
    const copy = allOfItAgain(old, to, context);
    const taken = (name: string): boolean => before.functions.has(`${old.schema}.${name}`);
    const aside = freeName(change.to, '_copy', dialect.maxIdentifier, taken);
    const given = inputTypes(old.arguments);
    const rename = (from: string, name: string) =>
      doing({ kind: 'rename-function', function: beside(change.function, from), arguments: given, to: name });
    const callers = callersOf(old, before);
    const plan: Plan = {
      recipe: 'rename-function',
      title: `Rename ${label} to ${change.to} in three releases`,
      steps: [
        step('expand', `Make a copy of ${label} as ${change.to}`, copy, { down: [dropOf(old, to, context)] }),
        // Nothing keeps a function that is being called from being dropped, so the copy only steps aside.
        step('contract', `Let ${label} take the name ${change.to}`, [rename(change.to, aside), doing({ ...change })], {
          down: [rename(change.to, old.name), rename(aside, change.to)],
        }),
        step('contract', `Drop the copy`, [dropOf(old, beside(to, aside), context)], {
          release: 'after-next',
          down: allOfItAgain(old, beside(to, aside), context),
        }),
      ],
      servers: [
        `${used.who} ${used.answer.verdict === 'used' ? 'calls' : 'may call'} ${old.name}, so the name stays until that server is gone.`,
        `The new server calls ${change.to}.`,
      ],
      notes: [
        old.closed
          ? `PUBLIC may not execute ${old.name}, nor the copy: grant ${change.to} to those who may, before the new server starts. What ALTER FUNCTION said of it besides its owner must be said of the copy too.`
          : `Who may execute the copy is not known here: repeat GRANT and REVOKE of ${old.name} for ${change.to} before the new server starts, and what ALTER FUNCTION said of it besides its owner.`,
        ...(callers.length > 0
          ? [
              `${list(callers.map(({ name }) => name))} names ${old.name}: let it call ${change.to} before the contract step.`,
            ]
          : []),
      ],
    };
    const hindered = inTheWay(plan, context, label);
    return hindered ? { refused: hindered } : plan;
  },
});

/** Whether one call can mean both. */
const meet = (a: FunctionObject, b: FunctionObject): boolean =>
  Array.from({ length: inputs(b).length + 1 }, (_, given) => given).some((given) => takes(a, given) && takes(b, given));
