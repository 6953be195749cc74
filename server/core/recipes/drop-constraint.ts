import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { type Constraint, displayName, findTable, type Table, tableById } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { list } from '../text/words.ts';
import { identifiedBy } from './column-settings.ts';
import { commentOnConstraint, constraintAgain } from './constraint-definition.ts';
import { saidOf } from './index-definition.ts';
import { alone, online } from './online-alter.ts';
import { defineRecipe, type PlanStatement, type RecipeContext } from './recipe.ts';
import { doing, step } from './statements.ts';
import { Versions } from './wording.ts';
import { writtenLater } from './written-later.ts';

export default defineRecipe({
  id: 'drop-constraint',
  on: ['drop-constraint'],
  title: 'Keep the constraint while a server counts on it, drop it in the next release',
  about:
    'Drops a unique constraint, a primary key, a foreign key, a CHECK or an exclusion in the next release, when the server that rests an upsert on it, is spared rows by ON DELETE CASCADE, or simply never meets what it forbids, is gone. Until then the database sees to it that the new server keeps to it as well. It refuses where the migration puts another constraint in its place, where CASCADE would take something along, and where no previous server uses the table.',
  example: {
    schema:
      'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE posts (id bigint PRIMARY KEY, author bigint CONSTRAINT posts_author_fkey REFERENCES users ON DELETE CASCADE);',
    change: 'ALTER TABLE posts DROP CONSTRAINT posts_author_fkey;',
  },
  plan(change, context) {
    const { before, previous, dialect } = context;
    const table = findTable(before, change.table);
    const constraint = table?.constraints.find((c) => c.name === change.constraint);
    if (!table || !constraint)
      return { refused: `${change.constraint} is not a constraint of a table that is known here.` };
    const label = displayName(before, table);
    const name = constraint.name;
    if (constraint.inherited) return { refused: `${name} of ${label} is inherited; drop it in the parent.` };
    if (constraint.type === 'not-null')
      return { refused: `${name} says NOT NULL: drop that of the column by its name.` };
    if (!constraint.enforced) return { refused: `${name} is not enforced: nobody can count on it.` };
    const put = replaced(change, table, constraint, context);
    if (put) return { refused: put };
    const referrers = referrersOf(table, constraint, context);
    if (change.cascade && referrers.length > 0)
      return { refused: `CASCADE takes ${list(referrers)} along. Drop that by its name first.` };
    const uses = ask(previous, (contract) => contract.relation(table.id));
    const parent = constraint.references && tableById(before, constraint.references.table);
    const parents = ask(previous, (contract) => (parent ? contract.relation(parent.id) : uses.answer));
    if (worst([uses.answer, parents.answer]).verdict === 'unused')
      return { refused: `${Versions(previous)} does not use ${label}: ${name} can be dropped at once.` };

    const written = writes(table, constraint, context);
    if (written)
      return {
        refused: `Further down the release writes rows (${written.kind.replaceAll('-', ' ')}), perhaps such as ${name} still forbids then. Put that into a migration of the next release first.`,
      };
    const plain = alone({ ...change, cascade: false });
    const statement = dialect.id === 'mysql' ? (online(plain, context) ?? plain) : plain;
    return {
      recipe: 'drop-constraint',
      title: `Drop ${name} of ${label} in the next release`,
      steps: [
        step('contract', `Drop ${name} of ${label}`, [statement], {
          down: wayBack(change.table, table, constraint, context),
        }),
      ],
      servers: [
        `${Versions(previous)} ${reason(table, constraint, previous, context)}.`,
        `The new server still keeps to ${name}, which the database sees to, and no longer counts on it: once the contract step has run, it may write what was refused before.`,
      ],
      notes: [
        `The way back from the contract step fails, or leaves rows unchecked, where rows break ${name} by then.`,
        ...(constraint.type === 'foreign-key' && parent
          ? [`Then nothing looks after rows of ${label} whose row of ${displayName(before, parent)} is deleted.`]
          : []),
      ],
    };
  },
});

/** What the rest of the release writes that the constraint may stand against. */
function writes(table: Table, { columns, references }: Constraint, context: RecipeContext): Change | undefined {
  const { later, before } = context;
  const names = columns.flatMap((id) => table.columns.find((c) => c.id === id)?.name ?? []);
  const parent = references?.table;
  return (
    writtenLater(table, names, context) ??
    later.find((other) => other.kind === 'delete-rows' && findTable(before, other.table)?.id === parent)
  );
}

