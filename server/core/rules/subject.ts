import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import {
  type Catalog,
  type Column,
  type ColumnId,
  dependentsOf,
  displayName,
  findColumn,
  findRelation,
  type Relation,
  type Table,
  type View,
} from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import { resolve } from '../schema/resolve.ts';
import { lockedSection } from './locked-section.ts';
import type { RuleContext } from './rule.ts';

/** The table and column a change is about, now and as the previous server was released with them. */
export interface Subject {
  readonly table: Table | undefined;
  readonly column: Column | undefined;
  /** `users.email`, as the previous server knows it; objects it doesn't know, as they are called here. */
  readonly label: string;
  readonly tableLabel: string;
  /** The label, and what the object is called here where an earlier change of the release renamed it. */
  readonly shown: string;
  /** The table existed when the previous server was released. */
  readonly released: { readonly table: Table | undefined; readonly column: Column | undefined };
  /** The table, or column, came into being in this release: nobody else knows it. */
  readonly isNew: boolean;
}

export function subjectOf(context: RuleContext, name: Name, columnName?: string, catalog = context.before): Subject {
  const relation = findRelation(catalog, name);
  const table = relation?.kind === 'table' ? relation : undefined;
  const column = columnName === undefined ? undefined : table?.columns.find((c) => c.name === columnName);
  const old = table && context.base.relations.get(table.id);
  const releasedTable = old?.kind === 'table' ? old : undefined;
  const releasedColumn = column && releasedTable?.columns.find((c) => c.id === column.id);
  const isNew =
    table !== undefined && (releasedTable === undefined || (column !== undefined && releasedColumn === undefined));
  const tableLabel = context.name(releasedTable ?? table ?? name);
  const label = columnName === undefined ? tableLabel : `${tableLabel}.${releasedColumn?.name ?? columnName}`;
  const here = `${context.name(table ?? name)}${columnName === undefined ? '' : `.${columnName}`}`;
  return {
    table,
    column,
    label,
    tableLabel,
    shown: here === label ? label : `${label} (here ${here})`,
    released: { table: releasedTable, column: releasedColumn },
    isNew,
  };
}

/** Little is known of an object the migrations never made: whether it is used, its name alone can tell. */
export function neverCreated(context: RuleContext, label: string, name?: Name, column?: string): Answer {
  const why = `the migrations never create ${label}, so nothing is known of it`;
  const unknown: Answer = { verdict: 'unknown', evidence: [], why };
  if (name === undefined || context.servers.length === 0) return unknown;
  const { answer } = ask(context.servers, (contract) => contract.unmade(name, column));
  // A history that lacks the table may lack what uses it; only where it is known to have gaps, the code alone tells.
  return answer.verdict === 'unused' && context.before.gaps === 0 ? unknown : answer;
}

/** With IF EXISTS nothing happens to what is not there; but that only counts where every statement so far was understood. */
export const surelyMissing = (
  change: { readonly ifExists: boolean; readonly ifPresent?: boolean },
  before: Catalog,
): boolean => (change.ifExists || change.ifPresent === true) && before.gaps === 0;

/**
 * What names the table and is no use of it any more: triggers and functions that the release has already dropped at this point (in MySQL
 * a trigger is no function, so those of other tables count too; and those that go while the table is locked), and views that it makes anew.
 */
export function apartFrom(context: RuleContext, table: Table, column?: Column): readonly string[] {
  const { base, before } = context;
  const mysql = base.family === 'mysql';
  const owners = mysql ? [...base.relations.keys()] : [table.id];
  const along = mysql ? lockedSection(context, { schema: table.schema, name: table.name }) : [];
  const going = new Set(along.flatMap(({ change }) => (change.kind === 'drop-trigger' ? [change.trigger] : [])));
  const triggers = owners.flatMap((id) => {
    const [old, now] = [base.relations.get(id), before.relations.get(id)];
    if (old?.kind !== 'table' || (old === now && going.size === 0)) return [];
    const left = new Set(now?.kind === 'table' ? now.triggers.map(({ name }) => name) : []);
    return old.triggers.filter(({ name }) => !left.has(name) || going.has(name));
  });
  const functions =
    base.functions === before.functions
      ? []
      : [...base.functions].flatMap(([key, [first]]) => (first && !before.functions.has(key) ? [first] : []));
  return [...[...triggers, ...functions].map(({ name }) => name), ...viewsRemade(context, table, column)];
}

