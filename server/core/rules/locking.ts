import { findTable, type Table } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
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
export function graded(context: RuleContext, table: Name): { readonly severity?: Severity } {
  const { rows, traffic } = context.hints(table);
  if (traffic === 'cold' || (rows !== undefined && rows < small)) return { severity: 'information' };
  return traffic === 'hot' ? { severity: 'error' } : {};
}
