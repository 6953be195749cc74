import type { Facts } from '../sql/dialect.ts';
import { strongest } from '../sql/lock-modes.ts';
import type { CheckReport, PlacedFinding } from './check-report.ts';

/** The whole result as one JSON object, nothing left out; `range` counts from 0 in UTF-16 units, evidence lines from 1. */
export function jsonReport(report: CheckReport): string {
  const { statistics } = report;
  return `${JSON.stringify(
    {
      bellows: 1,
      engine: report.engine,
      previous: report.previous,
      problems: report.problems,
      findings: report.findings.map(findingJson),
      statistics,
    },
    null,
    2,
  )}\n`;
}

/** One finding as data: the same in `check` and `preview`. */
export const findingJson = ({ finding, range }: PlacedFinding) => ({
  rule: finding.rule,
  category: finding.category,
  severity: finding.severity,
  stage: finding.stage,
  servers: finding.servers,
  message: finding.message,
  advice: finding.advice,
  file: finding.file,
  range,
  object: finding.object,
  verdict: finding.verdict,
  evidence: finding.evidence,
  lock: finding.facts ? lockOf(finding.facts) : null,
  fixes: finding.fixes.map((fix) => ({
    title: fix.title,
    kind: fix.kind,
    ...('recipe' in fix ? { recipe: fix.recipe } : {}),
  })),
  suppressed: finding.suppressed,
});

/** The strongest lock and who holds it. */
function lockOf(facts: Facts) {
  const entries = Object.entries(facts.locks);
  const mode = strongest(entries.map(([, each]) => each)) ?? null;
  return {
    mode,
    relations: entries.filter(([, m]) => m === mode).map(([relation]) => relation),
    rewrite: facts.rewrite.length > 0,
    scan: facts.scan.length > 0,
  };
}
