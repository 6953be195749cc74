import { within } from './host-names.ts';
import type { Definition, HostString, HostToken, Part } from './host-strings.ts';
import { closing, parts as split } from './javascript-shape.ts';

/** A file as its strings were read. */
export interface ReadSource {
  readonly source: string;
  readonly code: string;
  readonly tokens: readonly HostToken[];
  readonly definitions: readonly Definition[];
  /** Whether a function is seen in this file only, by the line it is defined on; undefined where that can't be told. */
  readonly ownFunction?: RegExp | undefined;
}

/**
 * The queries that a string stands for whose open parts can only be some that the file has written out: a name that anything
 * else ends the function (`if (column != "a" && column != "b") return`), or a parameter of a function that only this file can
 * call, and does with strings. Undefined where there is none, or where one of them may be anything.
 */
export function eachValue(string: HostString, read: ReadSource): HostString[] | undefined {
  const names = holesOf(string, read);
  if (names.length === 0 || names.length > 8) return undefined;
  const own = within(read.definitions, string.start);
  const called = own && calls(own, new Set(names.map(({ value }) => value)), read);
  const rows =
    called ??
    names.reduce<readonly ReadonlyMap<string, string>[]>(
      (all, { value }) => {
        const values = guarded(value, string, own, read);
        if (!values || all.some((row) => row.has(value))) return all;
        return all.flatMap((row) => values.map((each) => new Map([...row, [value, each]])));
      },
      [new Map()],
    );
  if (rows.length === 0 || rows.length > most || rows[0]?.size === 0) return undefined;
  return rows.map((row) => ({ ...string, parts: filled(string.parts, names, row) }));
}

/** Queries that one string may stand for. */
const most = 40;

interface Hole {
  /** As the string has it: the name in braces, or the code of a hole. */
  readonly said: string;
  /** The variable it is. */
  readonly value: string;
}

function holesOf({ parts, inner }: HostString, { code, ownFunction }: ReadSource): Hole[] {
  const said = new Set<string>();
  for (const { hole, text } of parts) {
    if (hole) said.add(text.trim());
    else if (ownFunction?.source.includes('fn'))
      for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) said.add(name);
  }
  const tail = code.slice(inner.end, inner.end + 600);
  return [...said].flatMap((name): Hole[] => {
    if (!/^&?[A-Za-z_]\w{0,80}$/.test(name)) return [];
    const bare = name.replace('&', '');
    const given = new RegExp(`^[^;]*?[,(\\s]${bare}\\s*=\\s*&?([a-z_]\\w*)\\s*[,)]`).exec(tail)?.[1];
    return [{ said: name, value: given ?? bare }];
  });
}

function filled(parts: readonly Part[], holes: readonly Hole[], row: ReadonlyMap<string, string>): Part[] {
  return parts.map((part): Part => {
    if (part.hole) {
      const value = row.get(holes.find(({ said }) => said === part.text.trim())?.value ?? '');
      return value === undefined ? part : { at: part.at, text: value };
    }
    let { text } = part;
    for (const { said, value } of holes) {
      const known = row.get(value);
      if (known !== undefined) text = text.replaceAll(`{${said}}`, known);
    }
    return { ...part, text };
  });
}

