import type { Change } from '../schema/change.ts';
import type { Span } from '../text/span.ts';
import type { RuleContext } from './rule.ts';

/** An insertion in a statement, if the statement then reads as it should: fixes are tried before they are offered. */
export function insertion(
  context: RuleContext,
  at: number,
  text: string,
  reads: (changes: readonly Change[]) => boolean,
): readonly { readonly span: Span; readonly text: string }[] | undefined {
  const edited = context.text.slice(0, at) + text + context.text.slice(at);
  const { changes, error } = context.dialect.read(edited);
  return !error && reads(changes) ? [{ span: { start: at, end: at }, text }] : undefined;
}

/** Where a name begins, its schema included: `at` is the place of its last part. */
export function nameStart(text: string, at: number): number {
  const schema = /(?:"(?:[^"]|"")*"|[\w$]+)\s*\.\s*$/.exec(text.slice(0, at));
  return schema ? schema.index : at;
}

/** The command a statement begins with: `ALTER TABLE`, `CREATE INDEX`, `VACUUM`. */
export function commandOf(text: string): string {
  const words = text
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .replace(/^ ?CREATE (OR REPLACE |UNIQUE |TEMP(ORARY)? )+/, 'CREATE ')
    .trim()
    .split(/[^A-Z]/);
  const [first = '', second = ''] = words;
  if (second === 'MATERIALIZED') return `${first} MATERIALIZED VIEW`;
  return /^(ALTER|CREATE|DROP|LOCK)$/.test(first) ? `${first} ${second}` : first;
}
