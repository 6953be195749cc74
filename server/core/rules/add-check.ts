import type { Answer } from '../contract/answer.ts';
import { worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import type { Column, Table } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { defineRule, type Report } from './rule.ts';
import { insertsWithout, subjectOf } from './subject.ts';
import { filledByTrigger } from './triggers.ts';
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
  recipe: 'add-check',
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
    const unchecked = end.constraints.some((c) => c.name === constraint.name && c.type === 'check' && !c.valid);
    const { text } = constraint.expression;
    const check = `CHECK (${shorten(text)})`;
    const object = constraint.name ? `${tableLabel}.${constraint.name}` : tableLabel;
    const columns = table.columns.filter((column) => constraint.expression.columns.includes(column.name));
    const known = new Set(released.table.columns.map((column) => column.id));
    // Rows that leave a column out get its default or NULL: whether that satisfies the check can often be told.
    for (const column of columns) {
      const fit = leftOut(column, text);
      if (fit === 'yes') continue;
      const asked = ask(context.servers, (contract) =>
        column.default ? insertsWithout(contract, table, column) : leavesNull(contract, table, column),
      );
      const answer = filledByTrigger(context, table, column, asked.answer);
      if (fit === 'no' && answer.verdict === 'used') {
        const given = column.default ? `whose default is ${column.default.text}` : 'which is NULL then';
        const message = claim(asked.servers, `inserts into ${tableLabel} without ${column.name}, ${given}`, answer);
        return {
          message: `${message}: that does not satisfy ${check}`,
          object,
          answer,
          servers: asked.servers,
          severity: 'error',
        };
      }
      if (answer.verdict !== 'unused') {
        const why = answer.verdict === 'used' ? `it leaves ${column.name} to its default` : answer.why;
        return unsure(asked.servers, { ...answer, why });
      }
    }
    const asked = columns
      .filter((column) => known.has(column.id))
      .map((column) =>
        ask(context.servers, (contract) => contract.column({ relation: table.id, column: column.id }, 'write')),
      );
    const answer = asked.length > 0 ? worst(asked.map((a) => a.answer)) : undefined;
    if (!answer || answer.verdict === 'unused') return unchecked ? anyUpdate() : undefined;
    const names = list(columns.map((column) => column.name));
    const why = answer.verdict === 'used' ? `it writes ${names}, and with what values can't be told` : answer.why;
    return unsure([...new Set(asked.flatMap((a) => a.servers))], { ...answer, why });

    /** Rows from before are not looked at, until any of them is updated, in whatever column. */
    function anyUpdate(): Report | undefined {
      const updates = ask(context.servers, (contract) => updatesRows(contract, table as Table));
      if (updates.answer.verdict === 'unused') return undefined;
      const why = 'it updates rows, and those from before are not checked until then';
      return unsure(updates.servers, { ...updates.answer, why });
    }

    function unsure(servers: readonly string[], said: Answer): Report {
      const graded: Answer = { ...said, verdict: 'unknown' };
      const message = claim(servers, `writes rows to ${tableLabel} that do not satisfy ${check}`, graded);
      return { message, object, answer: graded, servers };
    }
  },
});

function updatesRows(contract: Contract, table: Table): Answer {
  const answer = contract.relation(table.id);
  if (answer.verdict !== 'used') return answer;
  const evidence = contract.statements
    .filter(({ resolution }) => resolution.writes.some((write) => write.relation === table.id))
    .map((statement) => ({ ...statement.evidence, how: 'updates' }));
  return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'it updates no rows' };
}

const leavesNull = (contract: Contract, table: Table, column: Column): Answer =>
  contract.catalog.relations.get(table.id)?.kind === 'table' && knows(contract, table, column)
    ? contract.leavesNull({ relation: table.id, column: column.id }, false)
    : contract.inserts(table.id).answer;

function knows(contract: Contract, table: Table, column: Column): boolean {
  const own = contract.catalog.relations.get(table.id);
  return own?.kind === 'table' && own.columns.some((c) => c.id === column.id);
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/**
 * Whether a row that leaves the column out satisfies the check: NULL satisfies every comparison, and not `IS NOT NULL`; a
 * constant default is put into `column op number`. Others can't be judged.
 */
function leftOut(column: Column, check: string): 'yes' | 'no' | 'unknown' {
  if (column.generated || column.identity) return 'unknown';
  if (!column.default || column.default.form === 'null') {
    if (notNull.exec(check)?.[1] === column.name) return 'no';
    return /\b(is|coalesce|nullif|num_nulls|num_nonnulls|ifnull)\b/i.test(check) ? 'unknown' : 'yes';
  }
  if (notNull.exec(check)?.[1] === column.name) return 'yes';
  const simple = /^\(*\s*["`]?(\w+)["`]?\s*(>=|<=|<>|!=|>|<|=)\s*\(?(-?\d+(?:\.\d+)?)\)?\s*\)*$/.exec(check.trim());
  const value = Number(/^'?(-?\d+(?:\.\d+)?)'?(?:::[\w ]+)?$/.exec(column.default.text.trim())?.[1] ?? Number.NaN);
  if (!simple || simple[1] !== column.name || Number.isNaN(value)) return 'unknown';
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
  return holds[simple[2] as keyof typeof holds] ? 'yes' : 'no';
}

/** `column IS NOT NULL`, and nothing else. */
const notNull = /^\(*\s*["`]?(\w+)["`]?\s+is\s+not\s+null\s*\)*$/i;
