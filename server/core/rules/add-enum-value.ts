import type { Answer } from '../contract/answer.ts';
import { worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { ChangeOf } from '../schema/change.ts';
import { columnsOfType, enumNamed, releasedType, type TypedColumn, writesValue } from './enum-values.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { subjectOf } from './subject.ts';
import { lower } from './wording.ts';

export default defineRule({
  id: 'add-enum-value',
  on: ['add-enum-value', 'redefine-column'],
  category: 'compatibility',
  severity: 'warning',
  title: 'A new enum value that is written while the previous server can not know it',
  why: 'Adding the value is safe. As soon as the new server writes it, the previous one reads a value it was not made for, in the overlap and after a way back.',
  instead: 'Add the value and teach the server to read it in this release; write it from the next one on.',
  hazards: ['A14'],
  examples: {
    fires: {
      before: "CREATE TYPE status AS ENUM ('open', 'done');\nCREATE TABLE jobs (id bigint PRIMARY KEY, state status);",
      uses: 'SELECT id, state FROM jobs',
      next: "SELECT id, state FROM jobs;\nUPDATE jobs SET state = 'failed' WHERE id = $1",
      migration: "ALTER TYPE status ADD VALUE 'failed';",
    },
    silent: {
      before: "CREATE TYPE status AS ENUM ('open', 'done');\nCREATE TABLE jobs (id bigint PRIMARY KEY, state status);",
      uses: 'SELECT id, state FROM jobs',
      next: "SELECT id, state FROM jobs WHERE state <> 'failed'",
      migration: "ALTER TYPE status ADD VALUE 'failed';",
    },
  },
  check(change, context) {
    const next = context.next();
    if (!next) return undefined;
    const { columns, values, label } = added(change, context) ?? { columns: [], values: [], label: '' };
    if (columns.length === 0) return undefined;
    return values.flatMap((value): Report[] => {
      const written = writesValue(next, value, columns);
      if (written.verdict === 'unused') return [];
      const read = ask(context.servers, (contract) => worst(columns.map(({ id }) => contract.column(id))));
      if (read.answer.verdict === 'unused') return [];
      const column = columns.length === 1 ? `${context.name(columns[0]?.table as never)}.${columns[0]?.name}` : label;
      const who = read.servers.join(' and ');
      if (written.verdict === 'used') {
        const verb = read.answer.verdict === 'used' ? 'uses' : 'may use';
        const message = `The new server writes '${value}', and ${who} ${verb} ${column} and does not know that value`;
        const answer: Answer = { ...read.answer, evidence: [...written.evidence, ...read.answer.evidence] };
        return [{ message, object: label, answer, servers: read.servers, stage: 3 }];
      }
      // Nothing tells whether it is written: no reason to warn of every new value.
      const message = `Whether the new server writes '${value}' already can't be told: ${lower(written.why)}. ${who} does not know that value`;
      const answer: Answer = { ...written, verdict: 'unknown' };
      return [{ message, object: label, answer, servers: read.servers, stage: 3, severity: 'hint' }];
    });
  },
});

function added(
  change: ChangeOf<'add-enum-value' | 'redefine-column'>,
  context: RuleContext,
): { columns: TypedColumn[]; values: readonly string[]; label: string } | undefined {
  if (change.kind === 'add-enum-value') {
    const type = enumNamed(context.before, change.type);
    const released = type && releasedType(context.base, type.id);
    if (released?.kind !== 'enum' || released.values.includes(change.value)) return undefined;
    const columns = columnsOfType(context.base, released);
    return { columns, values: [change.value], label: context.name({ schema: released.schema, name: released.name }) };
  }
  const { table, column, label, released } = subjectOf(context, change.table, change.column);
  const old = released.column?.type.members;
  const values = change.definition.type.members?.filter((member) => !old?.includes(member)) ?? [];
  if (!table || !column || !old || !released.table) return undefined;
  const id = { relation: table.id, column: column.id };
  return { columns: [{ table: released.table, id, name: column.name }], values, label };
}