/** Views that the release makes anew without what is changed, as `view name`. */
function viewsRemade({ base, target }: RuleContext, table: Table, column?: Column): string[] {
  return dependentsOf(base, table.id).flatMap((old) => {
    const now = old.kind === 'view' ? findRelation(target, { schema: old.schema, name: old.name }) : undefined;
    // A table that takes the name of a view is asked for its columns by other rules.
    if (now?.kind === 'table') return [`view ${displayName(base, old)}`];
    if (now?.kind !== 'view' || now === old) return [];
    const reads = now.reads.some((read) => read.relation === table.id && (!column || read.column === column.id));
    // In MySQL a view that is valid has been told the new name.
    const left = base.family === 'mysql' ? resolve(now.query, target).problems.length === 0 : !reads;
    return left ? [`view ${displayName(base, old)}`] : [];
  });
}

/** What the released name means once the whole release has run: renames and stand-in views counted. */
export function standIn(context: RuleContext, released: Relation): Table | View | undefined {
  const found = findRelation(context.target, { schema: released.schema, name: released.name });
  return found?.kind === 'table' || found?.kind === 'view' ? found : undefined;
}

/** The column that answers to the released name once the whole release has run, if any does. */
export function standInColumn(
  context: RuleContext,
  table: Table,
  column: Column,
): { readonly id: number; readonly name: string } | undefined {
  return findColumn(standIn(context, table), column.name);
}

/** The column of a table that the released name means once the whole release has run, seen through stand-in views. */
export function meant(context: RuleContext, table: Table, column: Column): ColumnId | undefined {
  const found = standInColumn(context, table, column);
  const relation = standIn(context, table);
  return found && relation && baseColumn(context.target, { relation: relation.id, column: found.id });
}

/** The column of a table that a view's column passes on, through views below it. */
export function baseColumn(catalog: Catalog, id: ColumnId | undefined): ColumnId | undefined {
  const relation = id && catalog.relations.get(id.relation);
  if (relation?.kind !== 'view') return id;
  return baseColumn(catalog, relation.columns.find((column) => column.id === id?.column)?.source);
}

/** A table's column by its ids. */
export function columnOf(catalog: Catalog, id: ColumnId | undefined): Column | undefined {
  const relation = id && catalog.relations.get(id.relation);
  return relation?.kind === 'table' ? relation.columns.find((column) => column.id === id?.column) : undefined;
}

/** The table's column once the whole release has run, renames counted. */
export function inTarget(
  context: Pick<RuleContext, 'target'>,
  table: Table | undefined,
  column: Column | undefined,
): Column | undefined {
  const found = table && context.target.relations.get(table.id);
  return found?.kind === 'table' ? found.columns.find((c) => c.id === column?.id) : undefined;
}

/**
 * Whether a server leaves a column out of the rows it inserts; one released without the column always does, unless it knows
 * another one by the name the column has in the end.
 */
export function insertsWithout(contract: Contract, table: Table, column: Column): Answer {
  const known = knownAs(contract, table, column);
  return known ? contract.omits(known) : contract.inserts(table.id).answer;
}

/** The column a server writes when it names this one: itself, or one that had the name before. */
export function knownAs({ catalog }: Contract, table: Table, column: Column): ColumnId | undefined {
  const own = catalog.relations.get(table.id);
  if (own?.kind !== 'table') return undefined;
  const found = own.columns.find((c) => c.id === column.id) ?? own.columns.find((c) => c.name === column.name);
  return found && { relation: table.id, column: found.id };
}
