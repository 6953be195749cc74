import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { type Column, tableById } from '../schema/catalog.ts';
import { type TypedColumn, writesValue } from './enum-values.ts';
import { defineRule, type Report } from './rule.ts';
import { subjectOf } from './subject.ts';

export default defineRule({
  id: 'loosened-check',
  on: ['add-constraint'],
  category: 'compatibility',
  severity: 'warning',
  title: 'A value a check used to refuse is written while the previous server can not know it',
  why: 'Allowing more is safe for the database. As soon as the new server writes such a value, the previous one reads what it was not made for, in the overlap and after a way back.',
  instead: 'Allow the value and teach the server to read it in this release; write it from the next one on.',
  hazards: ['F03'],
  examples: {
    fires: {
      before:
        "CREATE TABLE jobs (id bigint PRIMARY KEY, state text, CONSTRAINT jobs_state CHECK (state IN ('open', 'done')));",
      uses: 'SELECT id, state FROM jobs',
      next: "SELECT id, state FROM jobs;\nUPDATE jobs SET state = 'failed' WHERE id = $1",
      migration:
        "ALTER TABLE jobs DROP CONSTRAINT jobs_state, ADD CONSTRAINT jobs_state CHECK (state IN ('open', 'done', 'failed')) NOT VALID;",
    },
    silent: {
      before:
        "CREATE TABLE jobs (id bigint PRIMARY KEY, state text, CONSTRAINT jobs_state CHECK (state IN ('open', 'done')));",
      uses: 'SELECT id, state FROM jobs',
      next: "SELECT id, state FROM jobs WHERE state <> 'failed'",
      migration:
        "ALTER TABLE jobs DROP CONSTRAINT jobs_state, ADD CONSTRAINT jobs_state CHECK (state IN ('open', 'done', 'failed')) NOT VALID;",
    },
  },
  check(change, context) {
    const { constraint } = change;
    if (constraint.type !== 'check') return undefined;
    const next = context.next();
    if (!next) return undefined;
    const { table, tableLabel, released } = subjectOf(context, change.table);
    const [name, more] = constraint.expression.columns;
    const column = released.table?.columns.find((each) => each.name === name);
    if (!table || !released.table || !column || more !== undefined) return undefined;
    const old = released.table.constraints.find(
      (c) =>
        c.type === 'check' &&
        c.enforced &&
        c.columns.length === 1 &&
        c.columns[0] === column.id &&
        valuesOf(c.expression?.text),
    );
    const were = valuesOf(old?.expression?.text);
    const are = valuesOf(constraint.expression.text);
    // It must be gone in the end: two checks allow what both do.
    if (!old || !were || !are || stays(old.name, column)) return undefined;
    const columns: TypedColumn[] = [
      { table: released.table, id: { relation: table.id, column: column.id }, name: column.name },
    ];
    const label = `${tableLabel}.${column.name}`;
    return [...are].flatMap((value): Report[] => {
      if (were.has(value)) return [];
      const written = writesValue(next, value, columns);
      if (written.verdict !== 'used') return [];
      const read = ask(context.servers, (contract) => worst(columns.map(({ id }) => contract.column(id))));
      if (read.answer.verdict === 'unused') return [];
      const verb = read.answer.verdict === 'used' ? 'uses' : 'may use';
      const message = `The new server writes '${value}', and ${read.servers.join(' and ')} ${verb} ${label} and does not know that value`;
      const answer: Answer = { ...read.answer, evidence: [...written.evidence, ...read.answer.evidence] };
      return [{ message, object: label, answer, servers: read.servers, stage: 3 }];
    });

    function stays(check: string, { id }: Column): boolean {
      const end = table && tableById(context.target, table.id)?.constraints.find((c) => c.name === check);
      const allowed = end?.columns.includes(id) ? valuesOf(end.expression?.text) : undefined;
      return allowed !== undefined && [...allowed].every((value) => were?.has(value));
    }
  },
});

/** The values of `column IN (…)`, `= ANY (ARRAY[…])` or equalities joined by OR; undefined where it says anything else. */
function valuesOf(check: string | undefined): ReadonlySet<string> | undefined {
  if (check === undefined || /<|>|!=|\bnot\b|\blike\b|~|\bbetween\b/i.test(check.replace(/'(?:[^']|'')*'/g, '')))
    return undefined;
  if (!/\bin\s*\(|=\s*any\b|=/i.test(check)) return undefined;
  const values = [...check.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value.replaceAll("''", "'"));
  return values.length > 0 ? new Set(values) : undefined;
}
