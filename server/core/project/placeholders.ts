import { tokenize } from '../sql/lex.ts';
import type { Span } from '../text/span.ts';

/**
 * Text with each placeholder replaced by a word of the same length, so that every offset stays. `${schema}` becomes
 * `__schema_`: letters, digits and `_` only, never starting with a digit, hence an identifier outside quotes and harmless
 * inside them; the same placeholder always gives the same word. psql's `:'x'` and `:"x"` become the literal or the quoted
 * name they stand for.
 */
export function fillPlaceholders(text: string, spans: readonly Span[]): string {
  let filled = '';
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at) continue;
    filled += text.slice(at, span.start) + filler(text.slice(span.start, span.end));
    at = span.end;
  }
  return filled + text.slice(at);
}

function filler(placeholder: string): string {
  if (/^:(['"]).*\1$/s.test(placeholder)) return ` ${placeholder.slice(1)}`;
  const word = placeholder.replace(/[^A-Za-z0-9_]/g, '_');
  return /^\d/.test(word) ? `_${word.slice(1)}` : word;
}

const patterns = {
  /** Flyway, Liquibase, shells: `${schema}`. */
  dollar: /\$\{[^{}\n]*\}/g,
  /** `${NAME}`, and no other use of `${`, for files whose tool is not known to replace them. */
  dollarName: /\$\{[A-Za-z_][\w.:-]*\}/g,
  /** Go templates, Handlebars, Jinja: `{{ .Schema }}`. */
  braces: /\{\{[^\n]*?\}\}/g,
  /** Phabricator: `{$NAMESPACE}`. */
  php: /\{\$\w+\}/g,
} as const;

/** Spans of a kind of placeholder, quotes and comments included: these tools replace before anything is read as SQL. */
export function findPlaceholders(text: string, kind: keyof typeof patterns): Span[] {
  if (!text.includes(kind === 'braces' ? '{{' : '$')) return [];
  return Array.from(text.matchAll(patterns[kind]), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Values of templates, to be filled, and their control tags (`{{ if .X }}`, `{{ end }}`), to be blanked. */
export function findTemplates(text: string): { values: Span[]; control: Span[] } {
  const tags = findPlaceholders(text, 'braces');
  const isControl = ({ start, end }: Span): boolean =>
    /^\{\{-?\s*(?:if|else|end|range|with|define|block|template|#|\/|!)(?![\w.])/.test(text.slice(start, end));
  const values = [
    ...tags.filter((span) => !isControl(span)),
    ...findPlaceholders(text, 'dollarName'),
    ...findPlaceholders(text, 'php'),
  ];
  return { values: values.sort((a, b) => a.start - b.start), control: tags.filter(isControl) };
}

/** psql's variables, outside quotes and comments only: `:name`, `:'name'`, `:"name"`. */
export function findPsqlVariables(text: string): Span[] {
  if (!/:['"A-Za-z_]/.test(text)) return [];
  const spans: Span[] = [];
  const tokens = tokenize(text, 'postgresql');
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'parameter' && text[token.start] === ':') spans.push({ start: token.start, end: token.end });
    const after = tokens[index + 1];
    const colon = token.kind === 'punctuation' && token.end - token.start === 1 && text[token.start] === ':';
    if (colon && after && after.start === token.end && /^(['"])\w+\1$/.test(text.slice(after.start, after.end))) {
      spans.push({ start: token.start, end: after.end });
    }
  }
  return spans;
}
