import type { ChangeKind } from '../schema/change.ts';
import { altering } from './alteration.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';

/** Kinds that MySQL and MariaDB carry out after a COMMIT of their own. */
export const committing = [
  ...altering,
  'create-table',
  'drop-table',
  'rename-table',
  'set-table-schema',
  'truncate',
  'create-view',
  'drop-view',
  'create-function',
  'drop-function',
  'create-trigger',
  'drop-trigger',
  'create-schema',
  'drop-schema',
] as const satisfies readonly ChangeKind[];

export default defineRule({
  id: 'implicit-commit',
  on: committing,
  category: 'rollback',
  severity: 'warning',
  title: 'DDL inside a transaction, which it ends',
  why: 'MySQL and MariaDB commit what was done so far before each DDL statement. ROLLBACK does not undo it, and a migration that fails halfway leaves half of itself behind.',
  instead:
    'Leave out the transaction. Put each DDL statement into a migration of its own, and changes of rows into others.',
  hazards: ['C17'],
  dialects: ['mysql'],
  examples: {
    fires: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, state int);',
      migration:
        'START TRANSACTION;\nUPDATE orders SET state = 1 WHERE id = 1;\nALTER TABLE orders ADD COLUMN note varchar(50);\nCOMMIT;',
    },
    silent: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, state int);',
      migration: 'ALTER TABLE orders ADD COLUMN note varchar(50);',
    },
  },
  check(change, context) {
    if (!commits(change)) return undefined;
    const before = sinceBegin(context);
    if (!before) return undefined;
    const written = before.filter(({ change: { kind } }) => rows.has(kind));
    const undone = context.release
      .slice(context.position)
      .filter((entry) => entry.file === context.release[context.position]?.file)
      .some((entry) => entry.change.kind === 'rollback');
    const what =
      written.length > 0 ? 'the rows written before it are committed' : 'what was done before it is committed';
    return {
      message: `This ends the transaction: ${what}${undone ? ', and ROLLBACK undoes nothing of it' : ' even if a later statement fails'}`,
      object: '',
      ...(written.length > 0 || undone ? {} : { severity: 'information' as const }),
    };
  },
});

const kinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(committing);
const rows: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['insert-rows', 'update-rows', 'delete-rows', 'merge-rows']);

/** Temporary tables come and go without a COMMIT. */
const commits = (change: ReleaseChange['change']): boolean =>
  kinds.has(change.kind) && !(change.kind === 'create-table' && change.persistence === 'temporary');

/** What the transaction that is open here has done; undefined where none is open: a DDL statement has ended it, too. */
function sinceBegin({ release, position }: RuleContext): readonly ReleaseChange[] | undefined {
  const here = release[position];
  const done: ReleaseChange[] = [];
  for (let i = position - 1; i >= 0; i--) {
    const entry = release[i] as ReleaseChange;
    if (entry.file !== here?.file) return undefined;
    if (entry.change.kind === 'begin') return done;
    if (entry.change.kind === 'commit' || entry.change.kind === 'rollback' || commits(entry.change)) return undefined;
    done.push(entry);
  }
  return undefined;
}
