import type { Shape } from '../source.ts';
import { type EntityText, entityText } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';
import { language } from './php.ts';

/** A file of PHP in which models are looked for; comments and what strings say are blanked in its `code`. */
export const phpText = (raw: string): EntityText => entityText(raw, language);

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface PhpClass {
  readonly kind: 'class' | 'trait';
  readonly name: string;
  readonly at: number;
  readonly modifiers: string;
  /** The class it extends, as it is called where it comes from, without its namespace. */
  readonly base?: string;
  /** That class is one of this library, by its namespace. */
  readonly from?: string;
  readonly attributes: readonly PhpAttribute[];
  readonly members: readonly PhpMember[];
  /** Traits it uses. */
  readonly traits: readonly string[];
  readonly body: Stretch;
}

/** `#[ORM\Column(name: 'x')]`: a name without its namespace, and what stands in its brackets. */
export interface PhpAttribute {
  readonly name: string;
  readonly at: number;
  readonly args?: Stretch;
}

/** A property, constant or method of a class. */
export interface PhpMember {
  readonly kind: 'property' | 'method' | 'constant';
  readonly name: string;
  readonly at: number;
  /** What stands before the name: modifiers, type. */
  readonly head: string;
  readonly attributes: readonly PhpAttribute[];
  /** What stands between it and the member before: comments, as the file has them. */
  readonly comment: string;
  readonly value?: Stretch;
  readonly body?: Stretch;
}

/** What names stand for: `use App\Models\User as Member`. Without namespaces, which are a matter of files. */
export function phpAliases({ code }: EntityText): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of code.matchAll(/^[ \t]*use\s+(?:function\s+)?([\w\\]+)(?:\s+as\s+(\w+))?\s*;/gm)) {
    const name = lastOf(match[1] as string);
    found.set(match[2] ?? name, name);
  }
  for (const match of code.matchAll(/^[ \t]*use\s+[\w\\]+\\\{([^{};]{0,3000})\}\s*;/gm))
    for (const part of (match[1] as string).split(',')) {
      const [, name, local] = /^\s*([\w\\]+)(?:\s+as\s+(\w+))?\s*$/.exec(part) ?? [];
      if (name !== undefined) found.set(local ?? lastOf(name), lastOf(name));
    }
  return found;
}

/** The first words of the namespace that a class of a file is from: `Illuminate\Foundation`. */
function namespaceOf(code: string, name: string): string {
  if (name.includes('\\')) return name.replace(/^\\/, '');
  const imported = new RegExp(`^[ \\t]*use\\s+([\\w\\\\]+\\\\)(?:${name}|\\w+\\s+as\\s+${name})\\s*;`, 'm').exec(code);
  return imported?.[1] ?? '';
}

export const lastOf = (name: string): string => name.slice(name.lastIndexOf('\\') + 1);

