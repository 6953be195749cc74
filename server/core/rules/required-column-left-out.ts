import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { type Catalog, type Column, findTable, type Table } from '../schema/catalog.ts';
import type { Change, ChangeKind } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { defineRule, type Question, type ReleaseContext, type Report } from './rule.ts';
import { filledByTrigger } from './triggers.ts';

/** Changes that may be the first of a release; where it has none, there is no place to speak of. */
const kinds = [
  'create-table',
  'drop-table',
  'rename-table',
  'add-column',
  'drop-column',
  'rename-column',
  'set-column-type',
  'set-not-null',
  'drop-not-null',
  'set-default',
  'drop-default',
  'redefine-column',
  'add-constraint',
  'drop-constraint',
  'validate-constraint',
  'create-index',
  'drop-index',
  'create-view',
  'drop-view',
  'create-function',
  'create-trigger',
  'drop-trigger',
  'create-enum',
  'add-enum-value',
  'insert-rows',
  'update-rows',
  'delete-rows',
] as const satisfies readonly ChangeKind[];

export default defineRule({
  id: 'required-column-left-out',
  on: kinds,
  category: 'compatibility',
  next: true,
  anywhere: true,
  severity: 'error',
  title: 'The new server leaves out a NOT NULL column that has no default',
  why: 'The previous server always gave the column a value. The new one does not, and each row it inserts is refused as long as the column must have one.',
  instead:
    'Drop NOT NULL, or set a default, in the release whose server stops writing the column; drop the column in the next one.',
  hazards: ['A02'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);',
      uses: 'INSERT INTO users (id, name) VALUES ($1, $2)',
      next: 'INSERT INTO users (id, full_name) VALUES ($1, $2)',
      migration: 'ALTER TABLE users ADD COLUMN full_name text;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);',
      uses: 'INSERT INTO users (id, name) VALUES ($1, $2)',
      next: 'INSERT INTO users (id, full_name) VALUES ($1, $2)',
      migration: 'ALTER TABLE users ADD COLUMN full_name text;\nALTER TABLE users ALTER COLUMN name DROP NOT NULL;',
    },
  },
  check(_change, context) {
    const omissions = context.asked(leftOut);
    if (!omissions) return undefined;
    const next = context.next();
    if (!next || !context.servers.includes(next)) return undefined;
    return omissions.map(({ table: end, column, answer }): Report => {
      const table = context.name(end);
      const message = `The new server inserts into ${table} without ${column.name}, which is NOT NULL and has no default`;
      return { message, object: `${table}.${column.name}`, answer, servers: [next.server.version], stage: 3 };
    });
  },
});

interface Omission {
  readonly table: Table;
  readonly column: Column;
  readonly answer: Answer;
}

/** For each change, what the new server leaves out of the tables the change answers for. */
const leftOut: Question<readonly Omission[]> = {
  collect: (context) => {
    const found = new Map<number, readonly Omission[]>();
    const next = context.next();
    // Nearly always there are none.
    const incomplete = next ? tablesLeftOut(next, context.base) : [];
    if (!next || incomplete.length === 0) return found;
    for (const [position, tables] of tablesBlamed(context)) {
      const omissions = tables.flatMap((released): Omission[] => {
        const end = next.catalog.relations.get(released.id);
        if (end?.kind !== 'table' || !incomplete.includes(end)) return [];
        return end.columns.flatMap((column) => omission(context, next, released, end, column) ?? []);
      });
      if (omissions.length > 0) found.set(position, omissions);
    }
    return found;
  },
};

const incomplete = new WeakMap<Contract, { base: Catalog; tables: readonly Table[] }>();

/** The released tables that the server inserts into without all that must be given. */
function tablesLeftOut(server: Contract, base: Catalog): readonly Table[] {
  const known = incomplete.get(server);
  if (known?.base === base) return known.tables;
  const tables = tablesOf(base).flatMap(({ id }) => {
    const end = server.catalog.relations.get(id);
    return end?.kind === 'table' && leavesOut(server, end) ? [end] : [];
  });
  incomplete.set(server, { base, tables });
  return tables;
}

const asked = new WeakMap<Table, { code: object; leaves: boolean }>();

/**
 * Whether an insert of the server leaves out a column that must be given. Remembered, because an edit leaves most tables as
 * they were; a table that comes before it in the search path is for another rule.
 */
function leavesOut(server: Contract, table: Table): boolean {
  const { code } = server;
  const known = asked.get(table);
  if (known?.code === code) return known.leaves;
  const leaves =
    server.inserts(table.id).statements.length > 0 &&
    table.columns.some(
      (column) => isRequired(column) && server.omits({ relation: table.id, column: column.id }).verdict === 'used',
    );
  asked.set(table, { code, leaves });
  return leaves;
}

const isRequired = (column: Column): boolean =>
  column.notNull && !column.default && !column.identity && !column.generated;

function omission(
  context: ReleaseContext,
  next: Contract,
  released: Table,
  end: Table,
  column: Column,
): Omission | undefined {
  const old = released.columns.find((c) => c.id === column.id);
  // What this release makes strict, or takes the default from, is said there.
  // One that is renamed is left out under its new name only.
  if (old && old.name !== column.name) return undefined;
  if (!old || !isRequired(old) || !isRequired(column)) return undefined;
  const id = { relation: end.id, column: column.id };
  const omitted = next.omits(id);
  if (omitted.verdict !== 'used') return undefined;
  // A query that fails for another reason says nothing.
  const failing = new Set(next.statements.filter((s) => s.resolution.problems.length > 0).map((s) => s.evidence.text));
  if (omitted.evidence.every((each) => failing.has(each.text))) return undefined;
  // If the previous server leaves it out as well, something else fills it.
  if (ask(context.previous, (contract) => contract.omits(id)).answer.verdict === 'used') return undefined;
  // What counts is the schema the new server starts on, before anything is contracted.
  const answer = filledByTrigger({ target: next.catalog }, end, column, omitted);
  return answer.verdict === 'used' ? { table: end, column, answer } : undefined;
}

/** The tables that each change answers for: its own, and the first change for all that none touches. */
function tablesBlamed({ release, base }: ReleaseContext): ReadonlyMap<number, readonly Table[]> {
  const first = release.findIndex(({ change }) => isOneOf.has(change.kind));
  const own = new Map<number, number>();
  for (const [position, { change, before }] of release.entries()) {
    if (!isOneOf.has(change.kind)) continue;
    const name = tableOf(change);
    const table = name && findTable(before, name);
    if (table && !own.has(table.id)) own.set(table.id, position);
  }
  const by = new Map<number, Table[]>();
  for (const table of tablesOf(base)) {
    const at = own.get(table.id) ?? first;
    const known = by.get(at);
    if (known) known.push(table);
    else by.set(at, [table]);
  }
  return by;
}

const tables = new WeakMap<Catalog, readonly Table[]>();

/** The tables of the base, which no edit of the release changes. */
function tablesOf(base: Catalog): readonly Table[] {
  const known = tables.get(base) ?? [...base.relations.values()].filter((relation) => relation.kind === 'table');
  tables.set(base, known);
  return known;
}

const isOneOf: ReadonlySet<ChangeKind> = new Set(kinds);

const tableOf = (change: Change): Name | undefined =>
  'table' in change ? (change.table as Name | undefined) : undefined;
