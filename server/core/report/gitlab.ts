import type { Severity } from '../rules/rule.ts';
import type { CheckReport } from './check-report.ts';
import { fingerprints } from './fingerprint.ts';
import { printable, sentence } from './wording.ts';

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/** GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function gitlabReport(report: CheckReport): string {
  const live = report.findings.filter(({ finding }) => finding.suppressed === null);
  const names = fingerprints(live.map(({ finding }) => finding));
  const issues = live.map(({ finding, range }, index) => ({
    description: `${sentence(printable(finding.message))} ${finding.advice}`,
    check_name: finding.rule,
    fingerprint: names[index],
    severity: severities[finding.severity],
    location: {
      path: finding.file.replace(/^\.\//, ''),
      lines: { begin: range.start.line + 1, end: range.end.line + 1 },
    },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
