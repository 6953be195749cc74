import { ask } from '../contract/ask.ts';
import { defineRule } from './rule.ts';
import { inTarget, neverCreated, standInColumn, subjectOf, surelyMissing } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'rename-column',
  on: ['rename-column'],
  category: 'compatibility',
  next: true,
  severity: 'error',
  title: 'Renaming a column',
  why: 'The previous server knows the column by its old name only: from the moment of the rename its queries fail.',
  instead: 'Add the new column beside the old one, keep both in step, and drop the old one in the next release.',
  hazards: ['A03'],
  recipe: 'rename-column',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
      uses: 'SELECT name FROM users',
      migration: 'ALTER TABLE users RENAME COLUMN name TO full_name;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
      uses: 'SELECT name FROM users',
      migration: 'ALTER TABLE users ADD COLUMN full_name text;',
    },
  },
  check(change, context) {
    const { table, column, label, shown, released, isNew } = subjectOf(context, change.table, change.column);
    if (isNew || (table && !column)) return undefined;
    if (!table || !column || !released.table || !released.column) {
      if (surelyMissing({ ...change, ifExists: false }, context.before)) return undefined;
      const answer = neverCreated(label);
      return {
        message: usage(
          context.servers.map((s) => s.server.version),
          label,
          answer,
        ),
        object: label,
        answer,
        recipe: false,
      };
    }
    // Only the change that takes the released name away is blamed; and a column that goes for good is said where it goes.
    if (column.name !== released.column.name || !inTarget(context, table, column)) return undefined;
    // Renamed back, or a view under the table's old name still has the column.
    if (standInColumn(context, released.table, released.column)) return undefined;
    const id = { relation: table.id, column: column.id };
    const { answer, servers } = ask(context.servers, (contract) => contract.column(id, 'name'));
    return { message: usage(servers, shown, answer), object: label, answer, servers };
  },
});
