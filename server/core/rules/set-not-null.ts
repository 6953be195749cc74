import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import type { Column, Table } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { defineRule } from './rule.ts';
import { columnOf, inTarget, knownAs, subjectOf } from './subject.ts';
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
    // A column of this release: the previous server leaves it out of every row, unless it takes the name of an older one.
    if (!released.column && filled) return undefined;
    const asked = ask(context.servers, (contract) =>
      leftNull(contract, table, released.column ?? end, end.name, filled),
    );
    const answer = filledByTrigger(context, table, column, asked.answer);
    const omitted = answer.evidence.length > 0 && answer.evidence.every((e) => e.how === 'inserts into');
    const verb =
      answer.verdict === 'used' && omitted ? `inserts into ${tableLabel} without ${name}` : `writes NULL to ${label}`;
    if (!released.column && answer.verdict === 'unused') return undefined;
    const message = claim(asked.servers, verb, answer);
    // It is written, and whether a value is ever NULL can't be told: worth a hint, not a warning.
    const hint = released.column && answer.verdict === 'unknown' && answer.evidence.length > 0;
    const grade = hint ? { severity: 'hint' as const } : {};
    return { message, object: label, answer, servers: asked.servers, ...grade };
  },
});

/** Whether a server may leave the column NULL: it, or the one that had its name before, or every row of a new one. */
function leftNull(contract: Contract, table: Table, column: Column, name: string, filled: boolean): Answer {
  const own = contract.catalog.relations.get(table.id);
  const older = own?.kind === 'table' ? own.columns.find((c) => c.name === name && c.id !== column.id) : undefined;
  const known = older ? { relation: table.id, column: older.id } : knownAs(contract, table, column);
  if (!known) return contract.inserts(table.id).answer;
  const replaced = known.column !== column.id && columnOf(contract.catalog, known)?.notNull;
  if (!replaced) return contract.leavesNull(known, filled);
  return filled
    ? { verdict: 'unused', evidence: [], why: `${name} was NOT NULL before, and fills itself` }
    : contract.omits(known);
}

/** The column that a change makes NOT NULL. */
function required(change: ChangeOf<'set-not-null' | 'add-constraint' | 'redefine-column'>): string | undefined {
  if (change.kind === 'set-not-null') return change.column;
  if (change.kind === 'redefine-column') return change.definition.notNull ? change.column : undefined;
  return change.constraint.type === 'not-null' ? change.constraint.column : undefined;
}
