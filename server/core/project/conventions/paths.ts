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

/**
 * Compares as people do: runs of digits as numbers, the rest as text, and a folder before its longer namesakes, so that
 * `v1/`, `v1.9/` and `v1.10/` come in this order.
 */
export function compareNatural(a: string, b: string): number {
  const rank = (char: string): number => (char === '/' ? -1 : char.charCodeAt(0));
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as string;
    const y = b[j] as string;
    if (isDigit(x) && isDigit(y)) {
      const p = digitsAt(a, i);
      const q = digitsAt(b, j);
      const order = compareDigits(p, q);
      if (order !== 0) return order;
      i += p.length;
      j += q.length;
    } else if (x !== y) {
      return rank(x) - rank(y);
    } else {
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || compareText(a, b);
}

const isDigit = (char: string): boolean => char >= '0' && char <= '9';

function digitsAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && isDigit(text[end] as string)) end++;
  return text.slice(start, end);
}

/** Words of a file name: `rename-email_address` to `rename email address`. */
export const words = (name: string): string => name.replace(/[-_.\s]+/g, ' ').trim();

/**
 * Tells whether a path fits one of some asks: a base name, a glob of base names, or `folder/` and one of these for anywhere
 * below such a folder.
 */
export function fitsAny(asks: readonly string[]): (path: string) => boolean {
  const names = new Set(asks.filter((ask) => !/[*/]/.test(ask)));
  const globs = asks.filter((ask) => /[*/]/.test(ask));
  const pattern = globs.length === 0 ? /(?!)/ : new RegExp(globs.map((glob) => `(?:${globPattern(glob)})`).join('|'));
  // By its first or last letters most of thousands of names are told apart sooner.
  const bases = globs.map((glob) => glob.slice(glob.indexOf('/') + 1));
  const ends = [...new Set(bases.map((base) => base.slice(base.lastIndexOf('*') + 1)))];
  const starts = bases.filter((base) => base.endsWith('*')).map((base) => base.slice(0, base.indexOf('*')));
  const may = (name: string): boolean =>
    ends.some((end) => end !== '' && name.endsWith(end)) || starts.some((start) => name.startsWith(start));
  return (path) => {
    const name = baseName(path);
    return names.has(name) || (may(name) && pattern.test(path));
  };
}

function globPattern(ask: string): string {
  const slash = ask.indexOf('/');
  const base = ask
    .slice(slash + 1)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*');
  return slash < 0 ? `(?:^|/)${base}$` : `(?:^|/)${ask.slice(0, slash)}/(?:.*/)?${base}$`;
}

/** `1 file`, `2 files`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
