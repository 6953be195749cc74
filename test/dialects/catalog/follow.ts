import { apply, endSession, inServerOrder } from '../../../server/core/schema/apply.ts';
import { type Catalog, emptyCatalog } from '../../../server/core/schema/catalog.ts';
import type { Change } from '../../../server/core/schema/change.ts';
import { createPostgresqlReader } from '../../../server/core/sql/dialects/postgresql/read.ts';
import { readServerCatalog, type Session } from '../../support/server-catalog.ts';
import { catalogFacts } from './catalog-facts.ts';
import type { History } from './corpus.ts';
import { differences } from './facts.ts';
import { run, type Step, stepsOf } from './replay.ts';
import { serverFacts } from './server-facts.ts';

/** What came of a history that a server and our own catalog both went through. */
export interface Outcome {
  readonly statements: number;
  /** By the server: these were left out on our side too. */
  readonly refused: readonly string[];
  /** Facts compared, each time anew. */
  readonly facts: number;
  /** What we say we did not understand. */
  readonly gaps: readonly string[];
  /** What we would refuse, and where the catalogs then differed: each line once, at the statement that brought it. */
  readonly differences: readonly string[];
}

const reader = createPostgresqlReader();

/** `after`: compare the catalogs after every statement, every file, or at the end only: the top, and when all is undone. */
export async function follow(
  session: Session,
  history: History,
  after: 'statement' | 'file' | 'history',
): Promise<Outcome> {
  const forward = stepsOf(history.files);
  const steps: readonly Step[] = [...forward, ...stepsOf(history.back)];
  const refused: string[] = [];
  const gaps: string[] = [];
  const lines: string[] = [];
  let known = new Set<string>();
  let facts = 0;
  let catalog: Catalog = emptyCatalog('public');

  const compare = async (place: string): Promise<void> => {
    const server = serverFacts(await readServerCatalog(session));
    facts += server.size;
    const now = differences(server, catalogFacts(catalog));
    lines.push(...now.filter((line) => !known.has(line)).map((line) => `${place} → ${line}`));
    known = new Set(now);
  };

  for (const [number, step] of steps.entries()) {
    const next = steps[number + 1];
    const place = `${step.file}:${step.line} ${step.sql.replace(/\s+/g, ' ').slice(0, 100)}`;
    const refusal = await run(session, step);
    const { changes } = reader.read(step.sql);
    if (step.refusedBy) {
      if (!refusal) lines.push(`${place} → the server accepts it`);
      const ours = accepts(catalog, changes) ? 'server' : 'both';
      if (ours === 'both' && step.refusedBy === 'server') lines.push(`${place} → we refuse it, too: say so`);
      if (ours === 'server' && step.refusedBy === 'both')
        lines.push(`${place} → we accept it; the server says ${refusal}`);
    } else if (refusal) refused.push(`${place} → ${refusal}`);
    else {
      for (const change of inServerOrder(changes)) {
        const applied = apply(catalog, change, changes);
        catalog = applied.catalog;
        lines.push(...applied.problems.map((problem) => `${place} → we refuse it: ${problem.message}`));
        if (change.kind === 'opaque') gaps.push(`${place} → not understood: ${change.reason}`);
      }
      if (after === 'statement') await compare(place);
    }
    if (after === 'history' && number + 1 === forward.length) await compare('at the top');
    if (next?.file === step.file) continue;
    // Every file has a session of its own: no temporary tables, no settings from the one before.
    await session.query('DISCARD ALL');
    catalog = endSession(catalog);
    if (after === 'file') await compare(step.file);
  }
  if (after === 'history' && steps.length > forward.length) await compare('with all undone');
  return { statements: steps.length, refused, facts, gaps, differences: lines };
}

/** Whether our catalog lets every change of a statement through. */
function accepts(catalog: Catalog, changes: readonly Change[]): boolean {
  let now = catalog;
  return inServerOrder(changes).every((change) => {
    const applied = apply(now, change, changes);
    now = applied.catalog;
    return applied.problems.length === 0 && change.kind !== 'opaque';
  });
}
