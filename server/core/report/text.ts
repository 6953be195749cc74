import type { CheckReport } from './check-report.ts';
import { plural, severityName } from './wording.ts';

/**
 * One line a finding, `path:line:column: severity: message [rule]` (counted from 1), then what shows it and what to do,
 * indented; last the counts. Informational findings come after the others' advice, and suppressed ones are only counted.
 */
export function textReport(
  report: CheckReport,
  { color, statistics: byRule }: { readonly color: boolean; readonly statistics: boolean },
): string {
  const paint = (code: string, text: string): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const colors = { error: '31', warning: '33', information: '36', hint: '90' };
  const lines: string[] = [];
  for (const sentence of [...report.about, ...report.problems]) lines.push(paint('90', sentence));
  if (lines.length > 0) lines.push('');
  for (const { finding, range } of report.findings) {
    if (finding.suppressed !== null) continue;
    const place = `${finding.file}:${range.start.line + 1}:${range.start.character + 1}`;
    const stage = finding.stage === null ? '' : ` (stage ${finding.stage})`;
    lines.push(
      `${place}: ${paint(colors[finding.severity], severityName(finding.severity))}: ${finding.message}${stage} ${paint('90', `[${finding.rule}]`)}`,
    );
    for (const evidence of finding.evidence.slice(0, 3)) {
      lines.push(
        `    ${evidence.file}:${evidence.line}${evidence.ref ? ` at ${evidence.ref}` : ''}  ${paint('90', evidence.text)}`,
      );
    }
    if (finding.evidence.length > 3) lines.push(`    and ${finding.evidence.length - 3} more`);
    if (finding.verdict !== 'unused') lines.push(`    ${finding.advice}`);
  }
  const { statistics } = report;
  const live = report.findings.filter(({ finding }) => finding.suppressed === null);
  const of = (severity: string): number => live.filter(({ finding }) => finding.severity === severity).length;
  const suppressed = report.findings.length - live.length;
  const counts = [
    plural(of('error'), 'error'),
    plural(of('warning'), 'warning'),
    ...(of('information') + of('hint') > 0 ? [`${of('information') + of('hint')} informational`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  if (byRule) {
    const rules = new Map<string, number>();
    for (const { finding } of live) rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1);
    for (const [rule, times] of [...rules].sort((a, b) => b[1] - a[1]))
      lines.push(`${String(times).padStart(6)} ${rule}`);
  }
  lines.push(
    `${counts.join(', ')}; ${plural(statistics.files, 'file')}, ${plural(statistics.release, 'migration')} of ${statistics.migrations} new, ` +
      `${plural(statistics.statements, 'statement')}, ${statistics.opaque} not understood.`,
  );
  return `${lines.join('\n')}\n`;
}
