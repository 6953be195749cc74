import {
  type Catalog,
  type Column,
  childrenOf,
  dependentsOf,
  type FunctionObject,
  type Index,
  indexesOf,
  type Table,
  type Trigger,
  type View,
} from '../schema/catalog.ts';

/** What hangs on a column. Names are for people. */
export interface Attached {
  readonly indexes: readonly Index[];
  readonly constraints: readonly string[];
  /** Foreign keys of other tables that refer to it: the table's name and the constraint's. */
  readonly referrers: readonly { readonly table: Table; readonly constraint: string }[];
  /** Columns computed from it. */
  readonly generated: readonly Column[];
  readonly views: readonly View[];
  readonly policies: readonly string[];
  /** Triggers on UPDATE OF the column. */
  readonly triggers: readonly string[];
  /** Triggers whose WHEN reads the column: the server refuses to drop it, or to change its type, while they are there. */
  readonly conditions: readonly string[];
  /** Functions whose bodies name it, triggers of MySQL too: of triggers of the table, and others that name the table as well. */
  readonly functions: readonly string[];
  /** Trigger functions of the table that hand on whole rows: they count on its columns. */
  readonly rowCopies: readonly string[];
}

export function attachedTo(catalog: Catalog, table: Table, column: Column): Attached {
  const others = dependentsOf(catalog, table.id);
  const has = (columns: readonly number[]): boolean => columns.includes(column.id);
  return {
    indexes: indexesOf(catalog, table.id).filter((index) => has(index.reads)),
    constraints: table.constraints.filter((c) => c.type !== 'not-null' && has(c.columns)).map((c) => c.name),
    referrers: [table, ...others].flatMap((other) =>
      other.kind !== 'table'
        ? []
        : other.constraints
            .filter((c) => c.references?.table === table.id && has(c.references.columns))
            .map((c) => ({ table: other, constraint: c.name })),
    ),
    generated: table.columns.filter((other) => other.generated?.reads?.includes(column.id)),
    views: others.filter(
      (o): o is View => o.kind === 'view' && o.reads.some((r) => r.relation === table.id && r.column === column.id),
    ),
    policies: table.policies.filter((policy) => has(policy.columns)).map((policy) => policy.name),
    triggers: triggersOn(catalog, table, column, (trigger, own) => trigger.columns.includes(own)),
    conditions: triggersOn(
      catalog,
      table,
      column,
      (trigger, own) => trigger.reads?.includes(own) === true && !trigger.columns.includes(own),
    ),
    functions: functionsNaming(catalog, table, column.name),
    rowCopies: triggerFunctions(catalog, table)
      .filter((f) => /(\bvalues\s*\(|\bselect\s|,)\s*(new|old)\s*\.\s*\*/i.test(f.body))
      .map((f) => f.name),
  };
}

/** Of the table and of those below it. */
const triggersOn = (
  catalog: Catalog,
  table: Table,
  column: Column,
  is: (trigger: Trigger, column: number) => boolean,
): string[] =>
  [table, ...descendants(catalog, table)].flatMap((each) => {
    const own = each.columns.find((c) => c.name === column.name);
    return own ? each.triggers.filter((trigger) => is(trigger, own.id)).map(({ name }) => name) : [];
  });

function functionsNaming(catalog: Catalog, table: Table, column: string): string[] {
  const named = (words: readonly string[], ...names: string[]): boolean =>
    names.every((name) => words.includes(name.toLowerCase()));
  const called = triggerFunctions(catalog, table).filter((f) => named(f.words, column));
  const others = [...catalog.functions.values()].flat().filter((f) => named(f.words, column, table.name));
  const bodies = [...catalog.relations.values()].flatMap((each) =>
    each.kind === 'table'
      ? each.triggers.filter(
          (trigger) => !trigger.function && named(trigger.words, column, ...(each.id === table.id ? [] : [table.name])),
        )
      : [],
  );
  return [...new Set([...called, ...others, ...bodies].map((each) => each.name))];
}

const triggerFunctions = (catalog: Catalog, table: Table): FunctionObject[] =>
  table.triggers.flatMap(({ function: called }) =>
    called
      ? (called.schema ? [called.schema] : catalog.searchPath).flatMap(
          (schema) => catalog.functions.get(`${schema}.${called.name}`) ?? [],
        )
      : [],
  );

/** Partitions and tables that inherit, at any depth. */
export const descendants = (catalog: Catalog, table: Table): Table[] =>
  childrenOf(catalog, table.id).flatMap((child) => [child, ...descendants(catalog, child)]);
