import { type Catalog, findRelation, findTable, type Relation, type Table } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { Facts } from '../sql/dialect.ts';
import type { LockMode } from '../sql/lock-modes.ts';
import type { RuleContext, Severity } from './rule.ts';

/** The table a lock would hurt: one that was there before this release. Nobody waits for a table nobody knows yet. */
export function lockable(context: RuleContext, name: Name): Table | undefined {
  const table = findTable(context.before, name);
  if (!table || table.persistence === 'temporary') return undefined;
  return context.base.relations.has(table.id) ? table : undefined;
}

/** Rows below which a scan or an index build ends before anybody notices. */
const small = 10_000;

/** What the manifest's hints say of the harm: cold or small tables only inform, hot ones are an error. */
export function graded(context: Pick<RuleContext, 'hints'>, table: Name): { readonly severity?: Severity } {
  const { rows, traffic } = context.hints(table);
  if (traffic === 'cold' || (rows !== undefined && rows < small)) return { severity: 'information' };
  return traffic === 'hot' ? { severity: 'error' } : {};
}

/** The manifest says that a table is small. */
export function isSmall(context: Pick<RuleContext, 'hints'>, table: Name): boolean {
  const { rows } = context.hints(table);
  return rows !== undefined && rows < small;
}

/** Tables and views of a list that facts give (`name`, `schema.name`) that were there before this release. */
export const releasedOf = (keys: readonly string[], before: Catalog, base: Catalog): string[] =>
  keys.filter((key) => {
    const relation = relationOf(key, before) ?? relationOf(key, base);
    return (
      relation !== undefined &&
      (relation.kind === 'table' || relation.kind === 'view') &&
      base.relations.has(relation.id)
    );
  });

const blocking: ReadonlySet<LockMode> = new Set<LockMode>([
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
]);

export interface BlockingLock {
  /** As facts name it. */
  readonly table: string;
  readonly mode: LockMode;
  readonly relation: Relation;
}

/** The locks on tables and views of the previous server that readers or writers wait for. */
export function blockingIn({ blocks, locks, transaction }: Facts, before: Catalog, base: Catalog): BlockingLock[] {
  if (blocks === 'nothing' || transaction === 'forbidden') return [];
  return releasedOf(Object.keys(locks), before, base).flatMap((table) => {
    const relation = relationOf(table, before) ?? relationOf(table, base);
    const mode = locks[table] as LockMode;
    // Readers of a view wait for nothing less.
    const blocked = relation?.kind === 'view' ? mode === 'ACCESS EXCLUSIVE' : blocking.has(mode);
    return relation && blocked ? [{ table, mode, relation }] : [];
  });
}

/** The relation that facts call `name` or `schema.name`. */
export const relationOf = (key: string, catalog: Catalog): Relation | undefined => findRelation(catalog, nameOf(key));

export function nameOf(key: string): Name {
  const [schema, name] = key.includes('.') ? (key.split('.', 2) as [string, string]) : [undefined, key];
  return schema === undefined ? { name } : { schema, name };
}
