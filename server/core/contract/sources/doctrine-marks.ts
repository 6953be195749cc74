import type { EntityText } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';
import { arrayAt, type PhpAttribute, phpArgument, phpEntries, type Stretch } from './php-code.ts';

/** An attribute or an annotation of a doc comment, in the same words: `#[ORM\Column(name: 'x')]`, `@ORM\Column(name="x")`. */
export interface Mark {
  readonly name: string;
  /** What it is given as text, by its name or by its place; undefined where it is no plain string. */
  string(key: string, place?: number): string | undefined;
  /** The same as it is written: `true`, `User::class`. */
  code(key: string, place?: number): string | undefined;
  /** Marks inside of it: the join columns of a join table. */
  marks(key: string): readonly Mark[];
}

export function attributeMarks(text: EntityText, attributes: readonly PhpAttribute[]): Mark[] {
  const { code, strings } = text;
  return attributes.map(({ name, args }): Mark => {
    const span = (key: string, place?: number): Stretch | undefined => phpArgument(text, args, key, place);
    return {
      name,
      string(key, place) {
        const found = span(key, place);
        return found && /^"[^"]*"$/.test(code.slice(found.start, found.end)) ? strings.get(found.start) : undefined;
      },
      code(key, place) {
        const found = span(key, place);
        return found && code.slice(found.start, found.end);
      },
      marks(key) {
        const found = span(key);
        const at = found && arrayAt(code, found);
        const inner = at === undefined ? (found ? [found] : []) : phpEntries(text, at);
        return inner.flatMap(({ start, end }) => {
          const match = /^new\s+(?:[\w]+\\)*(\w+)\s*\(/.exec(code.slice(start, end));
          if (!match) return [];
          const open = start + match[0].length - 1;
          return attributeMarks(text, [
            { name: match[1] as string, at: start, args: { start: open + 1, end: closing(code, open) } },
          ]);
        });
      },
    };
  });
}

/** Annotations of a doc comment, those inside of others left to them. */
export function annotationMarks(comment: string): Mark[] {
  const doc = comment.lastIndexOf('/**');
  if (doc < 0) return [];
  const text = comment.slice(doc).replace(/^[ \t]*\*/gm, (stars) => ' '.repeat(stars.length));
  return annotationsIn(text);
}

function annotationsIn(text: string): Mark[] {
  const found: Mark[] = [];
  let until = 0;
  // What strings say counts for nothing but itself.
  const code = text.replace(/"(?:[^"]|"")*"/g, (string) => `"${' '.repeat(string.length - 2)}"`);
  for (const match of code.matchAll(/@(?:\w+\\)*(\w+)[ \t]*(\()?/g)) {
    if (match.index < until) continue;
    const open = match[2] === undefined ? -1 : match.index + match[0].length - 1;
    const end = open < 0 ? open : closing(code, open);
    if (open >= 0) until = end;
    const args = open < 0 ? [] : parts(code, open + 1, end);
    const value = (key: string, place = -1): Stretch | undefined => {
      let i = 0;
      for (const { start, end: to } of args) {
        const named = /^(\w+)\s*=\s*/.exec(code.slice(start, to));
        if (named ? named[1] === key : i === place) return { start: start + (named?.[0].length ?? 0), end: to };
        i++;
      }
      return undefined;
    };
    found.push({
      name: match[1] as string,
      string(key, place) {
        const at = value(key, place);
        return at && /^"[^"]*"$/.test(code.slice(at.start, at.end)) ? text.slice(at.start + 1, at.end - 1) : undefined;
      },
      code(key, place) {
        const at = value(key, place);
        return at && text.slice(at.start, at.end);
      },
      marks(key) {
        const at = value(key) ?? (args.length === 1 ? args[0] : undefined);
        return at ? annotationsIn(text.slice(at.start, at.end)) : [];
      },
    });
  }
  return found;
}