/** The values that a check before a string leaves a variable. */
function guarded(
  name: string,
  { start }: HostString,
  own: Definition | undefined,
  { source, code }: ReadSource,
): readonly string[] | undefined {
  const from = Math.max(own?.at ?? 0, start - reach);
  const before = code.slice(from, start);
  if (!before.includes(name)) return undefined;
  const quoted = `["'\`][^"'\`\\n]{0,80}["'\`]`;
  const not = `${name}\\s*!==?\\s*${quoted}`;
  const ends = '(?:return|throw|panic|raise|continue|log\\.Fatal\\w*|os\\.Exit|process\\.exit)\\b';
  const checks = [
    new RegExp(`\\bif\\s*\\(?\\s*(${not}(?:\\s*&&\\s*${not})*)\\s*\\)?\\s*\\{?\\s*${ends}`, 'g'),
    new RegExp(
      `\\bif\\s*\\(\\s*!\\s*\\[([^\\][]*)\\]\\s*\\.\\s*includes\\s*\\(\\s*${name}\\s*\\)\\s*\\)\\s*\\{?\\s*${ends}`,
      'g',
    ),
    new RegExp(`\\bif\\s+${name}\\s+not\\s+in\\s*[([{]([^()[\\]{}]*)[)\\]}]\\s*:\\s*${ends}`, 'g'),
  ];
  for (const check of checks) {
    const match = [...before.matchAll(check)].at(-1);
    if (!match || /\belse\s*$/.test(before.slice(0, match.index))) continue;
    const after = before.slice(match.index);
    if (changes(name).test(after.slice(match[0].length)) || !reaches(before, match.index)) continue;
    const list = source.slice(
      from + match.index + match[0].indexOf(match[1] as string),
      from + match.index + match[0].indexOf(match[1] as string) + (match[1] as string).length,
    );
    const values = Array.from(list.matchAll(/["'`]([^"'`\n]*)["'`]/g), (each) => each[1] as string);
    const rest = list.replace(/["'`][^"'`\n]*["'`]/g, '').replaceAll(name, '');
    if (values.length > 0 && values.every((value) => /^[\w.]+$/.test(value)) && /^[\s!=&,]*$/.test(rest)) return values;
  }
  return undefined;
}

/** How far before a query its check may stand. */
const reach = 4_000;

/** What gives a variable another value, or begins a function with variables of its own. */
const changes = (name: string): RegExp =>
  new RegExp(
    `\\b${name}\\s*(?::?=(?!=)|\\+=|\\+\\+|,[^;\\n]*:?=(?!=))|&${name}\\b|\\b(?:func|function|def|lambda|fn)\\b|=>`,
  );

/** Whether all that comes after an offset comes after it in the program as well: its block, by brackets and indentation, goes on. */
function reaches(code: string, at: number): boolean {
  let depth = 0;
  for (let i = at; i < code.length; i++) {
    if (code[i] === '{') depth++;
    else if (code[i] === '}' && --depth < 0) return false;
  }
  const indent = at - (code.lastIndexOf('\n', at) + 1);
  const lines = code.slice(at).split('\n').slice(1, -1);
  return code.includes('{') || lines.every((line) => line.trim() === '' || line.search(/\S/) >= indent);
}

/** What a function's parameters are in each call, where all are strings; undefined where any may be something else. */
function calls(
  { at, name }: Definition,
  wanted: ReadonlySet<string>,
  { source, code, tokens, ownFunction }: ReadSource,
): readonly ReadonlyMap<string, string>[] | undefined {
  const line = code.slice(code.lastIndexOf('\n', at) + 1, at + name.length);
  if (!ownFunction?.test(line) || !/^\w+$/.test(name)) return undefined;
  const places = Array.from(code.matchAll(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g')), ({ index }) => index);
  const open = code.indexOf('(', at);
  const head = /^\s*(?:<[^()]*>)?\s*$/.test(code.slice(at + name.length, open)) ? open : -1;
  if (head < 0) return undefined;
  const parameters = split(code, head + 1, closing(code, head)).map(
    ({ start, end }) => /^(?:mut\s+)?(\w+)\s*(?::|$)/.exec(code.slice(start, end))?.[1],
  );
  const taken = [...wanted].filter((each) => parameters.includes(each));
  if (taken.length === 0) return undefined;
  const body = code.slice(closing(code, head), bodyEnd(code, head));
  if (
    taken.some((each) =>
      new RegExp(
        `\\blet\\s+(?:mut\\s+)?${each}\\b|(?<![\\w.])${each}\\s*(?:\\+=|=(?![=>])(?!\\s*&?\\w+\\s*[,)]))|\\bmut\\s+${each}\\b`,
      ).test(body),
    )
  )
    return undefined;
  const rows: ReadonlyMap<string, string>[] = [];
  for (const place of places) {
    if (place === at) continue;
    const call = place + name.length;
    if (
      code[call] !== '(' ||
      /[.\w]\s*$|\bfn\s+$|\bfunction\s+$/.test(
        code
          .slice(Math.max(0, place - 20), place)
          .replace(/\b(?:await|return|in|of|case|else|do|yield|void|typeof|new)\s+$/, ''),
      )
    )
      return undefined;
    const given = split(code, call + 1, closing(code, call));
    const row = new Map<string, string>();
    for (const each of taken) {
      const part = given[parameters.indexOf(each)];
      const token = part && tokens.find(({ start, end }) => start === part.start && end === part.end);
      if (!token?.closed || token.parts.some(({ hole }) => hole)) return undefined;
      row.set(each, token.parts.map(({ text }) => text).join(''));
    }
    rows.push(row);
  }
  return rows.length > 0 && source.length > 0 ? rows : undefined;
}

function bodyEnd(code: string, head: number): number {
  const open = code.indexOf('{', closing(code, head));
  return open < 0 ? code.length : closing(code, open);
}
