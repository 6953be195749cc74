import { callsIn } from '../schema/apply/calls.ts';
import { alike, inputs, overloads, showRoutine, takes } from '../schema/signatures.ts';
import { askByName, functionsNaming, names } from './by-name.ts';
import { defineRule } from './rule.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'function-overload',
  on: ['create-function'],
  category: 'compatibility',
  severity: 'error',
  dialects: ['postgresql'],
  title: 'A second function that existing calls may mean as well',
  why: 'A new function of the same name whose further arguments have defaults takes the same calls as the old one. The server can not choose: every such call fails with "is not unique".',
  instead: 'Give the new function a name of its own, switch the callers, and drop the old one in the next release.',
  hazards: ['A09'],
  examples: {
    fires: {
      before: 'CREATE FUNCTION tax(a int) RETURNS int LANGUAGE sql AS $$ SELECT a / 5 $$;',
      uses: 'SELECT tax($1)',
      migration: 'CREATE FUNCTION tax(a int, rate int DEFAULT 5) RETURNS int LANGUAGE sql AS $$ SELECT a / rate $$;',
    },
    silent: {
      before: 'CREATE FUNCTION tax(a int) RETURNS int LANGUAGE sql AS $$ SELECT a / 5 $$;',
      uses: 'SELECT tax($1)',
      migration: 'CREATE OR REPLACE FUNCTION tax(a int) RETURNS int LANGUAGE sql AS $$ SELECT a / 4 $$;',
    },
  },
  check(change, context) {
    const known = new Set(overloads(context.before, change.function).map((routine) => routine.id));
    const made = overloads(context.after, change.function).find((routine) => !known.has(routine.id));
    if (!made || known.size === 0) return undefined;
    const end = context.target.functions.get(`${made.schema}.${made.name}`) ?? [];
    if (!end.some((routine) => routine.id === made.id)) return undefined;
    const released = new Set(
      (context.base.functions.get(`${made.schema}.${made.name}`) ?? []).map((routine) => routine.id),
    );
    const label = context.name({ schema: made.schema, name: made.name });
    for (const old of end) {
      if (old.id === made.id || !released.has(old.id)) continue;
      const most = Math.max(inputs(old).length, inputs(made).length);
      // Between one that takes any number and one that does not, the server chooses the latter.
      if ([old, made].some((routine) => inputs(routine).some((a) => a.mode === 'variadic'))) continue;
      const both = (given: number): boolean => takes(old, given) && takes(made, given) && alike(old, made, given);
      if (!Array.from({ length: most + 1 }, (_, given) => given).some(both)) continue;
      const calls = (call: { readonly name: { schema?: string; name: string }; readonly arguments: number }): boolean =>
        names(call.name, old) && both(call.arguments);
      const through = functionsNaming(
        context.target,
        old.name,
        (routine) =>
          routine.id !== old.id &&
          routine.id !== made.id &&
          routine.queries.some((query) => callsIn(query).some(calls)),
      );
      const asked = askByName(context, old.name, 'calls', ({ query }) => callsIn(query).some(calls), through);
      const message = `${usage(asked.servers, label, asked.answer)}; ${showRoutine(label, old)} and ${showRoutine(label, made)} both take such a call, and the server can't choose`;
      return { message, object: label, answer: asked.answer, servers: asked.servers };
    }
    return undefined;
  },
});
