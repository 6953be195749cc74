import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { type Catalog, type ColumnId, findTable } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { defineRule } from './rule.ts';
import { inTarget, subjectOf } from './subject.ts';
import { lower } from './wording.ts';

export default defineRule({
  id: 'drop-not-null',
  on: ['drop-not-null', 'drop-constraint', 'redefine-column'],
  category: 'compatibility',
  severity: 'warning',
  title: 'NULL is written to a column the previous server never saw empty',
  why: 'Dropping NOT NULL is safe. Once the new server writes NULL, the previous one reads it from a column that was never NULL before, in the overlap and after a way back.',
  instead: 'Drop NOT NULL and keep writing values in this release; write NULL from the next one on.',
  hazards: ['A30'],
  recipe: 'drop-not-null',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL);',
      uses: 'SELECT phone FROM users',
      next: 'SELECT phone FROM users;\nINSERT INTO users (id) VALUES ($1)',
      migration: 'ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL);',
      uses: 'SELECT phone FROM users;\nINSERT INTO users (id, phone) VALUES ($1, $2)',
      migration: 'ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;',
    },
  },
  check(change, context) {
    if (change.kind === 'redefine-column' && change.definition.notNull) return undefined;
    const named = change.kind === 'drop-constraint' ? columnOf(change, context.before) : change.column;
    if (named === undefined) return undefined;
    const { table, column, label, released } = subjectOf(context, change.table, named);
    if (!table || !column?.notNull || !released.column?.notNull) return undefined;
    const end = inTarget(context, table, column);
    const next = context.next();
    if (!end || end.notNull || !next || end.name !== released.column.name) return undefined;
    const id: ColumnId = { relation: table.id, column: column.id };
    const filled = end.default !== undefined || end.generated !== undefined || end.identity !== undefined;
    const written = leavesNull(next, id, filled, context.servers);
    if (written.verdict === 'unused') return undefined;
    const read = ask(context.servers, (contract) => reads(contract, id));
    if (read.answer.verdict === 'unused') return undefined;
    const who = read.servers.join(' and ');
    if (written.verdict === 'used') {
      const omits = written.evidence.every((e) => e.how === 'inserts into');
      const does = omits ? `leaves ${label} NULL` : `writes NULL to ${label}`;
      const verb = read.answer.verdict === 'used' ? 'reads' : 'may read';
      const message = `The new server ${does}, and ${who} ${verb} it and never saw it empty`;
      const answer: Answer = { ...read.answer, evidence: [...written.evidence, ...read.answer.evidence] };
      return { message, object: label, answer, servers: read.servers, stage: 3 };
    }
    const message = `Whether the new server writes NULL to ${label} already can't be told: ${lower(written.why)}. ${who} never saw it empty`;
    return { message, object: label, answer: written, servers: read.servers, stage: 3, severity: 'hint' };
  },
});

/** PostgreSQL 18 drops NOT NULL by its name as well. */
function columnOf({ table, constraint }: ChangeOf<'drop-constraint'>, catalog: Catalog): string | undefined {
  const found = findTable(catalog, table);
  const named = found?.constraints.find(({ name, type }) => name === constraint && type === 'not-null');
  return found?.columns.find(({ id }) => named?.columns.includes(id))?.name;
}

/** A value given at run time may be NULL; not so where the same query wrote the column while it was NOT NULL. */
function leavesNull(next: Contract, id: ColumnId, filled: boolean, previous: readonly Contract[]): Answer {
  const answer = next.leavesNull(id, filled);
  if (answer.verdict !== 'unknown' || answer.evidence.length === 0) return answer;
  const old = new Set(previous.flatMap((contract) => contract.statements.map((s) => s.evidence.text)));
  const changed = answer.evidence.filter((each) => !old.has(each.text));
  if (changed.length > 0) return { ...answer, evidence: changed };
  return { verdict: 'unused', evidence: [], why: 'the queries that write it are those of the previous server' };
}

function reads(contract: Contract, id: ColumnId): Answer {
  const answer = contract.column(id);
  if (answer.verdict !== 'used') return answer;
  const read = answer.evidence.filter((e) => e.how !== 'writes');
  return read.length > 0
    ? { ...answer, evidence: read }
    : { verdict: 'unused', evidence: [], why: 'it only writes it' };
}
