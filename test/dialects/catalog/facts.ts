/**
 * A catalog as a flat table: `table public.users` → `permanent`, `column public.users.mail type` → `text`, … Two catalogs
 * that know the same schema have the same facts.
 */
export type Facts = ReadonlyMap<string, string>;

/** What a catalog leaves open, and is not asked about. */
export const open = '?';

/** One line a difference, in the order of their keys; empty when both say the same. */
export function differences(server: Facts, ours: Facts): string[] {
  const lines: string[] = [];
  for (const [key, value] of server) {
    const own = ours.get(key);
    // Only NOT NULLs that were given a name are constraints to us; of all others the column tells.
    if (own === undefined && key.startsWith('not null ')) continue;
    if (own === undefined) lines.push(`missing ${key} = ${value}`);
    else if (own !== value && own !== open) lines.push(`${key}: server has ${value}, we have ${own}`);
  }
  for (const [key, value] of ours) if (!server.has(key)) lines.push(`surplus ${key} = ${value}`);
  return lines.sort();
}

export const list = (items: readonly string[]): string => `(${items.join(', ')})`;

/** Settings in one order, whatever gave them: `a=1, b=off`. */
export const settings = (list: readonly string[]): string =>
  [...list]
    .map((each) => each.replace(/\bon$/, 'true').replace(/\boff$/, 'false'))
    .sort()
    .join(', ');

/** Partition keys and bounds apart from spacing, case and casts. */
export const words = (text: string): string =>
  text.toLowerCase().replace(/::[a-z ]+(\(\d+\))?|\bfor values\b|[\s"]/g, '');
