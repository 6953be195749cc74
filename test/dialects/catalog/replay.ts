import { split } from '../../../server/core/sql/split.ts';
import type { Session } from '../../support/server-catalog.ts';
import type { History } from './corpus.ts';

/** A statement of a history. `line` counts from 1. */
export interface Step {
  readonly file: string;
  readonly line: number;
  readonly sql: string;
}

export const stepsOf = (history: History): Step[] =>
  history.files.flatMap(({ path, sql }) =>
    split(sql, 'postgresql')
      .filter((statement) => statement.kind === 'sql')
      .map(({ span }) => ({
        file: path,
        line: sql.slice(0, span.start).split('\n').length,
        sql: sql.slice(span.start, span.end),
      })),
  );

/**
 * Runs a statement in a transaction of its own; why the server refused it, or null. Transactions of the migration's own
 * are left out, so that one refused statement does not undo those before it.
 */
export async function run(session: Session, step: Step): Promise<string | null> {
  if (/^(begin|start\s+transaction|commit|end|rollback)\b/i.test(step.sql)) return null;
  if (/^copy\b[\s\S]*\bfrom\s+stdin\b/i.test(step.sql)) return 'rows from the client';
  try {
    await session.query(step.sql);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
