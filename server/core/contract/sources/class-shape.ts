import type { EntityText } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';

/** How members of a class end: Java's with `;` or a block, those of Kotlin and TypeScript with their line. */
export type ClassForm = 'java' | 'kotlin' | 'typescript';

/** `@Column(name = "x")`: an annotation of Java and Kotlin, a decorator of TypeScript. */
export interface Annotation {
  /** Without what stands before it: `Column` of `@field:jakarta.persistence.Column`. */
  readonly name: string;
  readonly at: number;
  /** Offsets inside of its brackets; undefined where it has none. */
  readonly args: { readonly start: number; readonly end: number } | undefined;
}

export interface Member {
  readonly annotations: readonly Annotation[];
  /** What follows them up to the value: modifiers, type and name. */
  readonly head: string;
  /** Where the head begins. */
  readonly at: number;
}

export interface ClassShape {
  readonly kind: string;
  readonly name: string;
  readonly at: number;
  readonly annotations: readonly Annotation[];
  /** Modifiers before it. */
  readonly modifiers: string;
  /** What stands between its name and its body: constructor, base class, interfaces. */
  readonly head: { readonly start: number; readonly end: number };
  /** Inside of its braces; empty where it has none. */
  readonly body: { readonly start: number; readonly end: number };
}

const modifier =
  /\b(public|protected|private|internal|abstract|final|open|sealed|static|data|inner|enum|annotation|strictfp|export|default|declare|non-sealed|value)\s*$/;

/** Every class of a file, nested ones too. */
export function classesOf({ code }: EntityText): ClassShape[] {
  const found: ClassShape[] = [];
  for (const match of code.matchAll(/(?<![\w.:$@])(class|record|interface|object)\s+([A-Za-z_$][\w$]*)/g)) {
    const [all, kind = '', name = ''] = match;
    const from = match.index + all.length;
    const end = headEnd(code, from);
    const body = code[end] === '{' ? { start: end + 1, end: closing(code, end) } : { start: end, end };
    const before = leadingAnnotations(code, match.index);
    found.push({ kind, name, at: match.index, ...before, head: { start: from, end }, body });
  }
  return found;
}

/** Where the head of a class ends: at its `{`, or with its line where it has no body (Kotlin). */
function headEnd(code: string, from: number): number {
  const limit = Math.min(code.length, from + 20_000);
  for (let i = from; i < limit; i++) {
    const c = code[i];
    if (c === '{' || c === ';' || c === '}' || c === ')') return i;
    if (c === '(' || c === '[') i = closing(code, i);
    else if (
      c === '\n' &&
      !/^\s*(?:[<({:,]|extends\b|implements\b|permits\b|where\b|constructor\b|@|private\b|internal\b)/.test(
        code.slice(i, i + 200),
      )
    ) {
      if (!/(?:[,:<&]|\b(?:extends|implements|permits|constructor))\s*$/.test(code.slice(Math.max(from, i - 100), i)))
        return i;
    }
  }
  return limit;
}

function leadingAnnotations(code: string, at: number): { annotations: Annotation[]; modifiers: string } {
  const annotations: Annotation[] = [];
  let modifiers = '';
  let end = at;
  for (let count = 0; count < 60; count++) {
    while (end > 0 && /\s/.test(code[end - 1] as string)) end--;
    const near = code.slice(Math.max(0, end - 80), end);
    const word = modifier.exec(near);
    if (word) {
      modifiers = `${word[1]} ${modifiers}`;
      end -= word[0].length;
      continue;
    }
    let head = end;
    let args: Annotation['args'];
    if (code[end - 1] === ')') {
      const open = opening(code, end - 1);
      if (open < 0) break;
      args = { start: open + 1, end: end - 1 };
      head = open;
    }
    const name = /@([\w.:]+)\s*$/.exec(code.slice(Math.max(0, head - 120), head));
    if (!name) break;
    end = head - name[0].length;
    annotations.unshift({ name: bare(name[1] as string), at: end, args });
  }
  return { annotations, modifiers };
}

/** The bracket that the one at an offset closes; -1 where it is too far away. */
function opening(code: string, at: number): number {
  let depth = 0;
  for (let i = at; i >= 0 && at - i < 20_000; i--) {
    if (code[i] === ')') depth++;
    else if (code[i] === '(') {
      depth--;
      if (depth === 0) return i;
    }
  }
  return -1;
}

const bare = (name: string): string => name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);

/** Members of a class body, with their annotations; what they do is skipped. */
export function membersOf(
  { code }: EntityText,
  { start, end }: { start: number; end: number },
  form: ClassForm,
): Member[] {
  const found: Member[] = [];
  let annotations: Annotation[] = [];
  for (let i = start; i < end; ) {
    const c = code[i] as string;
    if (/[\s;,}\])]/.test(c)) {
      i++;
      continue;
    }
    if (c === '@' && !code.startsWith('@interface', i)) {
      const name = /^@([\w.:]*)[ \t]*/.exec(code.slice(i, i + 120)) as RegExpExecArray;
      let next = i + Math.max(1, name[0].length);
      let args: Annotation['args'];
      if (code[next] === '(') {
        const close = Math.min(closing(code, next), end);
        args = { start: next + 1, end: close };
        next = close + 1;
      }
      annotations.push({ name: bare(name[1] as string), at: i, args });
      i = next;
      continue;
    }
    const stop = memberEnd(code, i, end, form);
    found.push({ annotations, head: headOf(code, i, stop), at: i });
    annotations = [];
    i = Math.max(stop, i + 1);
  }
  return found;
}

