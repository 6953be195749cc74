import { ask } from '../contract/ask.ts';
import type { ChangeOf } from '../schema/change.ts';
import { defineRule } from './rule.ts';
import { insertsWithout, inTarget, subjectOf } from './subject.ts';
import { filledByTrigger } from './triggers.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'set-not-null',
  on: ['set-not-null', 'add-constraint', 'redefine-column'],
  category: 'compatibility',
  next: true,
  severity: 'error',
  title: 'Setting NOT NULL while the previous server may still write NULL',
  why: 'Filling the existing rows is not enough: the next row the previous server writes without a value is refused.',
  instead: 'Give the column a default and stop writing NULL in this release; set NOT NULL in the next one.',
  hazards: ['A27'],
  recipe: 'set-not-null',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);',
      uses: 'INSERT INTO orders (id) VALUES ($1)',
      migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);',
      uses: 'INSERT INTO orders (id) VALUES ($1)',
      migration: `ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';`,
    },
  },
  check(change, context) {
    const name = required(change);
    if (name === undefined) return undefined;
    const { table, column, label, tableLabel, released } = subjectOf(context, change.table, name);
    if (!table || !column || !released.table) return undefined;
    const end = inTarget(context, table, column);
    if (!end?.notNull || column.notNull) return undefined;
    const filled = end.default !== undefined || end.generated !== undefined || end.identity !== undefined;
    // A column of this release: the previous server leaves it out of every row.
    if (!released.column) {
      if (filled) return undefined;
      const asked = ask(context.servers, (contract) => insertsWithout(contract, table, column));
      const answer = filledByTrigger(context, table, column, asked.answer);
      if (answer.verdict === 'unused') return undefined;
      const message = claim(asked.servers, `inserts into ${tableLabel} without ${name}`, answer);
      return { message, object: label, answer, servers: asked.servers };
    }
    const id = { relation: table.id, column: column.id };
    const asked = ask(context.servers, (contract) => contract.leavesNull(id, filled));
    const answer = filledByTrigger(context, table, column, asked.answer);
    const omitted = answer.evidence.length > 0 && answer.evidence.every((e) => e.how === 'inserts into');
    const verb =
      answer.verdict === 'used' && omitted ? `inserts into ${tableLabel} without ${name}` : `writes NULL to ${label}`;
    const message = claim(asked.servers, verb, answer);
    // It is written, and whether a value is ever NULL can't be told: worth a hint, not a warning.
    const grade = answer.verdict === 'unknown' && answer.evidence.length > 0 ? { severity: 'hint' as const } : {};
    return { message, object: label, answer, servers: asked.servers, ...grade };
  },
});

/** The column that a change makes NOT NULL. */
function required(change: ChangeOf<'set-not-null' | 'add-constraint' | 'redefine-column'>): string | undefined {
  if (change.kind === 'set-not-null') return change.column;
  if (change.kind === 'redefine-column') return change.definition.notNull ? change.column : undefined;
  return change.constraint.type === 'not-null' ? change.constraint.column : undefined;
}