/** Classes and traits of a file, with their members. */
export function phpClasses(text: EntityText): PhpClass[] {
  const { code } = text;
  const aliases = phpAliases(text);
  const found: PhpClass[] = [];
  for (const match of code.matchAll(
    /(?<![\w$>:\\])((?:(?:abstract|final|readonly)\s+){0,3})(class|trait)\s+(\w+)([^{};()]{0,2000})\{/g,
  )) {
    const [all, modifiers = '', kind = 'class', name = '', head = ''] = match;
    const open = match.index + all.length - 1;
    const body = { start: open + 1, end: closing(code, open) };
    const base = /\bextends\s+([\w\\]+)/.exec(head)?.[1];
    found.push({
      kind: kind as 'class' | 'trait',
      name,
      at: match.index,
      modifiers,
      ...(base === undefined ? {} : { base: aliases.get(base) ?? lastOf(base), from: namespaceOf(code, base) }),
      attributes: attributesBefore(text, match.index),
      traits: Array.from(
        code.slice(body.start, body.end).matchAll(/(?:^|[;{}])\s*use\s+([\w\\,\s]+?)\s*[;{]/g),
        (use) => (use[1] as string).split(',').map((each) => aliases.get(each.trim()) ?? lastOf(each.trim())),
      ).flat(),
      members: membersOf(text, body, aliases),
      body,
    });
  }
  return found;
}

function membersOf(text: EntityText, { start, end }: Stretch, aliases: ReadonlyMap<string, string>): PhpMember[] {
  const { code, raw } = text;
  const found: PhpMember[] = [];
  let attributes: PhpAttribute[] = [];
  let from = start;
  for (let i = start; i < end; ) {
    const c = code[i] as string;
    if (/[\s;}]/.test(c)) {
      i++;
      continue;
    }
    if (c === '#' && code[i + 1] === '[') {
      const close = closing(code, i + 1);
      attributes.push(...attributesIn(text, { start: i + 2, end: Math.min(close, end) }, aliases));
      i = Math.min(close, end) + 1;
      continue;
    }
    const stop = memberEnd(code, i, end);
    const head = code.slice(i, Math.min(stop, i + 2_000));
    const member = readMember(code, i, stop, head);
    const comment = raw.slice(from, i);
    if (member) found.push({ ...member, attributes, comment });
    if (member?.name === '__construct') found.push(...promoted(text, i, stop, aliases));
    attributes = [];
    from = stop;
    i = Math.max(stop, i + 1);
  }
  return found;
}

function readMember(
  code: string,
  at: number,
  stop: number,
  head: string,
): Omit<PhpMember, 'attributes' | 'comment'> | undefined {
  const method = /^((?:\w+\s+)*)function\s+&?\s*(\w+)\s*\(/.exec(head);
  if (method) {
    const open = code.indexOf('{', at);
    const body = open >= 0 && open < stop ? { start: open + 1, end: stop - 1 } : undefined;
    return { kind: 'method', name: method[2] as string, at, head: method[1] as string, ...(body ? { body } : {}) };
  }
  const constant = /^((?:\w+\s+)*)const\s+(?:\w+\s+)?(\w+)\s*=\s*/.exec(head);
  if (constant)
    return {
      kind: 'constant',
      name: constant[2] as string,
      at,
      head: constant[1] as string,
      value: { start: at + constant[0].length, end: stop - 1 },
    };
  const property = /^((?:[\w\\|?&()]+\s+)*)\$(\w+)\s*(=\s*)?/.exec(head);
  if (!property) return undefined;
  return {
    kind: 'property',
    name: property[2] as string,
    at,
    head: property[1] as string,
    ...(property[3] === undefined ? {} : { value: { start: at + property[0].length, end: stop - 1 } }),
  };
}

/** Properties that the constructor declares with its parameters. */
function promoted(text: EntityText, at: number, stop: number, aliases: ReadonlyMap<string, string>): PhpMember[] {
  const { code } = text;
  const open = code.indexOf('(', at);
  if (open < 0 || open >= stop) return [];
  return parts(code, open + 1, closing(code, open)).flatMap(({ start, end }): PhpMember[] => {
    const attributes: PhpAttribute[] = [];
    let from = start;
    for (let guard = 0; guard < 20 && code[from] === '#'; guard++) {
      const close = closing(code, from + 1);
      attributes.push(...attributesIn(text, { start: from + 2, end: close }, aliases));
      from = close + 1;
      while (/\s/.test(code[from] ?? '')) from++;
    }
    const match = /^((?:public|protected|private|readonly)\s+(?:[\w\\|?&()]+\s+)*)\$(\w+)/.exec(code.slice(from, end));
    if (!match) return [];
    return [
      { kind: 'property', name: match[2] as string, at: from, head: match[1] as string, attributes, comment: '' },
    ];
  });
}

/** A member ends with its `;`, or with its block. */
function memberEnd(code: string, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const c = code[i] as string;
    if (c === ';') return i + 1;
    if (c === '(' || c === '[') i = closing(code, i);
    else if (c === '{') return Math.min(closing(code, i), end) + 1;
  }
  return end;
}

function attributesBefore(text: EntityText, at: number): PhpAttribute[] {
  const { code } = text;
  const aliases = phpAliases(text);
  const found: PhpAttribute[] = [];
  let end = at;
  for (let guard = 0; guard < 30; guard++) {
    while (end > 0 && /\s/.test(code[end - 1] as string)) end--;
    if (code[end - 1] !== ']') break;
    let open = code.lastIndexOf('#[', end - 1);
    while (open >= 0 && end - open < 5_000 && closing(code, open + 1) !== end - 1)
      open = code.lastIndexOf('#[', open - 1);
    if (open < 0 || end - open >= 5_000) break;
    found.unshift(...attributesIn(text, { start: open + 2, end: end - 1 }, aliases));
    end = open;
  }
  return found;
}

const attributesIn = (
  { code }: EntityText,
  { start, end }: Stretch,
  aliases: ReadonlyMap<string, string>,
): PhpAttribute[] =>
  parts(code, start, end).flatMap((part): PhpAttribute[] => {
    const match = /^([\w\\]+)\s*(\()?/.exec(code.slice(part.start, part.end));
    if (!match) return [];
    const name = match[1] as string;
    const open = part.start + match[0].length - 1;
    return [
      {
        name: aliases.get(name) ?? lastOf(name),
        at: part.start,
        ...(match[2] === undefined ? {} : { args: { start: open + 1, end: closing(code, open) } }),
      },
    ];
  });

/** An argument of a call or an attribute: by its name, or by its place where none has one. */
export function phpArgument(
  { code }: EntityText,
  args: Stretch | undefined,
  name: string,
  place = -1,
): Stretch | undefined {
  if (!args) return undefined;
  let i = 0;
  for (const { start, end } of parts(code, args.start, args.end)) {
    const named = /^(\w+)\s*:(?!:)\s*/.exec(code.slice(start, end));
    if (named ? named[1] === name : i === place) return { start: start + (named?.[0].length ?? 0), end };
    i++;
  }
  return undefined;
}

/** Entries of the array whose bracket is at an offset: `['a' => 1, 'b']`, `array('a')`. */
export function phpEntries(
  text: EntityText,
  at: number,
): { key?: string; open: boolean; start: number; end: number }[] {
  const { code, strings } = text;
  return parts(code, at + 1, closing(code, at)).map(({ start, end }) => {
    const body = code.slice(start, end);
    if (body.startsWith('...')) return { open: true, start, end };
    const arrow = arrowIn(code, start, end);
    if (arrow < 0) return { open: false, start, end };
    const space = /^\s*/.exec(code.slice(arrow + 2, end))?.[0].length ?? 0;
    const key = strings.get(start);
    const plain = key !== undefined && /^"[^"]*"\s*$/.test(code.slice(start, arrow));
    return { ...(plain ? { key } : {}), open: !plain, start: arrow + 2 + space, end };
  });
}

function arrowIn(code: string, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const c = code[i];
    if (c === '(' || c === '[' || c === '{') i = closing(code, i);
    else if (c === '=' && code[i + 1] === '>') return i;
  }
  return -1;
}

