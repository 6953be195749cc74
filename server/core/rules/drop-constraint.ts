import type { Column, Constraint, Table } from '../schema/catalog.ts';
import { tableById } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { subjectOf } from './subject.ts';

export default defineRule({
  id: 'drop-constraint',
  on: ['drop-constraint'],
  category: 'data-loss',
  severity: 'warning',
  title: 'Dropping a foreign key or check while servers rely on it',
  why: 'From then on both servers can write rows it would have refused, and nothing tells which. What ON DELETE did is no longer done either: rows stay behind. Adding it again fails on the first such row.',
  instead: 'Drop it in a contract step, once no server that relies on it runs; or add its replacement first.',
  hazards: ['D06'],
  recipe: 'drop-constraint',
  examples: {
    fires: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE posts (id bigint PRIMARY KEY, author bigint, CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id));',
      migration: 'ALTER TABLE posts DROP CONSTRAINT posts_author_fkey;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE posts (id bigint PRIMARY KEY, author bigint);',
      migration:
        'ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id) NOT VALID;',
    },
  },
  check(change, context) {
    // After the last old server is gone it is what a contract step is for.
    if (context.phase === 'contract') return undefined;
    const { table, tableLabel, released } = subjectOf(context, change.table);
    const name = change.constraint;
    const constraint = table?.constraints.find((c) => c.name === name);
    if (!table || !constraint || !released.table?.constraints.some((c) => same(c, constraint))) return undefined;
    if (constraint.type !== 'foreign-key' && constraint.type !== 'check') return undefined;
    if (!constraint.enforced) return undefined;
    const end = tableById(context.target, table.id);
    // The table goes too, or one of its columns does; or the constraint comes back, perhaps in another form.
    if (!end || constraint.columns.some((id) => !end.columns.some((column) => column.id === id))) return undefined;
    if (constraint.references && !context.target.relations.has(constraint.references.table)) return undefined;
    if (end.constraints.some((c) => same(c, constraint) || takesOver(c, constraint))) return undefined;
    if (comesBack(constraint, table, context)) return undefined;
    return { message: lossOf(constraint, table, context), object: `${tableLabel}.${name}` };
  },
});

const same = (a: Constraint, b: Constraint): boolean => a.type === b.type && a.columns.join() === b.columns.join();

/** A key or check over columns of the old one: what it asks for now is what was wanted. */
const takesOver = (now: Constraint, old: Constraint): boolean =>
  now.type === old.type && old.columns.length > 0 && old.columns.some((column) => now.columns.includes(column));

/** Another one is made in its place, and dropped again in turn: then that is the loss. */
const comesBack = (constraint: Constraint, table: Table, { release, position }: RuleContext): boolean =>
  release.slice(position + 1).some(({ change, after }) => {
    if (change.kind !== 'add-constraint') return false;
    const now = tableById(after, table.id)?.constraints.find((c) => c.name === change.constraint.name);
    return now !== undefined && takesOver(now, constraint);
  });

function lossOf(constraint: Constraint, table: Table, context: RuleContext): string {
  const label = context.name(table);
  const names = list(
    constraint.columns.flatMap((id) => table.columns.find((column: Column) => column.id === id)?.name ?? []),
  );
  const { references } = constraint;
  if (!references)
    return `Without ${constraint.name}, rows of ${label} are no longer checked (${constraint.expression?.text ?? names})`;
  const parent = tableById(context.before, references.table);
  const other = parent ? context.name(parent) : 'the other table';
  const action: Partial<Record<typeof references.onDelete, string>> = {
    cascade: `; rows of ${label} are no longer deleted with their row of ${other}`,
    'set null': `; ${names} is no longer set to NULL when its row of ${other} is deleted`,
    'set default': `; ${names} no longer gets its default when its row of ${other} is deleted`,
  };
  return `Without ${constraint.name}, ${label}.${names} can name rows that ${other} does not have${action[references.onDelete] ?? ''}`;
}
