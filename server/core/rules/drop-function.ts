import { callsIn } from '../schema/apply/calls.ts';
import type { FunctionObject } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import { alike, inputs, overloads, showRoutine, takes } from '../schema/signatures.ts';
import { sameType, showType } from '../schema/types.ts';
import { askByName, bodyCalls, functionsNaming, names } from './by-name.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'drop-function',
  on: ['drop-function', 'rename-function', 'set-object-schema'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping, renaming or changing a function that is still called',
  why: 'The previous server calls the function by its name and arguments. Bodies of other functions are only looked at when they run: the drop succeeds, and their next call fails.',
  instead:
    'Create the new function beside the old one, under a name of its own, and drop the old one in the next release.',
  hazards: ['A10'],
  recipe: 'replace-function',
  examples: {
    fires: {
      before: 'CREATE FUNCTION calc_tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;',
      uses: 'SELECT calc_tax($1)',
      migration: 'DROP FUNCTION calc_tax(int);',
    },
    silent: {
      before: 'CREATE FUNCTION calc_tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;',
      uses: 'SELECT calc_tax($1)',
      migration: 'CREATE OR REPLACE FUNCTION calc_tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 4 $$;',
    },
  },
  check(change, context) {
    if (change.kind === 'set-object-schema' && change.what !== 'function') return undefined;
    const name = change.kind === 'set-object-schema' ? change.object : change.function;
    const stays = new Set(overloads(context.after, name).map((routine) => routine.id));
    const released = new Map([...context.base.functions.values()].flat().map((routine) => [routine.id, routine]));
    return overloads(context.before, name).flatMap((routine): Report[] => {
      const old = released.get(routine.id);
      if (stays.has(routine.id) || !old) return [];
      // Triggers call them and nobody else can: a trigger that needs one forbids the drop.
      if (/^(event_)?trigger$/.test(old.returns?.name ?? '')) return [];
      const renamed = change.kind === 'rename-function' ? { recipe: 'rename-function' } : {};
      return [gone(context, old) ?? []].flat().map((report) => ({ ...report, ...renamed }));
    });
  },
});

/** A released function that its name no longer means, unless another one of the same kind took its place. */
function gone(context: RuleContext, old: FunctionObject): Report | undefined {
  const heirs = context.target.functions.get(`${old.schema}.${old.name}`) ?? [];
  if (heirs.some((heir) => heir.id === old.id)) return undefined;
  const label = context.name({ schema: old.schema, name: old.name });
  const serves = (given: number): FunctionObject | undefined =>
    heirs.find((heir) => takes(heir, given) && alike(old, heir, given));
  const calls = (call: { readonly name: { schema?: string; name: string }; readonly arguments: number }): boolean =>
    names(call.name, old) && takes(old, call.arguments);
  const heir = heirs[0];
  const counts = inputs(old).map((_, at) => at + 1);
  // Every call that the old one took is taken: only what comes back may differ.
  const all = (inputs(old).length === 0 ? [0] : [0, ...counts]).filter((given) => takes(old, given));
  if (heir && all.every((given) => serves(given))) return returned(context, old, serves(all[0] ?? 0) ?? heir, label);
  const lost = (query: Query): boolean => callsIn(query).some((call) => calls(call) && !serves(call.arguments));
  const through = functionsNaming(
    context.target,
    old.name,
    (routine) => routine.queries.some(lost) || (heirs.length === 0 && bodyCalls(routine, old.name)),
  );
  const asked = askByName(context, old.name, 'calls', ({ query }) => lost(query), through);
  const { answer, servers } = asked;
  const shown = showRoutine(label, old);
  const now = heir ? `; what remains is ${heirs.map((each) => showRoutine(label, each)).join(' and ')}` : '';
  return { message: `${usage(servers, shown, answer)}${now}`, object: label, answer, servers };
}

/** Dropped and created again, and gives something else back. */
function returned(context: RuleContext, old: FunctionObject, heir: FunctionObject, label: string): Report | undefined {
  const result = (f: FunctionObject): string =>
    `${f.returnsSet ? 'SETOF ' : ''}${f.returns ? showType(f.returns) : 'nothing'}`;
  const out = (f: FunctionObject) => f.arguments.filter((a) => a.mode !== 'in' && a.mode !== 'variadic');
  const row = (f: FunctionObject): string =>
    out(f)
      .map((a) => `${a.name} ${showType(a.type)}`)
      .join();
  const same =
    old.returns && heir.returns
      ? sameType(old.returns, heir.returns) && old.returnsSet === heir.returnsSet
      : result(old) === result(heir);
  if (same && row(heir).startsWith(row(old))) return undefined;
  const { answer, servers } = askByName(context, old.name, 'calls', ({ query }) =>
    callsIn(query).some((call) => names(call.name, old) && takes(old, call.arguments)),
  );
  if (answer.verdict === 'unused') return undefined;
  const [was, is] = same ? [`(${row(old)})`, `(${row(heir)})`] : [result(old), result(heir)];
  const message = `${usage(servers, label, answer)}, which gave back ${was} and gives back ${is} then`;
  return { message, object: label, answer, servers, severity: 'warning' };
}
