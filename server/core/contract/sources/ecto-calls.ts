import type { ModelCall, Shape } from '../source.ts';
import { type ElixirText, placeIn } from './ecto.ts';
import { closing, parts } from './javascript-shape.ts';

/** What modules go by in a file: `alias Shop.Orders.{Order, Item}`, `alias Shop.User, as: Person`. */
export function aliasesOf(code: string): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const match of code.matchAll(/\balias\s+([A-Z][\w.]*?)(?:\.\{([^}]*)\}|,\s*as:\s*(\w+))?(?=[\s,)]|$)/gm)) {
    const [, module = '', list, as] = match;
    if (list !== undefined) {
      for (const part of list.split(',')) {
        const name = part.trim();
        if (/^[A-Z][\w.]*$/.test(name)) aliases.set(lastOf(name), `${module}.${name}`);
      }
    } else aliases.set(as ?? lastOf(module), module);
  }
  return aliases;
}

/** The whole name of a module as it is written in a file. */
export function moduleName(written: string, aliases: ReadonlyMap<string, string>): string {
  const [head = '', ...rest] = written.split('.');
  return [aliases.get(head) ?? head, ...rest].join('.');
}

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const others =
  /^(?:Ecto|Repo|Enum|Map|List|String|Keyword|Logger|IO|File|Phoenix|Plug|Mix|Application|System|DateTime|NaiveDateTime|Date|Time|Task|GenServer|Agent|Process|Regex|Integer|Float|Stream|Access|Jason|Decimal|URI|Base|Code|Kernel|Module|Supervisor|Registry|ExUnit|Tesla|Finch|Oban|Telemetry|Inspect|Path|Tuple|Atom|MapSet|Range|Exception|Function|Node|Port|Macro|Config)(?:\.|$)/;

const none: Shape = { keys: {}, open: false };
const given = (key: string, value: Shape): Shape => ({ keys: { [key]: value }, open: false });

type Made = Pick<ModelCall, 'does' | 'rows' | 'args'> & { readonly plain?: true };
const plain: Made = { does: 'read', rows: true, args: none, plain: true };

/**
 * Queries on schemas: `from u in User, select: u.id`, `Repo.get(User, id)`, `%User{} |> User.changeset(attrs) |> Repo.insert()`.
 * Any other mention counts as a read of all fields, once a file. `skipped`: schemas themselves.
 */
export function ectoCalls(
  text: ElixirText,
  aliases: ReadonlyMap<string, string>,
  skipped: readonly [number, number][],
): ModelCall[] {
  const { code } = text;
  const calls: ModelCall[] = [];
  const mentioned = new Set<string>();
  for (const match of code.matchAll(/(?<![\w.:@])([A-Z]\w*(?:\.[A-Z]\w*)*)/g)) {
    const written = match[1] as string;
    const at = match.index;
    if (skipped.some(([start, end]) => at >= start && at < end)) continue;
    const before = code.slice(Math.max(0, at - 120), at);
    if (/\b(?:defmodule|alias|import|require|use|defimpl|@behaviour|as:)\s+(?:[\w.]+\.\{[^}]*)?$/.test(before))
      continue;
    const after = code.slice(at + written.length, at + written.length + 2);
    // A type in a specification.
    if (/^\.t\b/.test(code.slice(at + written.length, at + written.length + 4)) || after.startsWith(':')) continue;
    const name = moduleName(written, aliases);
    if (others.test(name)) continue;
    const made = use(code, at, at + written.length, before);
    const single = made.length === 1 && made[0]?.plain === true;
    if (single && mentioned.has(name)) continue;
    if (single) mentioned.add(name);
    for (const { does, rows, args } of made)
      calls.push({ by: 'Ecto', model: lastOf(name), from: name, ...placeIn(text, at), does, rows, args });
  }
  return calls;
}

