import type { CodeFile, FileStatement } from './code-file.ts';
import { nameKey } from './words.ts';

/**
 * Queries whose generated function nothing names: they never run. Only where the generated code is there, so that its callers
 * are in a language that is read; where the server prepares all queries when it starts, or the function may be called from a
 * file that was not read as code, a query counts as called.
 */
export function deadQueries(files: readonly CodeFile[]): ReadonlySet<FileStatement> {
  const dead = new Set<FileStatement>();
  const generates = files.filter((file) => file.found.generates);
  if (generates.length === 0 || generates.some((file) => file.found.generates?.prepared)) return dead;
  // Methods that are called by names made at run time may be all.
  if (files.some((file) => file.found.mentions?.includes('*'))) return dead;
  const functions = new Set(generates.flatMap((file) => file.found.generates?.functions ?? []));
  const mentions = new Set(files.flatMap((file) => file.found.mentions ?? []));
  const folders = new Set(generates.map((file) => folderOf(file.path)));
  // By their words: files that lie aside, and those of the package, which can use the query's text without its function.
  const others = files.filter(
    (file) =>
      templates.test(file.path) ||
      (!file.found.generates && code.test(file.path) && (file.kind === 'aside' || folders.has(folderOf(file.path)))),
  );
  const called = (name: string): boolean => mentions.has(name) || others.some((file) => file.words.has(nameKey(name)));
  const texts = new Set<string>();
  for (const file of files) {
    const written = file.path.endsWith('.sql');
    if (!written && !file.found.generates) continue;
    for (const statement of file.found.statements) {
      const name = (written ? statement.name : undefined) ?? /^\s*--\s*name:\s*(\w+)/.exec(statement.text)?.[1];
      const own = [name, name && lowerFirst(name)].find((each) => each !== undefined && functions.has(each));
      if (own === undefined || called(own)) continue;
      dead.add(statement);
      texts.add(plain(statement.text));
    }
  }
  // The text of a query in the code that pgtyped generates.
  for (const file of generates)
    for (const statement of file.found.statements) if (texts.has(plain(statement.text))) dead.add(statement);
  return dead;
}

const code = /\.(?:go|[cm]?[jt]sx?|vue|svelte)$/;

/** Pages that call what the program hands them. */
const templates = /\.(?:templ|html?|gohtml|(?:go)?tmpl|tpl|jet|astro|ejs|hbs|pug)$/i;

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const lowerFirst = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);

/** A query without its comments, on one line. */
const plain = (sql: string): string =>
  sql
    .replace(/\/\*[\s\S]*?\*\/|--[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/;\s*$/, '')
    .trim();