/** A member up to its value or block; long ones are no fields. */
function headOf(code: string, start: number, end: number): string {
  const head = code.slice(start, Math.min(end, start + 400));
  let depth = 0;
  for (let i = 0; i < head.length; i++) {
    const c = head[i];
    if (c === '<' || c === '(' || c === '[') depth++;
    else if (c === '>' || c === ')' || c === ']') depth--;
    else if (depth <= 0 && (c === '=' || c === '{') && head[i + 1] !== '>') return head.slice(0, i);
  }
  return head;
}

function memberEnd(code: string, start: number, end: number, form: ClassForm): number {
  let valued = false;
  for (let i = start; i < end; i++) {
    const c = code[i] as string;
    if (c === ';') return i + 1;
    if (c === '(' || c === '[') i = closing(code, i);
    else if (c === '=' && code[i + 1] !== '=' && code[i + 1] !== '>') valued = true;
    else if (c === '{') {
      i = closing(code, i);
      if (!valued && !(form === 'typescript' && /:\s*$/.test(code.slice(start, i).replace(/\{[\s\S]*$/, ''))))
        return i + 1;
    } else if (c === '\n' && form !== 'java') {
      if (
        /^\s*(?:[=.?:&|+{]|as\b|by\b)/.test(code.slice(i, i + 80)) ||
        /[=,:&|+(]\s*$/.test(code.slice(Math.max(start, i - 20), i))
      )
        continue;
      return i;
    }
  }
  return end;
}

/** Annotations anywhere between two offsets, in the arguments of others too. */
export function annotationsIn({ code }: EntityText, { start, end }: { start: number; end: number }): Annotation[] {
  return Array.from(code.slice(start, end).matchAll(/@?\b([A-Z][\w.]*)\s*(\()?/g), (match): Annotation => {
    const at = start + match.index;
    const open = match[2] === undefined ? undefined : at + match[0].length - 1;
    return {
      name: bare(match[1] as string),
      at,
      args: open === undefined ? undefined : { start: open + 1, end: Math.min(closing(code, open), end) },
    };
  });
}

/** An argument of an annotation of Java or Kotlin: by name, or the only one there is. */
export function argument(
  { code }: EntityText,
  { args }: Annotation,
  name: string,
): { start: number; end: number } | undefined {
  if (!args) return undefined;
  for (const { start, end } of parts(code, args.start, args.end)) {
    const named = /^(\w+)\s*=\s*/.exec(code.slice(start, end));
    if ((named?.[1] ?? 'value') === name) return { start: start + (named?.[0].length ?? 0), end };
  }
  return undefined;
}