function use(code: string, at: number, end: number, before: string): Made[] {
  if (before.endsWith('%') && code[end] === '{') return struct(code, end, before);
  const binding =
    /\b(?:from|join)\s*\(?\s*(\w+)\s+in\s+(?:subquery\()?$/.exec(before) ?? /\bjoin:\s*(\w+)\s+in\s+$/.exec(before);
  const inFrom = /\bfrom\s*\(?\s*\w+\s+in\s+$/.exec(before);
  if (inFrom && binding) {
    const start = at - before.length + inFrom.index;
    const stop = statementEnd(code, start);
    return selected(code.slice(start, stop), binding[1] as string, code.slice(stop, stop + 4000));
  }
  const repo = /\bRepo\.(insert_all|update_all|delete_all|aggregate|exists\?)\s*\(?\s*$/.exec(before)?.[1];
  if (repo === 'insert_all') return [{ does: 'insert', rows: false, args: given('create', 'code') }];
  if (repo === 'delete_all') return [{ does: 'delete', rows: false, args: none }];
  if (repo === 'aggregate' || repo === 'exists?' || repo === 'update_all') {
    const stop = statementEnd(code, at);
    const keys = named(code.slice(end, stop).match(/(?<![:\w]):?(\w+)\b/g) ?? []);
    if (repo !== 'update_all') return [{ does: 'read', rows: false, args: given('where', keys) }];
    return [{ does: 'update', rows: false, args: given('data', { ...keys, open: true }) }];
  }
  const pipes = pipesAfter(code, end);
  if (pipes === '') return [plain];
  if (/\|>\s*(?:\w+\.)?Repo\.insert_all\b/.test(pipes))
    return [{ does: 'insert', rows: false, args: given('create', 'code') }];
  const pick = /\|>\s*(?:Ecto\.Query\.)?select\s*\(([\s\S]*)/.exec(pipes);
  if (!pick) return [plain];
  return selected(pipes, undefined, '');
}

/** `%User{…}`: a row, where it goes into an insert; a pattern or a value elsewhere, which somebody has read. */
function struct(code: string, open: number, before: string): Made[] {
  const close = closing(code, open);
  const pipes = pipesAfter(code, close + 1);
  const direct = /\binsert(?:_or_update)?!?\s*\(\s*%$/.test(before);
  if (!direct && !/\|>\s*(?:[\w.]+\.)?insert(?:_or_update)?!?\b/.test(pipes)) {
    // `%User{} |> User.changeset(attrs)`: what becomes of it is told elsewhere.
    return code.slice(open + 1, close).trim() === '' && /\bchange(?:set)?\w*\b/.test(pipes)
      ? [{ does: 'insert', rows: true, args: given('create', 'code') }]
      : [plain];
  }
  const keys: Record<string, Shape> = Object.create(null);
  let more = /\bchange|\bcast\b|\bput_|\bMap\./.test(pipes);
  for (const part of parts(code, open + 1, close)) {
    const body = code.slice(part.start, part.end);
    const head = /^([a-z_]\w*):\s*/.exec(body);
    if (!head) more = true;
    else {
      const value = body.slice(head[0].length);
      keys[head[1] as string] =
        value === 'nil' ? 'null' : /^(?:"[^"]*"|-?[\d._]+|true|false|:\w+)$/.test(value) ? 'value' : 'code';
    }
  }
  return [{ does: 'insert', rows: false, args: given('create', { keys, open: more }) }];
}

/** What a query reads: what its `select` says, where that doesn't hand on the whole row. */
function selected(query: string, binding: string | undefined, rest: string): Made[] {
  const all = query + pipesAfter(rest, 0);
  const pick = /\bselect:\s*([\s\S]*)$/.exec(query) ?? /\|>\s*(?:Ecto\.Query\.)?select\s*\(([\s\S]*)$/.exec(all);
  if (!pick || /\bselect_merge\b|\bpreload\b/.test(all)) return [plain];
  const text = (pick[1] as string).split(
    /,\s*(?:where|order_by|limit|group_by|join|left_join|distinct|offset|having|lock|or_where):|\|>/,
    1,
  )[0] as string;
  const list = /^\s*\[([^\]]*)\]\s*,/.exec(text);
  const names = list ? ((list[1] as string).match(/[a-z_]\w*/g) ?? []) : binding === undefined ? [] : [binding];
  const body = (list ? text.slice(list[0].length) : text).replace(/\b(?:map|struct)\s*\(\s*\w+\s*,/g, '(');
  const whole = names.some((name) => new RegExp(`(?<![\\w.:])${name}(?![\\w.:?!])`).test(body));
  if (whole || (names.length === 0 && !/^\s*\[/.test(body))) return [plain];
  const columns = [
    ...(all.match(/(?<![\w.])[a-z_]\w*\.(\w+)/g) ?? []).map((each) => each.split('.')[1] as string),
    ...(all.match(/(?<![:\w]):(\w+)/g) ?? []),
  ];
  return [
    {
      does: 'read',
      rows: false,
      args: given('where', named([...columns, ...(all.match(/\b[a-z_]\w*(?=:\s)/g) ?? [])])),
    },
  ];
}

const named = (words: readonly string[]): { keys: Record<string, Shape>; open: boolean } => ({
  keys: Object.fromEntries(words.map((word) => [word.replace(/^:/, ''), 'code' as const])),
  open: false,
});

/** The pipes that follow an offset, with their arguments. */
function pipesAfter(code: string, from: number): string {
  const next = /\s*\|>\s*[\w.]+[?!]?/y;
  let at = from;
  for (let count = 0; count < 40; count++) {
    next.lastIndex = at;
    const match = next.exec(code);
    if (!match) break;
    at = next.lastIndex;
    if (code[at] === '(') at = closing(code, at) + 1;
  }
  return code.slice(from, at);
}

/** Where a query's text ends: its bracket, or the line that no comma goes on from. */
function statementEnd(code: string, start: number): number {
  let depth = 0;
  for (let i = start; i < code.length && i - start < 6000; i++) {
    const c = code[i] as string;
    if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') {
      depth--;
      if (
        depth <= 0 &&
        code.slice(start, i).includes(' in ') &&
        c === ')' &&
        depth < 1 &&
        /^\w+\s*\(/.test(code.slice(start, start + 20))
      )
        return i;
      if (depth < 0) return i;
    } else if (c === '\n' && depth === 0) {
      const line = code.slice(start, i).trimEnd();
      if (!/[,]$|\b(?:and|or)$|[=+<>-]$/.test(line) && !/^\s*(?:\w+:\s|and\b|or\b)/.test(code.slice(i + 1, i + 200)))
        return i;
    }
  }
  return Math.min(code.length, start + 6000);
}
