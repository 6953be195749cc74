import { graded, lockable } from './locking.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'set-not-null-scan',
  on: ['set-not-null'],
  category: 'lock',
  severity: 'warning',
  title: 'SET NOT NULL reads the whole table under an ACCESS EXCLUSIVE lock',
  why: 'Nothing can read or write the table while all of its rows are looked at, unless a valid CHECK (column IS NOT NULL) proves there is no NULL.',
  instead: 'Add CHECK (column IS NOT NULL) NOT VALID, VALIDATE it, then SET NOT NULL, then drop the CHECK.',
  hazards: ['B18'],
  dialects: ['postgresql'],
  recipe: 'set-not-null',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);',
      migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text, CONSTRAINT note_set CHECK (note IS NOT NULL));',
      migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
    },
  },
  check(change, context) {
    const table = lockable(context, change.table);
    if (!table || context.facts.scan.length === 0) return undefined;
    const name = context.name(table);
    return {
      message: `SET NOT NULL blocks reads and writes of ${name} while all of its rows are read`,
      object: `${name}.${change.column}`,
      ...graded(context, change.table),
    };
  },
});
