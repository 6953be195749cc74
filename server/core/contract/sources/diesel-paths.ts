import { looksLikeSql } from '../statement.ts';
import type { EntityText } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';

/**
 * What a Rust file says where Diesel could take it for a table or column; the compiler knows no other places. Entries:
 * `users` or `email` by itself (in a `use`, an attribute, a macro, a piece of SQL), `users::email` as a path, `users::*` for all
 * names of a table's module, `*` for those of a module of the program, `as people` for another name, `posts><users` for tables
 * that are joined without `on`, `posts.user_id>users` for the column that such a join goes by, and `?` where a piece of SQL is
 * put together, `lower(` for a function that is called, `lower!` for one that a macro
 * may call, `"users` for a string that is a name, and `~email` for a word of one that
 * may be a piece of a query.
 */
export function saidPaths({ code, strings }: EntityText, mirrors: readonly { start: number; end: number }[]): string[] {
  const said = new Set<string>();
  const own = blanked(code, [...mirrors, ...tests(code)]).replace(/\br#(?=[a-z_])/g, '  ');
  const all = (text: string): void => {
    for (const [name] of text.matchAll(/\b[a-z_]\w*\b/g)) said.add(name);
  };
  // `a::b`, and `a::dsl::b` as well as `a::columns::b`.
  for (const { 1: first = '', 2: inner, 3: last = '' } of own.matchAll(
    /\b([a-z_]\w*)\s*::\s*(?:(table|dsl|columns)\s*::\s*)?(?=([a-z_]\w*|\*)(?!\w|\s*(?:\(|!(?!=))))/g,
  )) {
    said.add(`${first}::${last}`);
    if (inner === undefined && last === '*' && !/^(?:diesel|dsl|columns|prelude)$/.test(first)) said.add('*');
  }
  if (
    /\bprelude\s*::\s*\*/.test(
      own.replace(/\b(?:diesel|diesel_async|std|core|rayon|futures)\s*::\s*prelude\s*::\s*\*/g, ' '),
    )
  )
    said.add('*');
  for (const [, table = '', names = ''] of own.matchAll(
    /\b([a-z_]\w*)\s*::\s*(?:(?:dsl|columns)\s*::\s*)?\{([^{}]{0,4000})\}/g,
  )) {
    for (const [name] of names.matchAll(/\b[a-z_]\w*\b|\*/g)) said.add(`${table}::${name}`);
    if (names.includes('*')) said.add('*');
  }
  for (const [, one, other = ''] of own.matchAll(/(?:\b([a-z_]\w*)\s+)?\bas\s+([a-z_]\w*)/g)) {
    said.add(`as ${other}`);
    if (one !== undefined) said.add(`${one}(`);
  }
  for (const [, name = ''] of own.matchAll(/(?<!\bfn\s{1,4}|[.\w])([a-z_]\w*)\s*(?:::\s*<[^;(){}]{0,200}>\s*)?\(/g))
    said.add(`${name}(`);
  for (const match of own.matchAll(/\buse\s[^;]{0,4000};/g)) {
    // What stands in braces has been told with what it is from.
    all(
      match[0]
        .replace(/[\w]+\s*::\s*(?:(?:dsl|columns)\s*::\s*)?\{[^{}]*\}/g, ' ')
        .replace(/\b\w+(?:\s*::\s*\w+)+/g, ' '),
    );
  }
  let until = 0;
  for (const match of own.matchAll(/#!?\s*\[/g)) {
    if (match.index < until) continue;
    const open = match.index + match[0].length - 1;
    until = Math.min(closing(own, open), open + 4_000);
    all(own.slice(open, until));
  }
  until = 0;
  const calm = new Map<string, boolean>();
  for (const match of own.matchAll(/\b(\w+)!\s*(?:\w+\s*)?([([{])/g)) {
    const macro = match[1] as string;
    if (match.index < until || plain.test(macro)) continue;
    const open = match.index + match[0].length - 1;
    until = closing(own, open);
    const given = own.slice(open, until);
    all(given);
    // What stands in another one goes through both.
    const known = calm.get(macro) ?? callsNothing(own, macro);
    calm.set(macro, known);
    if (!known || /\w!\s*[([{]/.test(given))
      for (const [name] of given.matchAll(/\b[a-z_]\w*\b/g)) said.add(`${name}!`);
  }
  for (const match of code.matchAll(/\bjoinable!\s*[({]\s*(\w+)\s*->\s*(\w+)\s*\(\s*(\w+)/g))
    said.add(`${match[1]}.${match[3]}>${match[2]}`);
  for (const pair of joins(own)) said.add(pair);
  const pieces = Array.from(own.matchAll(/\b(?:sql|push_sql|push_identifier)\s*(?:::\s*<[^;{}()]{0,200}>\s*)?\(\s*/g));
  const known = (at: number): boolean =>
    /^(?:\)|self\b)/.test(own.slice(at)) ||
    (/^b?r?#{0,3}"/.test(own.slice(at)) && strings.has(at)) ||
    onlyValues(strings.get(at + (/^&?format!\s*\(\s*(?=")/.exec(own.slice(at, at + 40))?.[0].length ?? own.length)));
  if (pieces.some(({ index, 0: call }) => !known(index + call.length))) said.add('?');
  for (const text of strings.values()) {
    // Queries are read as such.
    if (looksLikeSql(text) && pieces.length === 0) continue;
    const name = /^[\s"`]*(?:\w+[."`]+)*([a-z_]\w{0,80})[\s"`]*$/i.exec(text)?.[1];
    if (name !== undefined) said.add(`"${name.toLowerCase()}`);
    else if (text.length < 20_000 && fragment.test(text))
      for (const [word] of text.matchAll(/\b[a-z_]\w*\b/gi)) said.add(`~${word.toLowerCase()}`);
    if (pieces.length > 0) all(text);
    for (const [, name = ''] of text.matchAll(/\b(?:from|join|into|update|table)\s+(?:only\s+)?["`]?([a-z_]\w*)/gi))
      said.add(name);
  }
  return [...said];
}

/** A string that may be a piece of a query. */
const fragment =
  /[=<>,*]|\b(?:where|and|or|not|order|group|by|set|returning|join|on|is|in|like|ilike|desc|asc|as|from)\b/i;

/** Whether all holes of a piece of SQL are numbers of rows. */
const onlyValues = (piece: string | undefined): boolean =>
  piece !== undefined && !/[{}]/.test(piece.replace(/\b(?:offset|limit)\s*\{\w+\}/gi, ''));

/** Lengths of long tuples, of values and of types: as rows without a struct are read into. */
export function longTuples(code: string): number[] {
  const found = new Set<number>();
  for (const { index } of code.matchAll(/(?<![\w!?)\]>]\s{0,5})\(/g)) {
    const end = closing(code, index);
    if (end - index > 20_000) continue;
    const length = parts(code, index + 1, end).length;
    if (length >= shortest) found.add(length);
  }
  return [...found];
}

/** Tuples that are shorter are everywhere. */
export const shortest = 7;

/** Joins that leave it to Diesel which column they go by. */
function* joins(code: string): Iterable<string> {
  for (const match of code.matchAll(/\.\s*(?:inner|left|left_outer)_join\s*\(/g)) {
    const open = match.index + match[0].length - 1;
    const joined = code.slice(open + 1, Math.min(closing(code, open), open + 4_000));
    if (/\.\s*on\s*\(/.test(outermost(joined))) continue;
    const others = Array.from(joined.matchAll(/\b(\w+)\s*::\s*table\b/g), (m) => m[1] as string);
    const before = code.slice(Math.max(0, match.index - 4_000), match.index);
    const statement = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{')) + 1);
    const roots = Array.from(statement.matchAll(/\b(\w+)\s*::\s*table\b/g), (m) => m[1] as string);
    const all = [...new Set([...(roots.length > 0 ? roots : ['?']), ...(others.length > 0 ? others : ['?'])])];
    for (const one of all) for (const other of all) if (one !== other) yield `${one}><${other}`;
    if (all.length === 1) yield `${all[0]}><?`;
  }
}

/** A text without what stands in brackets: what is left of a chain of calls, and of the chains around it. */
export function outermost(code: string): string {
  let depth = 0;
  let lowest = 0;
  let result = '';
  for (const c of code) {
    if (c === ')') lowest = Math.min(lowest, --depth);
    if (depth === lowest) result += c;
    if (c === '(') depth++;
  }
  return result;
}

/** Whether a macro is of this file, and makes no call of what it is given. */
function callsNothing(code: string, macro: string): boolean {
  const open = new RegExp(`\\bmacro_rules!\\s*${macro}\\s*[({]`).exec(code);
  if (!open) return false;
  const at = open.index + open[0].length - 1;
  return !/\$\w+\s*[(!]|\$\(|\w+!/.test(code.slice(at, closing(code, at)).replace(/\$\w+\s*:\s*\w+/g, ' '));
}

/** Macros whose arguments are values. */
const plain =
  /^(?:e?print(?:ln)?|format(?:_args)?|writeln?|write|panic|assert\w*|debug_assert\w*|vec|trace|debug|info|warn|error|event|\w*_?span|matches|todo|unimplemented|unreachable|dbg|json|anyhow|bail|ensure|include(?:_str|_bytes)?|env|option_env|concat|line|file|column|module_path|cfg|try|await|join|try_join|select|(?:define_)?sql_function|no_arg_sql_function|(?:diesel_)?(?:infix|postfix|prefix)_operator|insta|smallvec|hashmap|btreemap|lazy_static|thread_local|once_cell)$/;

/** Unit tests beside the code. */
const tests = (code: string): { start: number; end: number }[] =>
  Array.from(
    code.matchAll(/^([ \t]*)#\[cfg\(test\)\]\s*(?:pub\s+)?mod\s+\w+\s*\{[\s\S]*?\n\1\}/gm),
    ({ index, 0: all }) => ({
      start: index,
      end: index + all.length,
    }),
  );

function blanked(code: string, spans: readonly { start: number; end: number }[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    result += code.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return result + code.slice(from);
}
