import { type Catalog, childrenOf, type Table } from '../../../schema/catalog.ts';
import type { Name } from '../../../schema/names.ts';

/** Names that sort before and after those of every other row trigger of a table and its partitions: by bytes, as the server sorts. */
export function triggerNames(
  catalog: Catalog,
  table: Table,
  column: string,
): { readonly insert: string; readonly update: string; readonly old: string } | undefined {
  const others = [table, ...partitions(catalog, table)].flatMap((each) => each.triggers.map((trigger) => trigger.name));
  const firsts = ['00_', '000_', '!0_', ' 0_'].map((prefix) => ({
    insert: fitted(`${prefix}${column}`, '_from_new_i'),
    update: fitted(`${prefix}${column}`, '_from_new_u'),
  }));
  const first = firsts.find(({ insert, update }) =>
    others.every((other) => before(insert, other) && before(update, other)),
  );
  const lasts = ['zz_', 'zzz_', '~z_', '~~_'].map((prefix) => fitted(`${prefix}${column}`, '_from_old'));
  const old = lasts.find((name) => others.every((other) => before(other, name)));
  return first && old !== undefined ? { ...first, old } : undefined;
}

const partitions = (catalog: Catalog, table: Table): Table[] =>
  childrenOf(catalog, table.id).flatMap((child) => [child, ...partitions(catalog, child)]);

const encoder = new TextEncoder();

function before(a: string, b: string): boolean {
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] as number) - (right[i] as number);
    if (difference !== 0) return difference < 0;
  }
  return left.length < right.length;
}

/** A function's name that nobody has yet, in the table's schema. */
export function functionName(catalog: Catalog, found: Table, table: Name, column: string, suffix: string): Name {
  const schema = table.schema ?? (found.schema === catalog.searchPath[0] ? undefined : found.schema);
  for (let n = 1; ; n++) {
    const end = n === 1 ? `__${suffix}` : `__${suffix}_${n}`;
    const candidate = fitted(`${found.name}__${column}`, end);
    if (catalog.functions.has(`${found.schema}.${candidate}`)) continue;
    return schema === undefined ? { name: candidate } : { schema, name: candidate };
  }
}

/** Cuts the beginning so that the whole has at most 63 bytes; never inside a character. */
export function fitted(start: string, end: string): string {
  let kept = start;
  while (encoder.encode(kept + end).length > 63) kept = [...kept].slice(0, -1).join('');
  return kept + end;
}
