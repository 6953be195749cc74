import type { Severity } from '../rules/rule.ts';
import type { CheckReport, PlacedFinding } from './check-report.ts';
import { plural, printable, wrap } from './wording.ts';

export interface TextOptions {
  readonly color: boolean;
  /** Findings by rule as well. */
  readonly statistics?: boolean;
  /** Characters in a line of the terminal; absent: lines are not broken. */
  readonly width?: number | undefined;
}

/** Uses of one finding that are shown; the others are counted. */
const usesShown = 3;

/**
 * One line a finding, `path:line:column: severity: message [rule]` (counted from 1), then what shows it and what to do,
 * indented; last the counts. Suppressed findings are only counted.
 */
export function textReport(report: CheckReport, options: TextOptions): string {
  const { faint } = painter(options.color);
  const lines: string[] = [];
  for (const text of [...report.about, ...report.problems])
    lines.push(...wrap(printable(text), options.width ?? Number.POSITIVE_INFINITY).map(faint));
  const live = report.findings.filter(({ finding }) => finding.suppressed === null);
  // Air around what has more to say than its line, so that the eye finds the next one.
  let long = true;
  for (const each of live) {
    const shown = findingLines(each, options);
    if (lines.length > 0 && (long || shown.length > 1)) lines.push('');
    lines.push(...shown);
    long = shown.length > 1;
  }
  if (lines.length > 0) lines.push('');
  if (options.statistics) lines.push(...byRule(live));
  lines.push(counts(report));
  return `${lines.join('\n')}\n`;
}

/** A finding as the terminal shows it: its line, then indented evidence and advice. */
export function findingLines({ finding, range }: PlacedFinding, options: TextOptions): string[] {
  const { severity, faint } = painter(options.color);
  const width = options.width === undefined ? Number.POSITIVE_INFINITY : Math.max(options.width - 4, 40);
  const place = `${printable(finding.file)}:${range.start.line + 1}:${range.start.character + 1}`;
  const stage = finding.stage === null ? '' : ` (stage ${finding.stage})`;
  const message = printable(finding.message).replace(/\.$/, '');
  const lines = [
    `${place}: ${severity(finding.severity)}: ${message}${stage} ${faint(`[${finding.rule}]`)}`,
    ...finding.evidence.slice(0, usesShown).map((e) => {
      const at = `${printable(e.file)}:${e.line}${e.ref ? ` at ${e.ref}` : ''}`;
      const room = Math.max(width - at.length - 2, 20);
      const text = printable(e.text);
      return `    ${at}  ${faint(text.length > room ? `${text.slice(0, room - 1)}…` : text)}`;
    }),
  ];
  const more = finding.evidence.length - usesShown;
  if (more > 0) lines.push(faint(`    and ${more} more`));
  if (finding.verdict === 'unused') return lines;
  lines.push(...wrap(printable(finding.advice), width).map((line) => `    ${line}`));
  if (finding.fixes.some((fix) => fix.kind === 'split'))
    lines.push(faint(`    Plan: bellows split ${printable(finding.file)}:${range.start.line + 1}`));
  return lines;
}

export function painter(color: boolean) {
  const paint = (code: string) => (text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const codes: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '36', hint: '90' };
  return {
    severity: (severity: Severity, text: string = severity) => paint(codes[severity])(text),
    faint: paint('90'),
    bold: paint('1'),
    good: paint('32'),
  };
}

function byRule(findings: readonly PlacedFinding[]): string[] {
  const rules = new Map<string, number>();
  for (const { finding } of findings) rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1);
  const sorted = [...rules].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return [...sorted.map(([rule, times]) => `${String(times).padStart(6)} ${rule}`), ...(sorted.length > 0 ? [''] : [])];
}

function counts({ findings, statistics }: CheckReport): string {
  const live = findings.filter(({ finding }) => finding.suppressed === null);
  const of = (...severities: readonly Severity[]): number =>
    live.filter(({ finding }) => severities.includes(finding.severity)).length;
  const informational = of('information', 'hint');
  const suppressed = findings.length - live.length;
  const found = [
    plural(of('error'), 'error'),
    plural(of('warning'), 'warning'),
    ...(informational > 0 ? [`${informational} informational`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  const looked = [
    plural(statistics.files, 'file'),
    `${statistics.release} of ${plural(statistics.migrations, 'migration')} new`,
    plural(statistics.statements, 'statement'),
    `${statistics.opaque} not understood`,
  ];
  return `${found.join(', ')}; ${looked.join(', ')}.`;
}
