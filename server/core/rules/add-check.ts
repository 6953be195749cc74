import type { Answer } from '../contract/answer.ts';
import { worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Column } from '../schema/catalog.ts';
import { defineRule } from './rule.ts';
import { subjectOf } from './subject.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'add-check',
  on: ['add-constraint'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Adding a CHECK constraint the previous server may violate',
  why: 'New rows and updates are checked at once, also when the constraint is NOT VALID: a row of the previous server that does not satisfy it is refused.',
  instead: 'Make every server write values that satisfy it in this release, and add the constraint in the next one.',
  hazards: ['A31'],
  examples: {
    fires: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int);',
      uses: 'INSERT INTO items (id, weight) VALUES ($1, $2)',
      migration: 'ALTER TABLE items ADD CONSTRAINT items_weight_check CHECK (weight > 0) NOT VALID;',
    },
    silent: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int DEFAULT 0);',
      uses: 'INSERT INTO items (id) VALUES ($1)',
      migration: 'ALTER TABLE items ADD CONSTRAINT items_weight_check CHECK (weight >= 0) NOT VALID;',
    },
  },
  check(change, context) {
    const { constraint } = change;
    if (constraint.type !== 'check' || constraint.notEnforced) return undefined;
    const { table, tableLabel, released } = subjectOf(context, change.table);
    if (!table || !released.table) return undefined;
    const end = context.target.relations.get(table.id);
    if (end?.kind !== 'table' || (constraint.name && !end.constraints.some((c) => c.name === constraint.name)))
      return undefined;
    const columns = table.columns.filter((column) => constraint.expression.columns.includes(column.name));
    const releasedIds = new Set(released.table.columns.map((column) => column.id));
    const asked = columns
      .filter((column) => releasedIds.has(column.id))
      .map((column) =>
        ask(context.servers, (contract) => contract.column({ relation: table.id, column: column.id }, 'write')),
      );
    const answer = worst([
      ...asked.map((a) => a.answer),
      // Rows that leave a column out get its default, which must satisfy the check as well; NULL always does.
      ...columns
        .filter((column) => violates(column, constraint.expression.text))
        .map((column): Answer => {
          const inserts = ask(context.servers, (contract) => contract.inserts(table.id).answer).answer;
          return { ...inserts, why: `${inserts.why}; the default of ${column.name} may not satisfy it` };
        }),
    ]);
    if (columns.length === 0 || answer.verdict === 'unused') return undefined;
    const servers = [...new Set(asked.flatMap((a) => a.servers))];
    const graded: Answer = {
      ...answer,
      verdict: 'unknown',
      why:
        answer.verdict === 'used'
          ? `it writes ${columns.map((c) => c.name).join(', ')}, and with what values can't be told`
          : answer.why,
    };
    const message = claim(
      servers,
      `writes rows to ${tableLabel} that do not satisfy CHECK (${shorten(constraint.expression.text)})`,
      graded,
    );
    return {
      message,
      object: constraint.name ? `${tableLabel}.${constraint.name}` : tableLabel,
      answer: graded,
      servers,
    };
  },
});

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** Whether a column's constant default could fail `column op number`; other checks can't be judged, and may. */
function violates(column: Column, check: string): boolean {
  if (!column.default || column.default.form === 'null') return false;
  const simple = /^\(*\s*"?(\w+)"?\s*(>=|<=|<>|!=|>|<|=)\s*\(?(-?\d+(?:\.\d+)?)\)?\s*\)*$/.exec(check.trim());
  const value = Number(/^'?(-?\d+(?:\.\d+)?)'?(?:::[\w ]+)?$/.exec(column.default.text.trim())?.[1] ?? Number.NaN);
  if (!simple || simple[1] !== column.name || Number.isNaN(value)) return true;
  const limit = Number(simple[3]);
  const holds = {
    '>=': value >= limit,
    '<=': value <= limit,
    '>': value > limit,
    '<': value < limit,
    '=': value === limit,
    '<>': value !== limit,
    '!=': value !== limit,
  };
  return !holds[simple[2] as keyof typeof holds];
}
