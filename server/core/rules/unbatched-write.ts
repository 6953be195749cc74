import { findTable, type Table } from '../schema/catalog.ts';
import { windowAt } from './lock-windows.ts';
import { lockable } from './locking.ts';
import { writesMany } from './row-writes.ts';
import { defineRule, type ReleaseChange, type RuleContext, releasedTable } from './rule.ts';
import { sameFile } from './same-file.ts';

/** Rows from which on a single statement holds its row locks, and VACUUM back, for too long. */
const many = 100_000;

export default defineRule({
  id: 'unbatched-write',
  on: ['update-rows', 'delete-rows', 'insert-rows', 'merge-rows'],
  category: 'lock',
  severity: 'information',
  title: 'Many rows written by one statement',
  why: 'Every row it touches stays locked until the last one is written: servers that write one of them wait that long, replicas fall behind, and VACUUM can not clean up meanwhile.',
  instead: 'Write in batches by key (WHERE id BETWEEN …), each committed by itself, outside of the migration.',
  hazards: ['B46'],
  recipe: 'batch-write',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text);',
      migration: 'UPDATE orders SET state = old WHERE state IS NULL;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text);',
      migration: 'UPDATE orders SET state = old WHERE id BETWEEN 1 AND 1000 AND state IS NULL;',
    },
  },
  check(change, context) {
    // Said as that, with the same advice.
    if (windowAt(context)?.slow) return undefined;
    const table = lockable(context, change.table);
    const here = context.release[context.position];
    if (!table || !here || !writesMany(here, context) || losesRows(here, context)) return undefined;
    // One finding a file and table.
    const first = sameFile(context, here).find(
      (entry) => isWriteTo(entry, table, context) && writesMany(entry, context),
    );
    if (first !== here) return undefined;
    const { rows, traffic } = context.hints(change.table);
    const name = context.name(table);
    const verb = { 'update-rows': 'UPDATE', 'delete-rows': 'DELETE', 'insert-rows': 'INSERT', 'merge-rows': 'MERGE' };
    const all = change.kind === 'update-rows' && !change.filtered;
    const worse = all || traffic === 'hot' || (rows !== undefined && rows >= many);
    return {
      message: `This ${verb[change.kind]} writes ${all ? 'every row' : 'an unknown number of rows'} of ${name} in one go`,
      object: name,
      ...(worse && traffic !== 'cold' ? { severity: 'warning' as const } : {}),
    };
  },
});

const isWriteTo = ({ change, before, text }: ReleaseChange, table: Table, context: RuleContext): boolean =>
  (change.kind === 'update-rows' ||
    change.kind === 'delete-rows' ||
    change.kind === 'insert-rows' ||
    change.kind === 'merge-rows') &&
  findTable(before, change.table)?.id === table.id &&
  !losesRows({ change, text }, context);

/** Without WHERE, what is lost is worse than who waits, and is said by another rule; filling new columns loses nothing. */
function losesRows({ change, text }: Pick<ReleaseChange, 'change' | 'text'>, context: RuleContext): boolean {
  if (change.kind !== 'update-rows' && change.kind !== 'delete-rows') return false;
  const filtered = change.filtered && !/\bwhere\s+\(*true\)*\s*$/i.test(text);
  if (filtered || change.query.from.length > 0) return false;
  if (change.kind === 'delete-rows') return true;
  const table = findTable(context.before, change.table);
  const old = releasedTable(context, table)?.columns ?? [];
  const set = new Set((change.query.assignments ?? []).map((assignment) => assignment.name));
  return (table?.columns ?? []).some(({ id, name }) => set.has(name) && old.some((column) => column.id === id));
}
