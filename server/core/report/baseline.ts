import * as z from 'zod';
import type { CheckReport } from './check-report.ts';

/** Findings a team has decided to live with for now: they are listed and don't count. Lines may move; names may not. */
const schema = z.object({
  bellows: z.literal(1),
  findings: z.array(
    z.object({ rule: z.string(), file: z.string(), object: z.string().nullable(), message: z.string() }),
  ),
});

export type Baseline = z.infer<typeof schema>;

/** What `suppressed` says of a finding in the baseline. */
export const baselineReason = 'It is in the baseline.';

export function readBaseline(text: string): Baseline | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** `named` says how the baseline calls a file: from the folder it lies in, so that it holds wherever the check is run. */
export function writeBaseline(report: CheckReport, named: (file: string) => string = (file) => file): string {
  const findings = report.findings
    .filter(({ finding }) => finding.suppressed === null || finding.suppressed === baselineReason)
    .map(({ finding: { rule, file, object, message } }) => ({ rule, file: named(file), object, message }));
  return `${JSON.stringify({ bellows: 1, findings } satisfies Baseline, null, 2)}\n`;
}

/** Each entry answers for one finding: a second one of the same kind is new. */
export function withBaseline(
  report: CheckReport,
  baseline: Baseline,
  named: (file: string) => string = (file) => file,
): CheckReport {
  // Messages name versions, which change from release to release; they only tell apart what has no object.
  const key = (f: { rule: string; file: string; object: string | null; message: string }): string =>
    JSON.stringify([f.rule, f.file, f.object ?? f.message]);
  const left = new Map<string, number>();
  for (const entry of baseline.findings) left.set(key(entry), (left.get(key(entry)) ?? 0) + 1);
  return {
    ...report,
    findings: report.findings.map((each) => {
      const count = left.get(key({ ...each.finding, file: named(each.finding.file) })) ?? 0;
      if (each.finding.suppressed !== null || count === 0) return each;
      left.set(key({ ...each.finding, file: named(each.finding.file) }), count - 1);
      return { ...each, finding: { ...each.finding, suppressed: baselineReason } };
    }),
  };
}
