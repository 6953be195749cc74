import { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { scan } from './host-scan.ts';
import type { HostToken } from './host-strings.ts';
import { lineText } from './javascript-shape.ts';
import { rubyLanguage } from './ruby.ts';

/** A class or module, with what stands directly in it. */
export interface RubyBlock extends Span {
  readonly kind: 'class' | 'module';
  /** With the modules around it: `Blog::Post`. */
  readonly name: string;
  readonly base?: string;
  readonly indent: number;
  /** Its statements, not those of its methods. */
  readonly lines: Span[];
  readonly methods: (Span & { readonly name: string })[];
  readonly blocks: RubyBlock[];
}

/** The shape of a Ruby file by its indentation, as everybody formats it. Strings and comments are blanked first. */
export class RubyCode {
  readonly code: string;
  private readonly tokens: readonly HostToken[];
  private readonly places: Lines;

  constructor(readonly raw: string) {
    const { tokens, code } = scan(raw, rubyLanguage);
    this.code = code;
    this.tokens = tokens;
    this.places = new Lines(raw);
  }

  place(at: number): { readonly line: number; readonly text: string } {
    return { line: this.places.position(at).line + 1, text: lineText(this.raw, at) };
  }

  /** What is left of the line of an offset. */
  line(at: number): Span {
    const end = this.code.indexOf('\n', at);
    return { start: at, end: end < 0 ? this.code.length : end };
  }

  /** Strings, symbols and words of `%w[…]` between two offsets, in their order. */
  stringsOn(start: number, end: number): string[] {
    const found: { at: number; text: string }[] = [];
    for (let i = this.firstToken(start); i < this.tokens.length; i++) {
      const token = this.tokens[i] as HostToken;
      if (token.start >= end) break;
      if (!token.parts.some((part) => part.hole))
        found.push({ at: token.start, text: token.parts.map((part) => part.text).join('') });
    }
    const code = this.code.slice(start, end);
    for (const match of code.matchAll(/(?<![:\w]):([A-Za-z_]\w*[?!]?)/g))
      found.push({ at: start + match.index, text: match[1] as string });
    // Lists of words are blanked, and so read in the file itself.
    for (const match of this.raw.slice(start, end).matchAll(/%[wWiI]([[({<|!/])([^\])}>|!/]*)/g)) {
      let at = start + match.index;
      for (const word of (match[2] as string).split(/\s+/)) if (word !== '') found.push({ at: at++, text: word });
    }
    return found.sort((a, b) => a.at - b.at).map(({ text }) => text);
  }

  private firstToken(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle] as HostToken).start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Classes and modules of the file's outermost level. */
  blocks(): RubyBlock[] {
    const { code } = this;
    const found: RubyBlock[] = [];
    const around: RubyBlock[] = [];
    let method: { start: number; end: number; indent: number } | undefined;
    let from = 0;
    for (const match of code.matchAll(/^([ \t]*)(\S[^\n]*)$/gm)) {
      const indent = (match[1] as string).length;
      const start = match.index + indent;
      if (start < from) continue;
      const text = (match[2] as string).trimEnd();
      if (method && indent > method.indent) continue;
      if (method) {
        method.end = start;
        method = undefined;
        if (/^end\b/.test(text)) continue;
      }
      while (around.length > 0 && (around.at(-1) as RubyBlock).indent >= indent) {
        (around.pop() as { end: number }).end = start;
      }
      if (/^end\b/.test(text)) continue;
      const own = around.at(-1);
      const head = /^(class|module)\s+([A-Z][\w:]*)(?:\s*<\s*([A-Z:][\w:]*)(\[)?)?/.exec(text);
      const def = head ? null : /^(?:private\s+|private_class_method\s+)?def\s+(?:self\.)?(\w+[?!=]?)/.exec(text);
      if (head) {
        const name = head[2] as string;
        const made: RubyBlock = {
          kind: head[1] as 'class' | 'module',
          name: own ? `${own.name}::${name}` : name,
          // `ActiveRecord::Migration[7.0]` is no model.
          ...(head[3] === undefined || head[4] ? {} : { base: head[3] }),
          start,
          end: code.length,
          indent,
          lines: [],
          methods: [],
          blocks: [],
        };
        (own?.blocks ?? found).push(made);
        if (!/\bend\s*$/.test(text)) around.push(made);
      } else if (def) {
        const made = { name: def[1] as string, start, end: start + text.length, indent };
        own?.methods.push(made);
        if (!/\bend\s*$|\)\s*=|^def\s+\S+\s*=\s/.test(text)) method = made;
      } else if (own) {
        const end = endOfStatement(code, this.raw, start);
        from = end;
        own.lines.push({ start, end });
      }
    }
    return found;
  }
}

/** A statement goes on where a bracket is open, or a line ends with a comma or an operator. */
function endOfStatement(code: string, raw: string, start: number): number {
  let depth = 0;
  for (let i = start; i < code.length && i - start < 4000; i++) {
    const c = code.charCodeAt(i);
    if (c === 40 || c === 91 || c === 123) depth++;
    else if (c === 41 || c === 93 || c === 125) depth--;
    else if (c === 10 && depth <= 0) {
      let last = i - 1;
      while (last > start && /\s/.test(code[last] as string)) last--;
      // A list of words after the operator is blanked.
      const ends = !/[,\\=+]/.test(code[last] as string) || /^\s*[^\s#]/.test(raw.slice(last + 1, i));
      if (ends) return i;
    }
  }
  const end = code.indexOf('\n', start);
  return end < 0 ? code.length : end;
}
