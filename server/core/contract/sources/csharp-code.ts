import { language } from './csharp.ts';
import { type EntityText, entityText } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';

/** A file of C# in which entities are looked for; comments and what strings say are blanked in its `code`. */
export const csharpText = (raw: string): EntityText => entityText(raw, language);

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface CsharpAttribute {
  /** Without `Attribute` at its end, and without its namespace. */
  readonly name: string;
  readonly args?: Stretch;
}

/** `public string? Email { get; set; }` */
export interface CsharpProperty {
  readonly name: string;
  readonly type: string;
  readonly at: number;
  readonly attributes: readonly CsharpAttribute[];
  /** It has a setter, or is set when the object is made. */
  readonly set: boolean;
}

export interface CsharpClass {
  readonly name: string;
  readonly at: number;
  readonly attributes: readonly CsharpAttribute[];
  readonly modifiers: string;
  /** What it extends and implements, as it is written, without type arguments. */
  readonly bases: readonly string[];
  readonly properties: readonly CsharpProperty[];
  readonly body: Stretch;
}

/** The namespace of a file, the first one where there are several. */
export const namespaceOf = ({ code }: EntityText): string => /\bnamespace\s+([\w.]+)/.exec(code)?.[1] ?? '';

export function csharpClasses(text: EntityText): CsharpClass[] {
  const { code } = text;
  const found: CsharpClass[] = [];
  for (const match of code.matchAll(
    /(?<![\w.])((?:(?:public|internal|private|protected|abstract|sealed|partial|static|file|readonly)\s+){0,5})(?:class|record(?:\s+(?:class|struct))?)\s+(\w+)\s*(?:<[^<>{};]{0,200}>)?/g,
  )) {
    const [all, modifiers = '', name = ''] = match;
    let at = match.index + all.length;
    const positional = /^\s*\(/.test(code.slice(at, at + 200)) ? code.indexOf('(', at) : -1;
    if (positional >= 0) at = closing(code, positional) + 1;
    const head = /^[^{;]{0,2000}/.exec(code.slice(at, at + 2_000))?.[0] ?? '';
    const open = at + head.length;
    const body = code[open] === '{' ? { start: open + 1, end: closing(code, open) } : { start: open, end: open };
    const written = /^\s*:\s*([\s\S]*?)(?:\bwhere\b|$)/.exec(head)?.[1] ?? '';
    const bases = parts(written, 0, written.length).map(({ start, end }) =>
      written
        .slice(start, end)
        .replace(/[<(][\s\S]*$/, '')
        .trim(),
    );
    const properties = propertiesOf(text, body);
    for (const part of positional < 0 ? [] : parts(code, positional + 1, closing(code, positional))) {
      const made = /^((?:\[[^\]]*\]\s*)*)(?:\w+\s+)??([\w.]+(?:<[^()]*>)?(?:\[\])?\??)\s+(\w+)/.exec(
        code.slice(part.start, part.end),
      );
      if (made)
        properties.push({
          name: made[3] as string,
          type: made[2] as string,
          at: part.start,
          attributes: attributesAt(text, part.start).attributes,
          set: true,
        });
    }
    found.push({
      name,
      at: match.index,
      modifiers,
      attributes: attributesBefore(text, match.index),
      bases,
      properties,
      body,
    });
  }
  return found;
}

function propertiesOf(text: EntityText, { start, end }: Stretch): CsharpProperty[] {
  const { code } = text;
  const found: CsharpProperty[] = [];
  for (let i = start; i < end; ) {
    if (/[\s;},]/.test(code[i] as string)) {
      i++;
      continue;
    }
    const { attributes, next } = attributesAt(text, i);
    if (next > i) {
      i = next;
      const rest = member(text, i, end, attributes);
      if (rest.property) found.push(rest.property);
      i = Math.max(rest.next, i + 1);
      continue;
    }
    const { property, next: after } = member(text, i, end, []);
    if (property) found.push(property);
    i = Math.max(after, i + 1);
  }
  return found;
}

function member(
  { code }: EntityText,
  start: number,
  end: number,
  attributes: readonly CsharpAttribute[],
): { property?: CsharpProperty; next: number } {
  for (let i = start; i < end; i++) {
    const c = code[i] as string;
    if (c === ';') return { next: i + 1 };
    if (c === '=' && code[i + 1] === '>') {
      const stop = code.indexOf(';', i);
      return { next: stop < 0 || stop > end ? end : stop + 1 };
    }
    if (c === '(' || c === '[') i = closing(code, i);
    else if (c === '{') {
      const close = Math.min(closing(code, i), end);
      const head = code.slice(start, i);
      const accessors = code.slice(i + 1, close);
      const value = /^\s*=[^=]/.exec(code.slice(close + 1, close + 60));
      const stop = value ? code.indexOf(';', close) : close;
      const next = (stop < 0 ? close : stop) + 1;
      const match =
        /^((?:(?:public|protected|internal|private|virtual|override|required|new|abstract|sealed)\s+)+)([\w.]+(?:\s*<[^(){}]*>)?(?:\s*\[\s*\])*\s*\??)\s+(\w+)\s*$/.exec(
          head,
        );
      if (!match || !/\bget\b/.test(accessors) || !/\bpublic\b/.test(match[1] as string)) return { next };
      const set = /\b(?:set|init)\b/.test(accessors);
      const type = (match[2] as string).replace(/\s+/g, '');
      return { property: { name: match[3] as string, type, at: start, attributes, set }, next };
    }
  }
  return { next: end };
}

/** Attributes that stand at an offset, one group after the other. */
function attributesAt(text: EntityText, start: number): { attributes: CsharpAttribute[]; next: number } {
  const { code } = text;
  const attributes: CsharpAttribute[] = [];
  let at = start;
  for (let guard = 0; guard < 30 && code[at] === '['; guard++) {
    const close = closing(code, at);
    attributes.push(...attributesIn(code, at + 1, close));
    at = close + 1;
    while (/\s/.test(code[at] ?? '')) at++;
  }
  return { attributes, next: at };
}

function attributesBefore({ code }: EntityText, at: number): CsharpAttribute[] {
  const found: CsharpAttribute[] = [];
  let end = at;
  for (let guard = 0; guard < 30; guard++) {
    while (end > 0 && /\s/.test(code[end - 1] as string)) end--;
    if (code[end - 1] !== ']') break;
    let open = code.lastIndexOf('[', end - 1);
    while (open >= 0 && end - open < 3_000 && closing(code, open) !== end - 1) open = code.lastIndexOf('[', open - 1);
    if (open < 0 || end - open >= 3_000) break;
    found.unshift(...attributesIn(code, open + 1, end - 1));
    end = open;
  }
  return found;
}

const attributesIn = (code: string, start: number, end: number): CsharpAttribute[] =>
  parts(code, start, end).flatMap((part): CsharpAttribute[] => {
    const match = /^(?:\w+\s*:\s*)?([\w.]+)\s*(\()?/.exec(code.slice(part.start, part.end));
    if (!match) return [];
    const name = (match[1] as string).replace(/^.*\./, '').replace(/Attribute$/, '');
    const open = part.start + match[0].length - 1;
    return [{ name, ...(match[2] === undefined ? {} : { args: { start: open + 1, end: closing(code, open) } }) }];
  });

/** An argument: by its name (`Schema = "x"`), or the first one that has none. */
export function csharpArgument({ code }: EntityText, args: Stretch | undefined, name?: string): Stretch | undefined {
  for (const { start, end } of args ? parts(code, args.start, args.end) : []) {
    const named = /^(\w+)\s*[=:](?![=>])\s*/.exec(code.slice(start, end));
    if (named?.[1] === name) return { start: start + (named?.[0].length ?? 0), end };
  }
  return undefined;
}

/** A type without its namespace, its arguments and its question mark. */
export const bare = (type: string): string =>
  type
    .replace(/\?$/, '')
    .replace(/<[\s\S]*$/, '')
    .replace(/^.*\./, '');

/** What a plain string or a `nameof` says. */
export function stringAt({ code, strings }: EntityText, { start, end }: Stretch): string | undefined {
  const body = code.slice(start, end).trim();
  if (/^[@$]?"[^"]*"$/.test(body)) return strings.get(code.indexOf('"', start)) ?? strings.get(start);
  return /^nameof\s*\(\s*(?:\w+\.)*(\w+)\s*\)$/.exec(body)?.[1];
}
