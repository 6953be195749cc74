import * as z from 'zod';
import { severityRank } from '../analysis/finding.ts';
import type { CheckReport } from './check-report.ts';

/** Findings a team has decided to live with for now: they are listed and don't count. Lines may move; names may not. */
const entry = z.object({
  rule: z.string(),
  file: z.string(),
  object: z.string().nullable(),
  severity: z.enum(['error', 'warning', 'information', 'hint']),
  message: z.string(),
});
const schema = z.object({ bellows: z.literal(1), findings: z.array(entry) });

export type Baseline = z.infer<typeof schema>;
type Entry = z.infer<typeof entry>;

/** What `suppressed` says of a finding in the baseline. */
export const baselineReason = 'It is in the baseline.';

export function readBaseline(text: string): Baseline | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** How a baseline calls a file: from the folder it lies in, so that it holds wherever the check is run. */
type Named = (file: string) => string;
const asIs: Named = (file) => file;

export function writeBaseline(report: CheckReport, named: Named = asIs): string {
  const findings = report.findings
    .filter(({ finding }) => finding.suppressed === null || finding.suppressed === baselineReason)
    .map(({ finding }): Entry => {
      const { rule, file, object, severity, message } = finding;
      return { rule, file: named(file), object, severity, message };
    });
  return `${JSON.stringify({ bellows: 1, findings } satisfies Baseline, null, 2)}\n`;
}

/**
 * Each entry answers for one finding, and for none that is worse: a second one of its kind is new, and so is one that was a
 * doubt and has become certain.
 */
export function withBaseline(report: CheckReport, baseline: Baseline, named: Named = asIs): CheckReport {
  const { findings } = match(report, baseline, named);
  return { ...report, findings };
}

/** How many entries answer for nothing any more: they would hide the next finding of their kind. */
export function idleEntries(report: CheckReport, baseline: Baseline, named: Named = asIs): number {
  return match(report, baseline, named).idle;
}

function match(
  report: CheckReport,
  baseline: Baseline,
  named: Named,
): { readonly findings: CheckReport['findings']; readonly idle: number } {
  const left = new Map<string, Entry[]>();
  for (const each of baseline.findings) left.set(keyOf(each), [...(left.get(keyOf(each)) ?? []), each]);
  const findings = report.findings.map((each) => {
    const { finding } = each;
    if (finding.suppressed !== null) return each;
    const entries = left.get(keyOf({ ...finding, file: named(finding.file) })) ?? [];
    const index = entries.findIndex((known) => severityRank[known.severity] <= severityRank[finding.severity]);
    if (index < 0) return each;
    entries.splice(index, 1);
    return { ...each, finding: { ...finding, suppressed: baselineReason } };
  });
  return { findings, idle: [...left.values()].reduce((sum, entries) => sum + entries.length, 0) };
}

/** Messages name versions, which change from release to release; they only tell apart what has no object. */
const keyOf = ({ rule, file, object, message }: Pick<Entry, 'rule' | 'file' | 'object' | 'message'>): string =>
  JSON.stringify([rule, file, object ?? message]);
