import type { Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { lookups } from '../contract/lookups.ts';
import { findTable, type Table } from '../schema/catalog.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { inTarget, subjectOf } from './subject.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'change-collation',
  on: ['set-column-type', 'redefine-column'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Changing the collation of a column the previous server looks rows up by',
  why: 'A collation says which texts are equal and which comes first: nothing fails, but a lookup may find other rows or none, a unique key may refuse other rows, and lists come in another order.',
  instead: 'Add a column with the new collation, keep both in step, and let the new server use it.',
  hazards: ['A49'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) COLLATE utf8mb4_general_ci);',
      uses: 'SELECT id FROM users WHERE email = ?',
      migration: 'ALTER TABLE users MODIFY email varchar(50) COLLATE utf8mb4_bin;',
      engine: 'mysql 8.4',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) COLLATE utf8mb4_general_ci);',
      uses: 'SELECT id FROM users WHERE email = ?',
      migration: 'ALTER TABLE users ADD COLUMN email_bin varchar(50) COLLATE utf8mb4_bin;',
      engine: 'mysql 8.4',
    },
  },
  check(change, context) {
    const { table, column, label, released } = subjectOf(context, change.table, change.column);
    const after = findTable(context.after, change.table)?.columns.find((each) => each.id === column?.id);
    const end = inTarget(context, table, column);
    if (!table || !column || !released.table || !released.column || !after || !end) return undefined;
    const from = collationOf(released.column, released.table);
    const to = collationOf(end, context.target.relations.get(table.id));
    const here = collationOf(after, findTable(context.after, change.table));
    if (from === to || here !== to || collationOf(column, table) === to) return undefined;
    // Not told before, told now: as likely as not the same.
    if (
      context.before.family === 'mysql' &&
      (from === undefined || to === undefined) &&
      sensitivity(from ?? to) === 'ci'
    )
      return undefined;
    const { answer, servers } = ask(context.servers, (contract) => {
      const evidence = contract.statements
        .filter((statement) => lookups(statement).some((r) => r.relation === table.id && r.column === column.id))
        .map((statement): Evidence => ({ ...statement.evidence, how: 'looks up' }));
      if (evidence.length > 0) return { verdict: 'used', evidence, why: '' };
      const any = contract.column({ relation: table.id, column: column.id });
      const why = 'it uses the column, and what for is not known';
      return any.verdict === 'used'
        ? { ...any, verdict: 'unused', why: 'it only reads and writes the values' }
        : { ...any, ...(any.verdict === 'unknown' ? { why } : {}) };
    });
    if (answer.verdict === 'unused') return undefined;
    const texts = sensitivity(from) !== sensitivity(to) ? ': upper and lower case are told apart otherwise' : '';
    const changes = `becomes ${to ?? "the database's default"}, from ${from ?? "the database's default"}`;
    return {
      message: `${claim(servers, `looks up rows by ${label}`, answer)}, and its collation ${changes}${texts}`,
      object: label,
      answer,
      servers,
      ...(context.before.family === 'mysql' && texts !== '' && answer.verdict === 'used'
        ? { severity: 'error' as const }
        : {}),
    };
  },
});

type Owner = RuleContext['target']['relations'] extends { get(id: number): infer R } ? R : never;

const collationOf = (
  column: { readonly collation?: { readonly name: string } },
  table: Owner | Table | undefined,
): string | undefined => {
  const own = column.collation?.name;
  return own ?? (table?.kind === 'table' ? table.charset : undefined);
};

/** MySQL's collations say by their ending whether they tell upper from lower case. Its defaults do not. */
const sensitivity = (collation: string | undefined): 'ci' | 'cs' =>
  collation !== undefined && /(_bin|_cs|_as_cs)$|^binary$/i.test(collation) ? 'cs' : 'ci';
