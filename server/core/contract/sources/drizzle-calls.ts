import type { ModelCall, Shape } from '../source.ts';
import { chain, closing, firstArgument, lineText, type Text } from './javascript-shape.ts';

const nothing: Shape = { keys: {}, open: false };

/**
 * Queries on tables that the file imports or defines: `.from(users)`, `.insert(users)`, `db.query.users.findMany(…)`. A word
 * that only looks like a table, such as a parameter, is none. `defined`: tables of the file itself.
 */
export function drizzleCalls(text: Text, lineAt: (at: number) => number, defined: ReadonlySet<string>): ModelCall[] {
  const { raw, code } = text;
  const imported = importedNames(code);
  const calls: ModelCall[] = [];
  const add = (at: number, model: string, call: Pick<ModelCall, 'does' | 'rows' | 'args'>): void => {
    calls.push({ by: 'Drizzle', model, line: lineAt(at), text: lineText(raw, at), ...call });
  };
  /** The table's own name for `users`, `schema.users`, an alias; undefined when the file doesn't get it from elsewhere. */
  const tableOf = (expression: string): string | undefined => {
    const [first = '', second] = expression.split(/\s*\.\s*/);
    if (second !== undefined) return imported.has(first) ? second : undefined;
    return imported.get(first) ?? (defined.has(first) ? first : undefined);
  };

  for (const match of code.matchAll(/\.\s*query\s*[!?]?\.\s*(\w+)\s*[!?]?\.\s*(findMany|findFirst)\s*\(/g)) {
    const open = match.index + match[0].length - 1;
    add(open, match[1] as string, { does: 'read', rows: true, args: firstArgument(text, open) });
  }
  for (const match of code.matchAll(use)) {
    const [all, verb = '', expression = ''] = match;
    const model = tableOf(expression);
    if (model === undefined || otherFrom.test(code.slice(0, match.index).trimEnd().slice(-longestOther))) continue;
    const at = match.index + all.indexOf(expression, all.indexOf('('));
    const open = match.index + all.indexOf('(');
    const close = closing(code, open);
    const after = chain(code, close);
    const argumentOf = (name: string): Shape | undefined => {
      const call = after.find((each) => each.name === name);
      return call && firstArgument(text, call.at);
    };
    const returning = after.find((each) => each.name === 'returning');
    // `returning({ id: users.id })` returns what it names.
    const rows = returning !== undefined && /^\(\s*\)/.test(code.slice(returning.at));
    if (verb === 'insert') {
      const data = argumentOf('values') ?? 'code';
      const update = argumentOf('onConflictDoUpdate') ?? argumentOf('onDuplicateKeyUpdate');
      const set = typeof update === 'object' ? (update.keys.set ?? 'code') : undefined;
      add(at, model, {
        does: update ? 'upsert' : 'insert',
        rows: true,
        args: { keys: { create: data, ...(set ? { update: set } : {}) }, open: false },
      });
    } else if (verb === 'update') {
      add(at, model, { does: 'update', rows, args: { keys: { data: argumentOf('set') ?? 'code' }, open: false } });
    } else if (verb === 'delete') add(at, model, { does: 'delete', rows, args: nothing });
    else {
      // What a join adds is in the rows when nothing was chosen, as with `from`.
      const before = verb === 'from' ? match.index : startOfChain(code, match.index);
      const whole = verb === '$count' ? false : /\.\s*select(?:Distinct)?\s*\(\s*\)\s*$/.test(code.slice(0, before));
      add(at, model, { does: 'read', rows: whole, args: nothing });
    }
  }
  // Columns by name, and tables handed on to something that may do anything with all of them.
  const tables = new Set(calls.map((call) => call.model));
  const named = new Map<string, Map<string, number>>();
  const members = /(?<![\w$.])([A-Za-z_$][\w$]*)\s*\.\s*([A-Za-z_]\w*)(?:\s*\.\s*([A-Za-z_]\w*))?/g;
  for (const match of tables.size > 0 ? code.matchAll(members) : []) {
    const [, first = '', second = '', third] = match;
    const direct = imported.get(first) ?? (defined.has(first) ? first : undefined);
    for (const [model, key] of [
      [direct, second],
      [imported.has(first) ? second : undefined, third],
    ])
      if (model !== undefined && key !== undefined && tables.has(model)) {
        const known = named.get(model) ?? named.set(model, new Map()).get(model);
        if (!known?.has(key)) known?.set(key, match.index);
      }
  }
  for (const [model, keys] of named)
    for (const [key, at] of keys)
      add(at, model, {
        does: 'read',
        rows: false,
        args: { keys: { where: { keys: { [key]: 'code' }, open: false } }, open: false },
      });
  // The whole table in a list of what to select, or handed on to a library: `{ user: users }`, `getTableColumns(users)`.
  for (const match of code.matchAll(wholes)) {
    const model = tableOf(match[1] as string);
    if (model === undefined) continue;
    const at = match[0].startsWith(':') ? code.slice(0, match.index).trimEnd().length - 1 : match.index;
    add(at, model, { does: 'read', rows: true, args: nothing });
  }
  return calls;
}

/** `Array.from(…)` and its like, at the end of the code before. */
const otherFrom = /\b(?:Array|Buffer|Object|Uint8Array|Readable|Set)$/;
/** Of the longest of them, and what stands before it. */
const longestOther = 11;

/** Looked for by the colon: there are fewer of them than keys. */
const wholes = /(?:\bget(?:Table)?Columns\s*\(|:(?<=[\w$]\s*:))\s*([\w$]+(?:\s*\.\s*[\w$]+)?)\s*[),}]/g;

