import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { displayName, findRelation, findTable, indexesOf, type Table } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { sqlName } from './names.ts';
import { defineRecipe, type PlanStatement, type PlanStep, type RecipeContext, statementText } from './recipe.ts';
import { doing, freeName, step } from './statements.ts';
import { versions } from './wording.ts';

export default defineRecipe({
  id: 'add-foreign-key',
  on: ['add-constraint'],
  title: 'Add the foreign key NOT VALID, then validate it while writes go on',
  about:
    'Indexes the referencing columns if nothing does, adds the foreign key NOT VALID, and validates it in a transaction of its own while writes go on. It refuses writes from its first step on, so it waits for the next release unless the previous server neither writes the columns nor deletes what they refer to. Before PostgreSQL 18 it refuses partitioned tables. MySQL and MariaDB get the key while writes go on with foreign_key_checks off, and the rows that are there are looked at before and after: one that refers to nothing makes the step fail.',
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);',
    change: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;',
  },
  plan(change, context) {
    const { before, after, dialect, previous, version } = context;
    const { constraint } = change;
    if (constraint.type !== 'foreign-key') return { refused: 'This is not a foreign key.' };
    const table = findTable(before, change.table);
    if (!table) return { refused: `${change.table.name} is not a table that is known here.` };
    const label = displayName(before, table);
    if (constraint.notValid || constraint.notEnforced || before.uncheckedKeys)
      return { refused: 'The foreign key is added without reading the rows already.' };
    if (table.partitionBy && dialect.id === 'postgresql' && version < 18)
      return {
        refused: `${label} is partitioned: foreign keys of partitioned tables may be NOT VALID from PostgreSQL 18 on. Add the key to each partition first, NOT VALID and then validated; then the parent's needs no reading.`,
      };
    const known = new Set(table.constraints.map((c) => c.name));
    const made = findTable(after, change.table)?.constraints.find(
      (c) => c.type === 'foreign-key' && !known.has(c.name),
    );
    if (!made) return { refused: `The foreign key can't be added as it is written.` };
    const name = made.name;
    const target = findRelation(before, constraint.references);
    const ids = constraint.columns.map((column) => table.columns.find((c) => c.name === column)?.id ?? 0);
    const breaks = ask(previous, (contract) =>
      worst([
        ...ids.map((column) => contract.column({ relation: table.id, column }, 'write')),
        removes(contract, target?.id ?? 0),
      ]),
    );
    const later = breaks.answer.verdict !== 'unused';
    const phase: PlanStep['phase'] = later ? 'contract' : 'expand';
    const alone = orphans(
      sqlName(change.table, dialect),
      constraint.columns,
      sqlName(constraint.references, dialect),
      made.references?.columns ?? [],
      target?.kind === 'table' ? target : undefined,
      constraint.match === 'full',
      dialect.quote,
    );
    const dropped = doing({
      kind: 'drop-constraint',
      table: change.table,
      constraint: name,
      ifExists: false,
      cascade: false,
    });
    return {
      recipe: 'add-foreign-key',
      title: `Add ${name} to ${label} without a long lock`,
      steps:
        dialect.id === 'mysql'
          ? unchecked(change, label, alone, later, dropped, context)
          : [
              ...supportingIndex(change.table, constraint.columns, ids, table, context),
              step(
                phase,
                `Check new rows of ${label} against ${constraint.references.name}`,
                [
                  doing({
                    kind: 'add-constraint',
                    table: change.table,
                    constraint: { ...constraint, name, notValid: true },
                  }),
                ],
                { down: [dropped] },
              ),
              // A transaction of its own: the lock of the step before must be gone while the rows are read.
              step(later ? 'contract' : 'backfill', `Check the rows of ${label} that are there`, [
                doing({ kind: 'validate-constraint', table: change.table, constraint: name }),
              ]),
            ],
      servers: later
        ? [
            `The new server writes no row of ${label} without its row of ${constraint.references.name}, and deletes none that is referred to.`,
          ]
        : [],
      notes: [
        ...(later
          ? [
              `From its first step on the foreign key refuses what breaks it; that ${versions(previous)} never does can't be told here. If it surely does not, these steps may ship with this release.`,
            ]
          : []),
        `Look for rows that break it first: ${alone.replace('SELECT 1', 'SELECT *')}`,
      ],
    };
  },
});

