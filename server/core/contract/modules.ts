/**
 * Whether a name that `file` has from a module is the one that is defined in module `home`, file `own`. `from` is '' for the
 * file itself and begins with dots where it is relative. A package may hand on what its modules define, and the repository
 * may lie anywhere in the module path: so one may be the beginning or the end of the other.
 */
export function isFrom(from: string, file: string, home: string, own: string): boolean {
  if (from === '') return file === own;
  const module = from.startsWith('.') ? absolute(from, file) : from;
  const place = `.${home}.`;
  return module === '' || place.includes(`.${module}.`) || `.${module}.`.endsWith(place);
}

/** `..shop.models` in `a/b/c.py`: `a.shop.models`. */
function absolute(from: string, file: string): string {
  const dots = /^\.+/.exec(from)?.[0].length ?? 0;
  const folders = file.split('/').slice(0, -1);
  const around = folders.slice(0, Math.max(0, folders.length - dots + 1));
  return [...around, ...from.slice(dots).split('.')].filter(Boolean).join('.');
}

/** The module a file of Python is. */
export const moduleOf = (path: string): string =>
  path
    .replace(/\.pyi?$/, '')
    .replace(/(^|\/)__init__$/, '')
    .replaceAll('/', '.');
