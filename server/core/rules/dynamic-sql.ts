import { callsIn } from '../schema/apply/calls.ts';
import type { FunctionObject } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import { type Name, sameName } from '../schema/names.ts';
import type { FunctionCall } from '../schema/query.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';
import { sameFile } from './same-file.ts';

export default defineRule({
  id: 'dynamic-sql',
  on: ['select', 'call'],
  category: 'hygiene',
  severity: 'warning',
  title: 'A call of a function whose SQL is put together when it runs',
  why: 'What EXECUTE is given can not be read from the file: which tables it changes or locks is not known, and the checks after it do not know what it changed.',
  instead: 'Write the statements out, or check them by hand and say so with `-- bellows: ignore dynamic-sql: reason`.',
  hazards: ['B55'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        "CREATE FUNCTION clean(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DROP TABLE ' || name; END $$;",
      migration: "SELECT clean('orders');",
    },
    silent: {
      before: 'CREATE FUNCTION clean(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; END $$;',
      migration: "SELECT clean('orders');",
    },
  },
  check(change, context) {
    for (const { name, at } of callsOf(change)) {
      const found = executing(context, name);
      // One finding a file and function.
      const here = context.release[context.position];
      const isCall = ({ change: other }: ReleaseChange): boolean =>
        callsOf(other).some((call) => sameName(call.name, name));
      if (found && here && sameFile(context, here).find(isCall) === here) {
        return {
          message: `What ${found.name} puts together and executes is not known`,
          object: found.name,
          ...(change.inside === undefined ? { at } : {}),
        };
      }
    }
    return undefined;
  },
});

const callsOf = (change: Change): readonly FunctionCall[] =>
  change.kind === 'call' ? [change.call] : change.kind === 'select' ? callsIn(change.query) : [];

/** The function of that name, or one it calls in turn, that executes a text. */
function executing(context: RuleContext, name: Name, depth = 0): FunctionObject | undefined {
  const found = (name.schema === undefined ? context.before.searchPath : [name.schema]).flatMap(
    (schema) => context.before.functions.get(`${schema}.${name.name}`) ?? [],
  );
  const direct = found.find((each) => executes(each.body));
  if (direct || depth >= 4) return direct;
  for (const call of found.flatMap((each) => each.queries.flatMap(callsIn))) {
    const deeper = executing(context, call.name, depth + 1);
    if (deeper) return deeper;
  }
  return undefined;
}

/** EXECUTE of a text; not the EXECUTE FUNCTION of a trigger, nor a privilege. Comments and the like may mislead it: then it warns. */
const executes = (body: string): boolean =>
  /(?<!\b(?:grant|revoke|all)\s+)\bexecute\s+(?!function\b|procedure\b|on\b)/i.test(body);
