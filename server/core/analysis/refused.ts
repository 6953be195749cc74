import type { Database } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { noticeById } from '../rules/notices.ts';
import { shift } from '../text/span.ts';
import type { Finding } from './finding.ts';

/**
 * Statements of the release that the database would refuse, as far as its history tells. One that follows from another is not
 * said again: what a refused statement did not make is missing after it. Where the history has gaps, nothing is sure.
 */
export function refusedStatements(database: Database, steps: readonly Step[]): Finding[] {
  const notice = noticeById('refused');
  if (!notice) return [];
  // Migrations that begin with a change of a table were not the first: what was there before is not known.
  const sure = database.base.gaps === 0 && !database.base.relations.isEmpty();
  const said = new Set<string>();
  let lost = false;
  return steps.flatMap((step): Finding[] => {
    const [problem] = step.problems;
    if (!problem || step.change.inside || said.has(problem.message)) return [];
    said.add(problem.message);
    const certain = sure && !lost;
    lost = true;
    if (sure && !certain) return [];
    const message = certain
      ? `This fails: ${problem.message}`
      : `This may fail: as far as the migrations tell, ${problem.message}`;
    return [
      {
        rule: notice.id,
        category: notice.category,
        severity: certain ? notice.severity : 'hint',
        stage: null,
        servers: [],
        message,
        advice: notice.instead,
        file: step.migration.file.path,
        span: shift(problem.at, step.statement.span.start),
        object: null,
        verdict: certain ? null : 'unknown',
        evidence: [],
        facts: null,
        fixes: [],
        suppressed: null,
      },
    ];
  });
}
