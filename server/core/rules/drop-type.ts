import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { TypeObject } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { askByName, functionsNaming, names } from './by-name.ts';
import { columnsOfType, enumNamed, writesValue } from './enum-values.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'drop-type',
  on: ['drop-type', 'rename-type'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping or renaming a type, or taking values from an enum',
  why: 'Queries that cast to the type fail, and so does every write of a value that the type no longer has. DROP TYPE … CASCADE takes the columns of the type along.',
  instead:
    'Create a type of another name with a column of its own, keep both columns in step, and drop the old ones once the previous server is gone.',
  hazards: ['A12'],
  recipe: 'drop-later',
  examples: {
    fires: {
      before: "CREATE TYPE status AS ENUM ('open', 'done');\nCREATE TABLE jobs (id bigint PRIMARY KEY, state status);",
      uses: 'SELECT state FROM jobs',
      migration: 'DROP TYPE status CASCADE;',
    },
    silent: {
      before: "CREATE TYPE status AS ENUM ('open', 'done');\nCREATE TABLE jobs (id bigint PRIMARY KEY, state status);",
      uses: 'SELECT state FROM jobs',
      migration: "CREATE TYPE status_v2 AS ENUM ('open', 'finished');",
    },
  },
  check(change, context) {
    const type = [...context.before.types.values()].find((each) => means(change.type, each, context));
    const released = type && [...context.base.types.values()].find((each) => each.id === type.id);
    if (!type || !released || type.name !== released.name || type.schema !== released.schema) return undefined;
    const label = context.name({ schema: released.schema, name: released.name });
    const heir = context.target.types.get(`${released.schema}.${released.name}`);
    if (heir) return heir.id === released.id ? undefined : lessThan(context, released, heir, label);
    // Columns that go along, unless the server refuses.
    const reports: Report[] = [];
    for (const column of columnsOfType(context.before, type)) {
      const after = context.after.relations.get(column.table.id);
      if (after?.kind !== 'table' || after.columns.some((c) => c.id === column.id.column)) continue;
      const object = `${context.name(column.table)}.${column.name}`;
      const { answer, servers } = ask(context.servers, (contract) => contract.column(column.id));
      reports.push({
        message: `${usage(servers, object, answer)}; it goes with the type ${label}`,
        object,
        answer,
        servers,
      });
    }
    if (reports.some((report) => report.answer?.verdict !== 'unused')) return reports;
    const through = functionsNaming(context.target, released.name, (routine) =>
      routine.queries.some((query) => query.types.some((each) => names(each.name, released))),
    );
    const { answer, servers } = askByName(
      context,
      released.name,
      'casts to',
      ({ resolution }) => resolution.types.some((each) => names(each.name, released)),
      through,
    );
    // Its columns go in this release: that is said where they go, and for casts there is nothing to show.
    const had = columnsOfType(context.base, released).length > 0;
    if (answer.verdict === 'unknown' && answer.evidence.length === 0 && had) return reports;
    const recipe = change.kind === 'rename-type' ? { recipe: 'rename-type' } : {};
    return [...reports, { message: usage(servers, label, answer), object: label, answer, servers, ...recipe }];
  },
});

const means = (name: { schema?: string; name: string }, type: TypeObject, context: RuleContext): boolean =>
  name.name === type.name &&
  (name.schema ? name.schema === type.schema : context.before.searchPath.includes(type.schema));

/** A new enum under the old one's name: values it lacks are refused. */
function lessThan(context: RuleContext, old: TypeObject, heir: TypeObject, label: string): Report | undefined {
  const now = enumNamed(context.target, { schema: heir.schema, name: heir.name });
  if (old.kind !== 'enum' || !now) return undefined;
  const missing = old.values.filter((value) => !now.values.includes(value));
  if (missing.length === 0) return undefined;
  const columns = columnsOfType(context.base, old);
  const asked = ask(
    context.servers,
    (contract): Answer => worst(missing.map((v) => writesValue(contract, v, columns))),
  );
  const { answer, servers } = asked;
  const gone = list(missing.map((value) => `'${value}'`));
  const message = `${label} loses ${gone}. ${usage(servers, label, answer)}`;
  return { message, object: label, answer, servers };
}
