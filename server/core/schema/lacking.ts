import type { Catalog, Column, Index, Relation, Table } from './catalog.ts';
import { indexesOf } from './catalog.ts';
import { showType } from './types.ts';

/**
 * What one schema lacks, or has otherwise, of what another one has, in words: `the constraint orders_total_check of orders`. Compared by
 * name, since objects that took the place of others have ids of their own. Left out is what a server makes up itself (names of NOT
 * NULL constraints), the order of columns, and whether an index has come along.
 */
export function lacking(found: Catalog, wanted: Catalog): string | undefined {
  for (const [name, id] of wanted.names) {
    const other = found.names.get(name);
    const [a, b] = [other === undefined ? undefined : found.relations.get(other), wanted.relations.get(id)];
    if (a === b || !b) continue;
    if (!a || a.kind !== b.kind) return shown(b);
    const less = differing(found, a, wanted, b);
    if (less !== undefined) return less;
  }
  const more = [...found.names.keys()].find(
    (name) => !wanted.names.has(name) && relation(found, name)?.kind !== 'index',
  );
  if (more !== undefined) return `that ${more.split('.').at(-1)} is gone`;
  for (const part of ['types', 'functions'] as const) {
    const gone = [...wanted[part].keys()].find((name) => !found[part].has(name));
    const left = [...found[part].keys()].find((name) => !wanted[part].has(name));
    const noun = part === 'types' ? 'type' : 'function';
    if (gone !== undefined) return `the ${noun} ${gone.split('.').at(-1)}`;
    if (left !== undefined) return `that the ${noun} ${left.split('.').at(-1)} is gone`;
  }
  return wanted.schemas.equals(found.schemas) ? undefined : 'a schema';
}

const relation = (catalog: Catalog, name: string): Relation | undefined =>
  catalog.relations.get(catalog.names.get(name) ?? -1);

const shown = ({ kind, name }: Relation): string => `the ${kind} ${name}`;

function differing(found: Catalog, a: Relation, wanted: Catalog, b: Relation): string | undefined {
  if (a.kind === 'index' && b.kind === 'index')
    return indexText(found, a) === indexText(wanted, b) ? undefined : shown(b);
  if (a.kind === 'view' && b.kind === 'view') {
    const names = (view: typeof a): string => view.columns.map((column) => column.name).join();
    return names(a) === names(b) && a.materialized === b.materialized ? undefined : shown(b);
  }
  if (a.kind !== 'table' || b.kind !== 'table') return undefined;
  const facts = [found, wanted].map((catalog, i) => tableFacts(catalog, i === 0 ? a : b));
  const [has, should] = facts as [Map<string, string>, Map<string, string>];
  const less = [...should].find(([key, value]) => has.get(key) !== value)?.[0];
  if (less !== undefined) return `${less} of ${b.name}`;
  const more = [...has.keys()].find((key) => !should.has(key) && !key.startsWith('the index '));
  return more === undefined ? undefined : `that ${more} of ${b.name} is gone`;
}

/** What a table has, by what people call it. */
function tableFacts(catalog: Catalog, table: Table): Map<string, string> {
  const name = (id: number): string => table.columns.find((column) => column.id === id)?.name ?? '';
  return new Map([
    ...table.columns.map((column): [string, string] => [`the column ${column.name}`, columnText(column)]),
    ...table.constraints
      .filter(({ type }) => type !== 'not-null')
      .map((c): [string, string] => [
        `the constraint ${c.name}`,
        [c.type, c.columns.map(name).sort(), c.enforced, c.references?.onDelete, c.references?.onUpdate].join(),
      ]),
    ...table.triggers.map((t): [string, string] => [
      `the trigger ${t.name}`,
      [t.timing, ...t.events, t.enabled].join(),
    ]),
    ...table.policies.map((p): [string, string] => [`the policy ${p.name}`, p.command]),
    // In the MySQL family an index has its name in its table.
    ...indexesOf(catalog, table.id).map((i): [string, string] => [`the index ${i.name}`, indexText(catalog, i)]),
  ]);
}

const columnText = ({ type, notNull, default: value, identity, generated, comment }: Column): string =>
  [showType(type), notNull, value !== undefined, identity, generated !== undefined, comment].join();

function indexText(catalog: Catalog, { table, unique, elements, where, method }: Index): string {
  const owner = catalog.relations.get(table);
  const columns = owner?.kind === 'table' || owner?.kind === 'view' ? owner.columns : [];
  const keys = elements.map(({ columnId }) => columns.find(({ id }) => id === columnId)?.name ?? '()');
  return [owner?.name, unique, keys.join(), where !== undefined, method ?? 'btree'].join(';');
}
