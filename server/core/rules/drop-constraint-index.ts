import { type Constraint, findIndex, type Index, indexesOf, type Table, tableById } from '../schema/catalog.ts';
import { defineRule, type RuleContext } from './rule.ts';

export default defineRule({
  id: 'drop-constraint-index',
  on: ['drop-index'],
  category: 'data',
  severity: 'error',
  title: 'Dropping an index that a constraint stands on',
  why: 'The server refuses it, with CASCADE as well, and the migration stops there.',
  instead: 'Drop the constraint: its index goes with it.',
  hazards: ['E09'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text, CONSTRAINT users_email_key UNIQUE (email));',
      migration: 'DROP INDEX users_email_key;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE INDEX users_email_idx ON users (email);',
      migration: 'DROP INDEX CONCURRENTLY users_email_idx;',
    },
  },
  check(change, context) {
    const index = findIndex(context.before, change.index, change.table);
    const table = index && tableById(context.before, index.table);
    if (!index || !table) return undefined;
    const label = context.name(table);
    const shown = context.dialect.id === 'mysql' ? index.name : context.name(index);
    if (context.dialect.id === 'mysql') {
      const key = neededBy(index, table, context);
      if (!key) return undefined;
      return {
        message: `The foreign key ${key.constraint.name} of ${context.name(key.owner)} needs the index ${shown}: the server refuses to drop it`,
        object: `${label}.${index.name}`,
        advice: 'Add another index over the same columns before, or drop the foreign key first.',
      };
    }
    const constraint = table.constraints.find((c) => c.index === index.id);
    if (!constraint) return undefined;
    const drop = `ALTER TABLE ${label} DROP CONSTRAINT ${constraint.name}`;
    return {
      message: `The constraint ${constraint.name} of ${label} stands on the index ${shown}: the server refuses to drop it`,
      object: shown,
      advice: `Drop the constraint, and the index goes with it: \`${drop}\`.`,
    };
  },
});

/** A foreign key whose columns no other index of the table starts with (measured on MariaDB: error 1553). */
function neededBy(
  index: Index,
  table: Table,
  { before, after, position, release }: RuleContext,
): { readonly constraint: Constraint; readonly owner: Table } | undefined {
  // One ALTER may drop an index and make its successor, or drop the key as well.
  const here = release[position];
  const end =
    release.findLast((each) => each.file === here?.file && each.statement === here?.statement)?.after ?? after;
  const others = indexesOf(end, table.id).filter((other) => other.id !== index.id);
  const starts = (one: Index, columns: readonly number[]): boolean => {
    const ids = one.elements.slice(0, columns.length).map((element) => element.columnId);
    return columns.length > 0 && ids.length === columns.length && columns.every((column) => ids.includes(column));
  };
  for (const relation of before.relations.values()) {
    if (relation.kind !== 'table') continue;
    const owner = tableById(end, relation.id);
    for (const constraint of owner?.constraints ?? []) {
      if (constraint.type !== 'foreign-key' || !owner) continue;
      const sides = [
        ...(owner.id === table.id ? [constraint.columns] : []),
        ...(constraint.references?.table === table.id ? [constraint.references.columns] : []),
      ];
      const needed = sides.some((columns) => starts(index, columns) && !others.some((other) => starts(other, columns)));
      if (needed) return { constraint, owner };
    }
  }
  return undefined;
}
