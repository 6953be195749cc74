import { split } from '../../../server/core/sql/split.ts';
import type { Session } from '../../support/server-catalog.ts';
import type { History } from './corpus.ts';

/** A statement of a history. `line` counts from 1. */
export interface Step {
  readonly file: string;
  readonly line: number;
  readonly sql: string;
  /** Who won't have it, as a comment before it says: `-- refused: …`, `-- refused by the server alone: …`. */
  readonly refusedBy: 'both' | 'server' | null;
}

/** Without transactions: every statement is run in its own, so that a refused one does not undo those before it. */
export const stepsOf = (files: History['files']): Step[] =>
  files.flatMap(({ path, sql }) =>
    split(sql, 'postgresql')
      .filter((statement) => statement.kind === 'sql')
      .map(({ span, full }) => ({
        file: path,
        line: sql.slice(0, span.start).split('\n').length,
        sql: sql.slice(span.start, span.end),
        refusedBy: refusedBy(sql.slice(full.start, span.start)),
      }))
      .filter((step) => !/^(begin|start\s+transaction|commit|end|rollback)\b/i.test(step.sql)),
  );

const refusedBy = (comments: string): Step['refusedBy'] =>
  comments.includes('-- refused by the server alone:') ? 'server' : comments.includes('-- refused:') ? 'both' : null;

/** Runs a statement; why the server refused it, or null. */
export async function run(session: Session, step: Step): Promise<string | null> {
  // The server would wait for rows.
  if (/^copy\b[\s\S]*\bfrom\s+stdin\b/i.test(step.sql)) return 'rows from the client';
  try {
    await session.query(step.sql);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
