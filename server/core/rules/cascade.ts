import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { findTable, type Table } from '../schema/catalog.ts';
import type { ConstraintDefinition } from '../schema/change.ts';
import { lockable } from './locking.ts';
import { defineRule, type RuleContext, releasedTable } from './rule.ts';
import { claim } from './wording.ts';

type ForeignKey = Extract<ConstraintDefinition, { type: 'foreign-key' }>;

export default defineRule({
  id: 'cascade',
  on: ['add-constraint', 'add-column'],
  category: 'data-loss',
  severity: 'warning',
  title: 'A new foreign key that deletes rows by itself',
  why: 'A DELETE of the previous server that took one row now takes all rows that refer to it, and nobody asked for that when it was written. Each of them is found and locked on the way.',
  instead: 'Use ON DELETE RESTRICT, or delete the rows explicitly; add CASCADE once every server that runs expects it.',
  hazards: ['B51'],
  examples: {
    fires: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);',
      uses: 'DELETE FROM users WHERE id = $1',
      migration:
        'ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;',
    },
    silent: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);',
      uses: 'DELETE FROM users WHERE id = $1',
      migration:
        'ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT NOT VALID;',
    },
  },
  check(change, context) {
    const keys = change.kind === 'add-constraint' ? [change.constraint] : change.column.constraints;
    const key = keys.find((c): c is ForeignKey => c.type === 'foreign-key' && c.onDelete === 'cascade');
    const table = lockable(context, change.table);
    const parent = key && findTable(context.before, key.references);
    if (!key || !table || !releasedTable(context, parent) || !parent) return undefined;
    // A new column is NULL in every row of the previous server: nothing refers to anything yet.
    if (change.kind === 'add-column' && !change.column.default) return undefined;
    if (key.notEnforced || cascadedBefore(context, table, parent)) return undefined;
    const { answer, servers } = ask(context.servers, (contract) => deletes(contract, parent.id));
    if (answer.verdict === 'unused') return undefined;
    const name = context.name(table);
    return {
      message: claim(servers, `deletes from ${context.name(parent)}, and then loses rows of ${name} as well`, answer),
      object: name,
      answer,
      servers,
      ...(answer.verdict === 'unknown' ? { severity: 'information' as const } : {}),
    };
  },
});

/** Whether a server deletes rows of a table. */
function deletes(contract: Contract, table: number): Answer {
  const answer = contract.relation(table);
  if (answer.verdict !== 'used') return answer;
  const evidence = answer.evidence.filter((each) => each.how === 'deletes from');
  if (evidence.length > 0) return { verdict: 'used', evidence, why: 'it deletes rows' };
  return { verdict: 'unused', evidence: [], why: 'none of its queries deletes rows' };
}

/** The key was there before, and is made anew in this release. */
function cascadedBefore(context: RuleContext, table: Table, parent: Table): boolean {
  const old = context.base.relations.get(table.id);
  return (
    old?.kind === 'table' &&
    old.constraints.some((c) => c.references?.table === parent.id && c.references.onDelete === 'cascade')
  );
}