const use =
  /\.\s*(from|insert|update|delete|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin|\$count)\s*\(\s*([\w$]+(?:\s*\.\s*[\w$]+)?)\s*[,)]/g;

/** Where the chain's `.from(` starts for a join in it; the offset itself where that can't be told. */
function startOfChain(code: string, at: number): number {
  for (
    let from = code.lastIndexOf('.from(', at);
    from >= 0 && at - from < 4000;
    from = code.lastIndexOf('.from(', from - 1)
  ) {
    const ends = chain(code, closing(code, from + 5));
    if (ends.some((call) => call.at > at && call.at - at < 40)) return from;
    if (from === 0) break;
  }
  return at;
}

/** Names the file has from elsewhere, by what it calls them here: imports, `require`, parts of an imported object. */
function importedNames(code: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const take = (list: string, rename: RegExp): void => {
    for (const part of list.split(',')) {
      const match = rename.exec(part.trim());
      if (match) names.set((match[2] ?? match[1]) as string, match[1] as string);
    }
  };
  for (const match of code.matchAll(/\bimport\s+(?!type\b)([^;'"`]{0,4000}?)\s*from\s*['"]/g)) {
    const clause = match[1] as string;
    const braces = /\{([^}]*)\}/.exec(clause)?.[1];
    if (braces !== undefined) take(braces, /^([\w$]+)(?:\s+as\s+([\w$]+))?$/);
    for (const word of clause.replace(/\{[^}]*\}/, '').matchAll(/(?:\*\s*as\s+)?([\w$]+)/g))
      if (word[1] !== 'as') names.set(word[1] as string, word[1] as string);
  }
  for (const match of code.matchAll(/\b(?:const|let|var)\s*\{([^}]{0,4000})\}\s*=\s*(?:await\s+)?(\w+)\b/g))
    if (/^(require|import)$/.test(match[2] as string) || names.has(match[2] as string))
      take(match[1] as string, /^([\w$]+)(?:\s*:\s*([\w$]+))?$/);
  const required = /\b(?:const|let|var)\s+(\w+)\s*=\s*(?:await\s+)?(?:require|import)\s*\(/g;
  for (const match of /(?:require|import)\s*\(/.test(code) ? code.matchAll(required) : [])
    names.set(match[1] as string, match[1] as string);
  // `const author = alias(users, 'author')`
  const aliases = /\b(?:const|let|var)\s+(\w+)\s*=\s*(?:alias|aliasedTable)\s*\(\s*(?:\w+\.)?(\w+)\s*,/g;
  for (const match of code.includes('alias') ? code.matchAll(aliases) : [])
    names.set(match[1] as string, names.get(match[2] as string) ?? (match[2] as string));
  return names;
}
