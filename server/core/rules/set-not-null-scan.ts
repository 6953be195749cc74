import type { ConstraintDefinition } from '../schema/change.ts';
import { graded, lockable } from './locking.ts';
import { checkedLater } from './online.ts';
import { defineRule } from './rule.ts';
import { burden } from './work.ts';

export default defineRule({
  id: 'set-not-null-scan',
  on: ['set-not-null', 'add-constraint'],
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
    const column = change.kind === 'set-not-null' ? change.column : notNull(change.constraint);
    const table = lockable(context, change.table);
    if (!table || column === undefined || burden(context)?.work !== 'scan') return undefined;
    const name = context.name(table);
    return {
      message: `${change.kind === 'set-not-null' ? 'SET NOT NULL' : 'This NOT NULL'} blocks reads and writes of ${name} while all of its rows are read`,
      object: `${name}.${column}`,
      ...(change.kind === 'set-not-null'
        ? {}
        : {
            recipe: false,
            advice: 'Add it NOT VALID, and VALIDATE it in a transaction of its own, which lets reads and writes go on.',
            rewrites: () => checkedLater(context, change),
          }),
      ...graded(context, change.table),
    };
  },
});

const notNull = (constraint: ConstraintDefinition): string | undefined =>
  constraint.type === 'not-null' ? constraint.column : undefined;
