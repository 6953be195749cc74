import type { CheckResult } from '../analysis/check.ts';
import type { CheckStatistics, Finding } from '../analysis/finding.ts';
import { showEngine } from '../project/engine.ts';
import type { ProjectState } from '../project/project.ts';
import { Lines, type Range } from '../text/lines.ts';

/** A finding, and the lines it stands in, counted from 0 in UTF-16 units. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly range: Range;
}

/** What every format is made from: findings with their lines, and what the check went by. */
export interface CheckReport {
  readonly engine: string;
  readonly previous: { readonly version: string; readonly ref: string; readonly inferred: boolean } | null;
  /** What was inferred, in sentences. */
  readonly about: readonly string[];
  readonly problems: readonly string[];
  readonly findings: readonly PlacedFinding[];
  readonly statistics: CheckStatistics & { readonly milliseconds: number };
}

export function checkReport(state: ProjectState, result: CheckResult, milliseconds: number): CheckReport {
  const linesOf = linesIn(state);
  const first = state.previous[0];
  return {
    engine: state.databases.map((database) => showEngine(database.engine)).join(', ') || 'none',
    previous: first ? { version: first.version, ref: first.ref, inferred: first.inferred } : null,
    about: state.inferred.length > 0 ? [`Inferred: ${state.inferred.join('; ')}.`] : [],
    problems: state.problems,
    findings: result.findings.map((finding) => ({
      finding,
      range: finding.place ?? linesOf(finding.file).range(finding.span),
    })),
    statistics: { ...result.statistics, milliseconds },
  };
}

/** The lines of each file a finding can be in: migrations and the manifest. */
export function linesIn(state: ProjectState): (file: string) => Lines {
  const lines = new Map<string, Lines>();
  for (const database of state.databases) {
    for (const { migration } of database.replayed) lines.set(migration.file.path, migration.lines);
    for (const migration of database.others) lines.set(migration.file.path, migration.lines);
    for (const step of database.waiting) lines.set(step.file.path, step.lines);
  }
  for (const script of state.scripts) lines.set(script.path, script.lines);
  if (state.manifest) lines.set(state.manifest.path, new Lines(state.manifest.text));
  const nowhere = new Lines('');
  return (file) => lines.get(file) ?? nowhere;
}

/** The same finding with paths as they are seen from elsewhere: from the folder the command runs in. */
export const findingAt = (finding: Finding, shown: (file: string) => string): Finding => ({
  ...finding,
  file: shown(finding.file),
  evidence: finding.evidence.map((evidence) => ({ ...evidence, file: shown(evidence.file) })),
});