/** Where an array begins that stands at an offset: its bracket. */
export function arrayAt(code: string, { start, end }: Stretch): number | undefined {
  const match = /^\s*(?:array\s*\(|\[)/.exec(code.slice(start, end));
  return match ? start + match[0].length - 1 : undefined;
}

/** What an expression looks like: an array by its keys, rows of a list put together to one. */
export function phpShape(text: EntityText, span: Stretch, depth = 0): Shape {
  const { code } = text;
  const body = code.slice(span.start, span.end).trim();
  if (/^null$/i.test(body)) return 'null';
  if (/^(?:"[^"]*"|-?[\d.]+|true|false)$/i.test(body)) return 'value';
  const at = arrayAt(code, span);
  const lead = /^\s*/.exec(code.slice(span.start, span.end))?.[0].length ?? 0;
  if (at === undefined || depth > 20 || closing(code, at) !== span.start + lead + body.length - 1) return 'code';
  const keys: Record<string, Shape> = Object.create(null);
  let open = false;
  let rows = 0;
  for (const entry of phpEntries(text, at)) {
    if (entry.open) open = true;
    else if (entry.key !== undefined) keys[entry.key] = phpShape(text, entry, depth + 1);
    else {
      const row = phpShape(text, entry, depth + 1);
      if (typeof row !== 'object') open = true;
      else {
        rows++;
        open ||= row.open;
        for (const [key, value] of Object.entries(row.keys)) keys[key] = rows > 1 ? 'code' : value;
      }
    }
  }
  return { keys, open };
}

/** The calls that follow an offset: `->where(…)->first()`. */
export function phpChain(code: string, at: number): { readonly name: string; readonly at: number }[] {
  const calls: { name: string; at: number }[] = [];
  const next = /\s*\??->\s*(\w+)\s*\(/y;
  let from = at;
  for (;;) {
    next.lastIndex = from;
    const match = next.exec(code);
    if (!match) return calls;
    const open = next.lastIndex - 1;
    calls.push({ name: match[1] as string, at: open });
    from = closing(code, open) + 1;
  }
}

/** Strings that stand anywhere in a stretch, with where they begin. */
export function stringsIn({ code, strings }: EntityText, { start, end }: Stretch): [number, string][] {
  const found: [number, string][] = [];
  for (const match of code.slice(start, Math.min(end, start + 20_000)).matchAll(/"/g)) {
    const said = strings.get(start + match.index);
    if (said !== undefined) found.push([start + match.index, said]);
  }
  return found;
}
