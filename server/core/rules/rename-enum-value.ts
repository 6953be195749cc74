import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { functionsNaming } from './by-name.ts';
import { columnsOfType, enumNamed, releasedType, says, type TypedColumn } from './enum-values.ts';
import { defineRule } from './rule.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'rename-enum-value',
  on: ['rename-enum-value'],
  category: 'compatibility',
  severity: 'error',
  title: 'Renaming a value of an enum',
  why: 'A query that says the old value fails at once, and a server that reads the new one may not know it.',
  instead: 'Add the new value, write it from the next release on, and stop using the old one then.',
  hazards: ['A13'],
  recipe: 'rename-enum-value',
  examples: {
    fires: {
      before: "CREATE TYPE status AS ENUM ('open', 'done');\nCREATE TABLE jobs (id bigint PRIMARY KEY, state status);",
      uses: "UPDATE jobs SET state = 'done' WHERE id = $1",
      migration: "ALTER TYPE status RENAME VALUE 'done' TO 'finished';",
    },
    silent: {
      before: "CREATE TYPE status AS ENUM ('open', 'done');\nCREATE TABLE jobs (id bigint PRIMARY KEY, state status);",
      uses: "UPDATE jobs SET state = 'done' WHERE id = $1",
      migration: "ALTER TYPE status ADD VALUE 'finished';",
    },
  },
  check(change, context) {
    const type = enumNamed(context.before, change.type);
    const released = type && releasedType(context.base, type.id);
    if (released?.kind !== 'enum' || !released.values.includes(change.value)) return undefined;
    const end = releasedType(context.target, released.id);
    if (end?.kind === 'enum' && end.values.includes(change.value)) return undefined;
    const columns = columnsOfType(context.base, released);
    const label = context.name({ schema: released.schema, name: released.name });
    const { answer, servers } = ask(context.servers, (contract) => uses(contract, change.value, columns));
    const inBody = functionsNaming(context.target, change.value, (routine) =>
      routine.body.includes(`'${change.value}'`),
    )[0];
    if (answer.verdict === 'unused' && inBody) {
      const why = `the database function ${inBody.name} names it`;
      const graded: Answer = { verdict: 'unknown', evidence: [], why };
      const message = claim(servers, `uses '${change.value}' of ${label}`, graded);
      return { message, object: label, answer: graded, servers };
    }
    const message = claim(servers, `uses '${change.value}' of ${label}`, answer);
    return { message, object: label, answer, servers };
  },
});

function uses(contract: Contract, value: string, columns: readonly TypedColumn[]): Answer {
  const evidence = contract.statements
    .filter((statement) => says(statement, value, columns))
    .map((statement) => ({ ...statement.evidence, how: `says '${value}' to` }));
  if (evidence.length > 0) return { verdict: 'used', evidence, why: 'its queries say it' };
  const asked = worst(columns.map(({ id }) => contract.column(id)));
  if (columns.length === 0) return contract.named(value);
  if (asked.verdict !== 'used') return asked;
  const named = columns.map(({ table, name }) => `${table.name}.${name}`);
  return {
    verdict: 'unknown',
    evidence: asked.evidence,
    why: `it uses ${named[0]}, and which values it knows can't be told`,
  };
}
