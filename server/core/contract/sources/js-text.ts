import { Lines } from '../../text/lines.ts';
import type { EntityText } from './entity-text.ts';
import { maskText } from './javascript-literals.ts';
import { entries } from './javascript-shape.ts';

let latest: EntityText | undefined;

/** A file of JavaScript or TypeScript in which models are looked for: by several sources, one after the other. */
export function jsText(raw: string): EntityText {
  if (latest?.raw !== raw) latest = read(raw);
  return latest;
}

function read(raw: string): EntityText {
  const code = maskText(raw);
  let lines: Lines | undefined;
  const strings = new Map<number, string>();
  for (const match of code.matchAll(/(['"`])[ \t\r\n]*\1/g))
    strings.set(match.index, raw.slice(match.index + 1, match.index + match[0].length - 1));
  const lineAt = (at: number): number => {
    lines ??= new Lines(raw);
    return lines.position(at).line + 1;
  };
  return { raw, code, strings, lineAt };
}

/** Options written out in an object literal. */
export class Options {
  private readonly all = new Map<string, { start: number; end: number }>();
  /** Something else is spread into it. */
  readonly open: boolean;

  constructor(
    private readonly text: EntityText,
    span: { start: number; end: number } | undefined,
  ) {
    const at = span && text.code[span.start] === '{' ? span.start : undefined;
    let open = span !== undefined && at === undefined;
    for (const { key, start, end } of at === undefined ? [] : entries(text, at)) {
      if (key === undefined) open = true;
      else this.all.set(key, { start, end });
    }
    this.open = open;
  }

  get size(): number {
    return this.all.size;
  }

  has(key: string): boolean {
    return this.all.has(key);
  }

  span(key: string): { start: number; end: number } | undefined {
    return this.all.get(key);
  }

  code(key: string): string | undefined {
    const span = this.all.get(key);
    return span && this.text.code.slice(span.start, span.end).trim();
  }

  string(key: string): string | undefined {
    const span = this.all.get(key);
    return span && this.text.strings.get(span.start);
  }

  of(key: string): Options {
    return new Options(this.text, this.all.get(key));
  }

  keys(): Iterable<string> {
    return this.all.keys();
  }
}

/** The class that `() => User`, `'User'`, `(type) => User` or `User` names. */
export function targetOf(
  { code, strings }: EntityText,
  span: { start: number; end: number } | undefined,
): string | undefined {
  if (!span) return undefined;
  const string = strings.get(span.start);
  if (string !== undefined) return string;
  return /^(?:(?:\(?[\w:\s]*\)?)\s*=>\s*)?(?:\(\s*)?(?:\w+\.)*([A-Z]\w*)\b/.exec(code.slice(span.start, span.end))?.[1];
}