/**
 * The server would copy the table to look at its rows, so they are looked at by queries: before, and when nothing can be added any more.
 * A key without a name stays without: its index would have another name.
 */
function unchecked(
  change: ChangeOf<'add-constraint'>,
  label: string,
  alone: string,
  later: boolean,
  dropped: PlanStatement,
  { dialect }: RecipeContext,
): PlanStep[] {
  const stop = { sql: dialect.guard(alone, `rows of ${label} refer to nothing`) };
  const { at: _, ...adding } = change;
  return [
    step(
      later ? 'contract' : 'expand',
      `Check new rows of ${label}, unless there are some that refer to nothing`,
      [
        stop,
        { sql: 'SET @foreign_key_checks_before = @@SESSION.foreign_key_checks' },
        { sql: 'SET SESSION foreign_key_checks = 0' },
        { sql: `${statementText(doing(adding), dialect)}, ALGORITHM=INPLACE, LOCK=NONE` },
        { sql: 'SET SESSION foreign_key_checks = @foreign_key_checks_before' },
      ],
      { down: [dropped] },
    ),
    step(later ? 'contract' : 'backfill', `Stop if one of ${label} refers to nothing all the same`, [stop]),
  ];
}

/** Whether a server deletes rows of a table. */
function removes(contract: Contract, id: number): Answer {
  const touched = contract.relation(id);
  const deletes = contract.statements.some((statement) =>
    statement.resolution.relations.some((r) => r.relation === id && (r.use === 'delete' || r.use === 'truncate')),
  );
  return deletes || touched.verdict !== 'used' ? touched : { ...touched, verdict: 'unused' };
}

/** Without one, each DELETE of a referenced row reads the whole referencing table. */
function supportingIndex(
  name: { readonly schema?: string; readonly name: string },
  columns: readonly string[],
  ids: readonly number[],
  table: Table,
  { before, dialect }: RecipeContext,
): PlanStep[] {
  const supported = indexesOf(before, table.id).some(
    (index) =>
      index.valid &&
      !index.where &&
      ids.every((id) => index.elements.slice(0, ids.length).some((e) => e.columnId === id)),
  );
  if (supported || table.partitionBy) return [];
  const index = freeName([table.name, ...columns].join('_'), '_idx', dialect.maxIdentifier, (n) =>
    before.names.has(`${table.schema}.${n}`),
  );
  const schema = name.schema === undefined ? {} : { schema: name.schema };
  const gone = doing({
    kind: 'drop-index',
    index: { ...schema, name: index },
    concurrently: true,
    ifExists: true,
    cascade: false,
  });
  const made = doing({
    kind: 'create-index',
    index,
    table: name,
    elements: columns.map((column) => ({ column, text: dialect.quote(column) })),
    include: [],
    unique: false,
    concurrently: true,
    ifNotExists: false,
    only: false,
  });
  return [
    step('expand', `Index what refers, so that a DELETE of what is referred to stays quick`, [gone, made], {
      transaction: false,
      down: [gone],
    }),
  ];
}

/** The query that finds them. */
function orphans(
  from: string,
  columns: readonly string[],
  to: string,
  referenced: readonly number[],
  target: Table | undefined,
  full: boolean,
  quote: (name: string) => string,
): string {
  const pairs = columns.map((column, i) => {
    const other = target?.columns.find((c) => c.id === referenced[i])?.name ?? column;
    return `r.${quote(other)} = o.${quote(column)}`;
  });
  const given = columns.map((column) => `o.${quote(column)} IS NOT NULL`);
  const alone = `${given.join(' AND ')} AND NOT EXISTS (SELECT 1 FROM ${to} r WHERE ${pairs.join(' AND ')})`;
  if (!full || columns.length < 2) return `SELECT 1 FROM ${from} o WHERE ${alone}`;
  // MATCH FULL: all of it NULL, or none.
  const names = columns.map((column) => `o.${quote(column)}`).join(', ');
  return `SELECT 1 FROM ${from} o WHERE num_nulls(${names}) BETWEEN 1 AND ${columns.length - 1} OR ${alone}`;
}
