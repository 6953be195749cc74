import { ask } from '../contract/ask.ts';
import { copiedTo, replacedBy } from './replacement.ts';
import { defineRule } from './rule.ts';
import { standInColumn, subjectOf } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'disguised-rename',
  on: ['drop-column'],
  category: 'compatibility',
  severity: 'error',
  title: 'A drop and an add that are really a rename',
  why: 'Schema-diff tools write a rename as a drop and an add. Every value of the old column is lost, and the previous server fails on its name.',
  instead: 'Add the new column, copy the values and keep both in step; drop the old column in the next release.',
  hazards: ['A45'],
  recipe: 'drop-column',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
      uses: 'SELECT name FROM users',
      migration: 'ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
      uses: 'SELECT name FROM users',
      migration: 'ALTER TABLE users ADD COLUMN full_name text;',
    },
  },
  check(change, context) {
    const { table, column, label, tableLabel, released } = subjectOf(context, change.table, change.column);
    if (!table || !column || !released.table || !released.column) return undefined;
    if (standInColumn(context, released.table, released.column) || copiedTo(context, table, column)) return undefined;
    const heir = replacedBy(context, table, column);
    if (!heir) return undefined;
    const { answer, servers } = ask(context.servers, (contract) =>
      contract.column({ relation: table.id, column: column.id }),
    );
    if (answer.verdict === 'unused') {
      const message = `${tableLabel}.${heir.column.name} looks like the new name of ${label}, whose values are lost`;
      return { message, object: label, severity: 'warning' };
    }
    const message = `${usage(servers, label, answer)}; ${tableLabel}.${heir.column.name} looks like its new name, and its values are not copied`;
    return { message, object: label, answer, servers };
  },
});
