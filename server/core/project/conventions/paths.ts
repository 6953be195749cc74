/** Paths of a project: relative to its root, with `/`; the root itself is `''`. */

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const folderOf = (path: string): string => {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
};

export const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Whether `path` lies in `folder` or below it. */
export const isUnder = (folder: string, path: string): boolean => folder === '' || path.startsWith(`${folder}/`);

/** The part of `path` below `folder`. */
export const relative = (folder: string, path: string): string =>
  folder === '' ? path : path.slice(folder.length + 1);

/** `folder` and the folders above it, nearest first, the root last. */
export function upwards(folder: string): string[] {
  const all: string[] = [];
  for (let at = folder; at !== ''; at = folderOf(at)) all.push(at);
  all.push('');
  return all;
}

/** `a/b/../c`, `./a` and `/a` to `a/c` and `a`; what climbs above the root stays at the root. */
export function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Files grouped by a key; those without one are left out. Keeps the order of the files. */
export function groupBy(
  files: readonly string[],
  key: (path: string) => string | undefined,
): Map<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const at = key(file);
    if (at === undefined) continue;
    const group = groups.get(at);
    if (group) group.push(file);
    else groups.set(at, [file]);
  }
  return groups;
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Compares two runs of digits as numbers of any length. */
export function compareDigits(a: string, b: string): number {
  const x = a.replace(/^0+(?=\d)/, '');
  const y = b.replace(/^0+(?=\d)/, '');
  return x.length - y.length || compareText(x, y);
}

/** Compares as people do: runs of digits as numbers, the rest as text, so that `v1.9` comes before `v1.10`. */
export function compareNatural(a: string, b: string): number {
  const x = a.match(/\d+|\D+/g) ?? [];
  const y = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const p = x[i] as string;
    const q = y[i] as string;
    const digits = /^\d/.test(p) && /^\d/.test(q);
    const order = digits ? compareDigits(p, q) : compareText(p, q);
    if (order !== 0) return order;
  }
  return x.length - y.length || compareText(a, b);
}

/** Words of a file name: `rename-email_address` to `rename email address`. */
export const words = (name: string): string => name.replace(/[-_.\s]+/g, ' ').trim();

/** Whether a base name fits an ask: a name, or a glob with `*`. */
export function fits(base: string, ask: string): boolean {
  if (!ask.includes('*')) return base === ask;
  return new RegExp(`^${ask.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(base);
}
