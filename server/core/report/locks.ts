import { describeFacts, type Explanation } from '../analysis/explain.ts';
import type { Facts } from '../sql/dialect.ts';
import { factsTogether } from '../sql/facts-together.ts';
import type { LockMode } from '../sql/lock-modes.ts';
import type { Lines, Range } from '../text/lines.ts';
import { painter, type TextOptions } from './text.ts';
import { printable, wrap } from './wording.ts';

/** What one statement does to a running database: all its changes taken together. */
export interface StatementLocks {
  readonly file: string;
  readonly range: Range;
  /** Of its first change. */
  readonly kind: Explanation['kind'];
  readonly locks: Readonly<Record<string, LockMode>>;
  readonly rewrite: readonly string[];
  readonly scan: readonly string[];
  readonly indexBuild: readonly string[];
  readonly blocks: Facts['blocks'];
  readonly transaction: Facts['transaction'];
  readonly assumes: readonly string[];
  readonly changes: readonly { readonly kind: Explanation['kind']; readonly object: string | null }[];
}

/** One entry a statement, from one explanation a change. */
export function statementLocks(explanations: readonly Explanation[], lines: Lines): StatementLocks[] {
  const statements = new Map<number, Explanation[]>();
  for (const each of explanations)
    statements.set(each.statement.start, [...(statements.get(each.statement.start) ?? []), each]);
  return [...statements.values()].map((changes): StatementLocks => {
    const [first] = changes as [Explanation];
    return {
      file: first.file,
      range: lines.range(first.statement),
      kind: first.kind,
      ...factsTogether(changes.map((change) => change.facts)),
      changes: changes.map(({ kind, object }) => ({ kind, object })),
    };
  });
}

export const locksJson = (statements: readonly StatementLocks[]): string => `${JSON.stringify(statements, null, 2)}\n`;

/** A line a statement, then a sentence for each thing it does. */
export function locksText(statements: readonly StatementLocks[], options: TextOptions): string {
  const { bold } = painter(options.color);
  const width = options.width === undefined ? Number.POSITIVE_INFINITY : Math.max(options.width - 4, 40);
  const lines = statements.flatMap((statement) => {
    const { line, character } = statement.range.start;
    const what = statement.changes
      .map(({ kind, object }) => `${kind.replaceAll('-', ' ')}${object ? ` ${object}` : ''}`)
      .join(', ');
    const said = describeFacts(statement);
    const opaque = statement.changes.some(({ kind }) => kind === 'opaque');
    const sentences = opaque
      ? ['Not understood: what it locks is not known.']
      : said.length > 0
        ? said
        : ['Locks nothing that is in use.'];
    return [
      `${printable(statement.file)}:${line + 1}:${character + 1}: ${bold(printable(what))}`,
      ...sentences.flatMap((text) => wrap(printable(text), width).map((part) => `    ${part}`)),
    ];
  });
  return lines.length > 0 ? `${lines.join('\n')}\n` : 'This file holds no statement.\n';
}
