import { graded, lockable } from './locking.ts';
import { checkedLater, columnFirst } from './online.ts';
import { defineRule } from './rule.ts';
import { burden } from './work.ts';

export default defineRule({
  id: 'add-foreign-key',
  on: ['add-constraint', 'add-column'],
  category: 'lock',
  severity: 'warning',
  title: 'Adding a foreign key without NOT VALID',
  why: 'The existing rows are all checked under a SHARE ROW EXCLUSIVE lock on both tables: writes to either wait until that is done.',
  instead: 'Add the constraint NOT VALID, and VALIDATE it in a transaction of its own, which lets writes go on.',
  hazards: ['B07', 'B08'],
  dialects: ['postgresql'],
  recipe: 'add-foreign-key',
  examples: {
    fires: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);',
      migration: 'ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id);',
    },
    silent: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);',
      migration:
        'ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;',
    },
  },
  check(change, context) {
    const constraint =
      change.kind === 'add-constraint'
        ? change.constraint
        : change.column.constraints.find((c) => c.type === 'foreign-key');
    if (constraint?.type !== 'foreign-key' || constraint.notValid || constraint.notEnforced) return undefined;
    // A new column that is NULL in every row has nothing to check; with a CHECK it is that which reads the rows.
    const checked = change.kind === 'add-column' && change.column.constraints.some((c) => c.type === 'check');
    const table = lockable(context, change.table);
    if (!table || checked || burden(context)?.work !== 'scan') return undefined;
    const name = context.name(table);
    const other = context.name(constraint.references);
    const partitioned = table.partitionBy !== undefined && context.version < 18;
    return {
      message: `Adding this foreign key blocks writes to ${name === other ? name : `${name} and ${other}`} while all rows of ${name} are checked`,
      object: name,
      ...graded(context, change.table),
      ...(change.kind === 'add-column' ? { recipe: false } : {}),
      ...(partitioned
        ? {
            recipe: false,
            advice: `A partitioned table takes NOT VALID foreign keys from PostgreSQL 18 on: add the key to each partition of ${name} first.`,
          }
        : {
            rewrites:
              change.kind === 'add-constraint'
                ? checkedLater(context, change)
                : columnFirst(context, change, constraint, `${table.name}_${change.column.name}_fkey`),
          }),
    };
  },
});
