import { findTable } from '../schema/catalog.ts';
import type { ChangeKind } from '../schema/change.ts';
import { lockable, releasedOf } from './locking.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';
import { ofFile } from './same-file.ts';

/** What one ALTER TABLE may do together with others. */
const together = [
  'add-column',
  'drop-column',
  'set-column-type',
  'set-not-null',
  'drop-not-null',
  'set-default',
  'drop-default',
  'add-constraint',
  'drop-constraint',
  'set-column-option',
  'set-table-option',
  'add-identity',
  'set-identity',
  'drop-identity',
] as const satisfies readonly ChangeKind[];

export default defineRule({
  id: 'repeated-alter',
  on: together,
  category: 'lock',
  severity: 'hint',
  optIn: true,
  title: 'Several ALTER TABLE of one table',
  why: 'Each takes the lock anew, and each that reads or writes the table does so from the first row to the last.',
  instead: 'Put them into one ALTER TABLE, with commas between.',
  hazards: ['B44'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN a int;\nALTER TABLE orders ADD COLUMN b int;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int;',
    },
  },
  check(change, context) {
    const here = context.release[context.position];
    const table = lockable(context, change.table);
    if (!here || !table || change.inside !== undefined) return undefined;
    const statements = ofFile(context, here, 'alters', altersByTable).get(table.id) ?? [];
    // Said once, at the second one.
    if (statements[1]?.[0] !== here) return undefined;
    const name = context.name(table);
    const again = statements.slice(0, 2).every((entries) => entries.some((entry) => readsAll(entry, context)));
    return {
      message: again
        ? `${name} is read from the first row to the last a second time`
        : `${name} is locked a second time, where one ALTER TABLE would do`,
      object: name,
      ...(again ? { severity: 'warning' as const } : {}),
    };
  },
});

const kinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(together);

/** For each table, the ALTER TABLE statements of a file that change it, each with its changes. */
function altersByTable(entries: readonly ReleaseChange[]): ReadonlyMap<number, readonly (readonly ReleaseChange[])[]> {
  const found = new Map<number, ReleaseChange[][]>();
  for (const entry of entries) {
    const table = altered(entry);
    if (table === undefined) continue;
    const statements = found.get(table) ?? [];
    found.set(table, statements);
    const last = statements.at(-1);
    if (last?.[0]?.statement === entry.statement) last.push(entry);
    else statements.push([entry]);
  }
  return found;
}

function altered({ change, before }: ReleaseChange): number | undefined {
  if (!kinds.has(change.kind) || !('table' in change) || !change.table || change.inside !== undefined) return undefined;
  // What is added NOT VALID is meant to be validated by itself.
  if (change.kind === 'add-constraint' && change.constraint.notValid) return undefined;
  return findTable(before, change.table)?.id;
}

function readsAll(entry: ReleaseChange, context: RuleContext): boolean {
  const { scan, rewrite } = entry.facts;
  return releasedOf([...scan, ...rewrite], entry.before, context.base).length > 0;
}
