import { list } from '../text/words.ts';
import { type HeldLock, windowAt } from './lock-windows.ts';
import { graded, nameOf } from './locking.ts';
import { defineRule, type RuleContext, type Severity } from './rule.ts';
import { commandOf } from './statement-text.ts';

export default defineRule({
  id: 'lock-held',
  on: [
    'insert-rows',
    'update-rows',
    'delete-rows',
    'merge-rows',
    'copy-rows',
    'create-table',
    'add-column',
    'set-column-type',
    'set-not-null',
    'set-generated',
    'set-table-option',
    'add-constraint',
    'validate-constraint',
    'create-index',
    'reindex',
    'cluster',
    'attach-partition',
    'detach-partition',
    'alter-domain',
    'create-view',
    'refresh-view',
  ],
  category: 'lock',
  severity: 'warning',
  title: 'Something slow runs while a table stays locked',
  why: 'A lock is held until its transaction ends. What takes a moment by itself (adding a column) then keeps every query of the table waiting for as long as the statement after it takes.',
  instead: 'Give what takes long a migration of its own, so that the lock is let go before.',
  hazards: ['B10', 'B42', 'B45'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text);',
      migration:
        "BEGIN;\nALTER TABLE orders ADD COLUMN done boolean;\nUPDATE orders SET done = true WHERE state = 'done';\nCOMMIT;",
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text);',
      migration:
        "BEGIN;\nALTER TABLE orders ADD COLUMN done boolean;\nCOMMIT;\nUPDATE orders SET done = true WHERE id BETWEEN 1 AND 1000 AND state = 'done';",
    },
  },
  check(change, context) {
    const slow = windowAt(context)?.slow;
    if (!slow) return undefined;
    const tables = slow.held.map(({ table }) => table);
    const wait = slow.held.some(({ mode }) => mode === 'ACCESS EXCLUSIVE') ? 'reads and writes' : 'writes';
    const writes = change.kind.endsWith('-rows');
    return {
      message: `${several(tables)} ${tables.length === 1 ? 'stays' : 'stay'} locked while ${writes ? 'these rows are written' : change.inside ? 'this runs' : `${commandOf(context.text)} runs`}: ${wait} wait until the transaction ends`,
      object: tables[0] ?? '',
      ...worst(context, slow.held),
      ...(writes
        ? { advice: 'Write the rows in a migration of their own, in batches that are committed one by one.' }
        : {}),
    };
  },
});

/** The hints of the table that is hurt most. */
function worst(context: RuleContext, held: readonly HeldLock[]): { severity?: Severity } {
  const grades = held.map(({ table }) => graded(context, nameOf(table)).severity);
  if (grades.includes('error')) return { severity: 'error' };
  return grades.every((grade) => grade === 'information') ? { severity: 'information' } : {};
}

/** The first few by name. */
const several = (names: readonly string[]): string =>
  names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} other tables` : list(names);
