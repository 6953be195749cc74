import type { Definition, HostString, HostToken, Part } from './host-strings.ts';

/**
 * A string that goes by a name which is added to or formatted somewhere in the file is open. One that goes by a name given
 * once in the file stands wherever the name is an operand.
 */
export function withConstants(
  strings: readonly HostString[],
  code: string,
  changed: ReadonlyMap<string, readonly number[]>,
  definitions: readonly Definition[],
): HostString[] {
  const given = new Map<string, number>();
  for (const match of code.matchAll(
    /(?<![\w$])([\w$]{1,80})\s{0,20}(?::[^=\n;(){}]{1,60}|\sstring\s{0,20})?(?:[-+*/%.:|&?]|<<)?=(?![=>])/g,
  ))
    given.set(match[1] as string, (given.get(match[1] as string) ?? 0) + 1);
  const constants = new Map<string, { readonly parts: readonly Part[]; readonly own: Definition | undefined }>();
  /** What a name stands for where a string uses it: a constant of the file, or of the function around, and no parameter. */
  const meaning = (name: string, offset: number): readonly Part[] | undefined => {
    const constant = constants.get(name);
    if (!constant || (constant.own && (offset < constant.own.at || offset > constant.own.end))) return undefined;
    const user = within(definitions, offset);
    return user && heads(code, user).has(name) ? undefined : constant.parts;
  };
  const close = (string: HostString): HostString => {
    const parts = string.parts.flatMap((part) =>
      part.hole ? (meaning(part.text.trim(), string.start) ?? [part]) : [part],
    );
    const length = parts.reduce((sum, part) => sum + part.text.length, 0);
    return { ...string, parts: parts.length > mostParts || length > longest ? string.parts : parts };
  };
  return strings.map((each) => {
    const string = close(each);
    const { variable } = string;
    if (variable === undefined) return string;
    if (!string.open && given.get(variable) === 1 && !string.parts.some((part) => part.hole))
      constants.set(variable, { parts: string.parts, own: within(definitions, string.start) });
    const places = changed.get(variable);
    return places && isChanged(string, code, places, definitions) ? { ...string, open: true } : string;
  });
}

const knownHeads = new WeakMap<Definition, ReadonlySet<string>>();

/** The words of a definition's head: its parameters are among them. */
function heads(code: string, definition: Definition): ReadonlySet<string> {
  const known = knownHeads.get(definition);
  if (known) return known;
  const [head = ''] = code
    .slice(definition.at, Math.min(definition.end, definition.at + 1_000))
    .split(/\{|:[ \t\r]*\n/, 1);
  const words = new Set(head.match(/[\w$]+/g) ?? []);
  knownHeads.set(definition, words);
  return words;
}

/** Names put into names shall not make a small file a large one. */
const mostParts = 400;
const longest = 20_000;

/** Where names are added to, formatted, or put into other strings. */
export function changes(code: string, tokens: readonly HostToken[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  const add = (name: string, at: number): void => {
    const known = places.get(name);
    if (known) known.push(at);
    else places.set(name, [at]);
  };
  const patterns = [
    /(?<![\w$])([\w$]{1,80})(?:\.String\(\))?\s{0,20}(?:\+=|\.=|<<|\|\|=|\+(?!\+)|%(?!\w*[:>])|\.\s*(?:append\w*|concat\w*|plus|push(?:_str)?|insert|write\w*|replace\w*|format\w*|gsub!?|sub!?|prepend|join)\b)/gi,
    /(?:printf|format!?|concat|implode|join)\s*\(\s*([\w$]{1,80})/gi,
    /(\$\w{1,80})\s*\.(?![\d.])/g,
  ];
  for (const pattern of patterns) for (const match of code.matchAll(pattern)) add(match[1] as string, match.index);
  for (const token of tokens) {
    for (const part of token.parts) {
      if (!part.hole) continue;
      for (const name of part.text.slice(0, 200).match(/[\w$]+/g) ?? []) {
        add(name, part.at);
        add(`$${name}`, part.at);
      }
    }
  }
  for (const each of places.values()) each.sort((a, b) => a - b);
  return places;
}

export function readDefinitions(code: string, pattern: RegExp): Definition[] {
  const found = Array.from(code.matchAll(pattern), (match) => {
    const name = match.slice(1).find(Boolean) ?? '';
    const at = match.index + Math.max(0, match[0].lastIndexOf(name));
    return { at, name, indent: indentAt(code, at), end: code.length };
  });
  const open: typeof found = [];
  let next = 0;
  // Brackets at the beginning of a line belong to the definition's own head, and its last one does no harm.
  for (const line of code.matchAll(/^([ \t]*)[^\s(){[\]"]/gm)) {
    const indent = (line[1] as string).length;
    while (open.length > 0 && (open.at(-1) as Definition).indent >= indent)
      (open.pop() as { end: number }).end = line.index;
    const stop = code.indexOf('\n', line.index);
    while (next < found.length && (found[next] as Definition).at < (stop < 0 ? code.length : stop))
      open.push(found[next++] as (typeof found)[number]);
  }
  return found;
}

/** Blanks at the beginning of the line of an offset. */
function indentAt(code: string, offset: number): number {
  const start = code.lastIndexOf('\n', offset - 1) + 1;
  let i = start;
  while (i < offset && (code[i] === ' ' || code[i] === '\t')) i++;
  return i - start;
}

/** Whether a name is changed in the function a string stands in; anywhere in the file, where it stands in none. */
function isChanged(
  string: HostString,
  code: string,
  places: readonly number[],
  definitions: readonly Definition[],
): boolean {
  if (/[.@>:]\s*$/.test(code.slice(Math.max(0, string.named - 3), string.named))) return places.length > 0;
  const own = within(definitions, string.start);
  if (own === undefined) return places.length > 0;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) <= own.at) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? own.end) < own.end;
}

/** How many definitions are looked at around a string. */
const mostDefinitions = 200;

/** The function or method that an offset is in, as far as indentation tells. */
export function within(definitions: readonly Definition[], offset: number): Definition | undefined {
  const last = lastBefore(definitions, offset);
  for (let i = last; i >= 0 && last - i < mostDefinitions; i--)
    if ((definitions[i] as Definition).end > offset) return definitions[i];
  return undefined;
}

/** The index of the last definition before an offset; -1 for none. */
function lastBefore(definitions: readonly Definition[], offset: number): number {
  let low = 0;
  let high = definitions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((definitions[middle] as Definition).at < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