/** What takes its place, which is another plan. */
function replaced(
  change: { readonly constraint: string },
  table: Table,
  constraint: Constraint,
  { later, before }: RecipeContext,
): string | undefined {
  const names = constraint.columns.flatMap((id) => table.columns.find((c) => c.id === id)?.name ?? []);
  const same = (other: Change): boolean => {
    if (other.kind !== 'add-constraint' || findTable(before, other.table)?.id !== table.id) return false;
    const { constraint: now } = other;
    if (now.name === change.constraint) return true;
    if (now.type !== constraint.type) return false;
    const columns = 'columns' in now ? now.columns : now.type === 'check' ? now.expression.columns : [];
    return now.type === 'primary-key' || columns.some((column) => names.includes(column));
  };
  return later.some(same)
    ? `Another constraint takes the place of ${constraint.name} further down: what is new about it is what has to be split.`
    : undefined;
}

/** Foreign keys that rest on a unique constraint or a primary key. */
const referrersOf = (table: Table, { index, columns }: Constraint, { before }: RecipeContext): string[] =>
  index === undefined
    ? []
    : [...before.relations.values()].flatMap((other) =>
        other.kind === 'table'
          ? other.constraints
              .filter(
                ({ references }) =>
                  references?.table === table.id &&
                  [...references.columns].sort().join() === [...columns].sort().join(),
              )
              .map((c) => `${c.name} of ${displayName(before, other)}`)
          : [],
      );

/** What the previous servers have of it, for people. */
function reason(
  table: Table,
  constraint: Constraint,
  previous: readonly Contract[],
  { before }: RecipeContext,
): string {
  const { type, name, columns, references } = constraint;
  const label = displayName(before, table);
  const upserts = ask(previous, (contract) => upsertsOn(contract, table, constraint));
  const place = upserts.answer.evidence[0];
  if (upserts.answer.verdict === 'used' && place) return `rests an upsert on ${name} (${place.file}:${place.line})`;
  const names = list(columns.flatMap((id) => table.columns.find((c) => c.id === id)?.name ?? []));
  if (references && /cascade|set/.test(references.onDelete))
    return `deletes rows and leaves it to ${name} to look after those of ${label}`;
  if (references) return `finds the row that ${label}.${names} names`;
  return type === 'check' || type === 'exclude'
    ? `never meets ${type === 'check' ? 'a row' : 'rows'} of ${label} that ${type === 'check' ? 'breaks' : 'break'} ${name}`
    : `never meets ${names} of ${label} twice`;
}

function upsertsOn(contract: Contract, table: Table, { columns, name, index }: Constraint): Answer {
  const evidence = contract.statements
    .filter(({ resolution }) =>
      resolution.upserts.some(
        (upsert) =>
          upsert.relation === table.id &&
          (upsert.constraint === name ||
            (index !== undefined &&
              upsert.columns.length === columns.length &&
              upsert.columns.every((id) => columns.includes(id)))),
      ),
    )
    .map(({ evidence }) => evidence);
  return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'no upsert rests on it' };
}

/** As far as the catalog keeps it; rows are looked at where there is no other way. */
function wayBack(
  own: Name,
  table: Table,
  constraint: Constraint,
  { before, dialect, version }: RecipeContext,
): PlanStatement[] {
  const again = constraintAgain(constraint, table, before, dialect);
  if (!again) return [];
  // MySQL looks at all rows, or at none.
  const late =
    dialect.id !== 'mysql' &&
    // A foreign key of a partitioned table could be NOT VALID only from 18 on.
    (again.type === 'check' || (again.type === 'foreign-key' && (table.partitionBy === undefined || version >= 18)));
  const index = constraint.index === undefined ? undefined : before.relations.get(constraint.index);
  return [
    doing({ kind: 'add-constraint', table: own, constraint: late ? { ...again, notValid: true } : again }),
    ...commentOnConstraint(constraint, own),
    ...(index?.kind === 'index' ? saidOf(index, before) : []),
    ...(table.replicaIdentity !== undefined && table.replicaIdentity === index?.id
      ? [identifiedBy(own, index.name, dialect.quote)]
      : []),
  ];
}
