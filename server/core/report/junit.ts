import type { CheckReport, PlacedFinding } from './check-report.ts';
import { printable, sentence } from './wording.ts';

/** JUnit XML, which most build servers show: a suite a file, a case a finding. Errors and warnings fail, suppressed ones are skipped. */
export function junitReport(report: CheckReport): string {
  const files = new Map<string, PlacedFinding[]>();
  for (const each of report.findings) files.set(each.finding.file, [...(files.get(each.finding.file) ?? []), each]);
  const suites = [...files].map(([file, findings]) => suite(file, findings.map(testcase), counts(findings)));
  const seconds = (report.statistics.milliseconds / 1000).toFixed(3);
  if (suites.length === 0)
    suites.push(suite('bellows', ['    <testcase name="no findings" classname="bellows"/>'], { tests: 1 }));
  const all = report.findings.length > 0 ? counts(report.findings) : { tests: 1, failures: 0, skipped: 0 };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="bellows"${attributes({ ...all, time: seconds })}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

const suite = (name: string, cases: readonly string[], sums: Readonly<Record<string, number>>): string =>
  [`  <testsuite${attributes({ name, ...sums })}>`, ...cases, '  </testsuite>'].join('\n');

function counts(findings: readonly PlacedFinding[]) {
  return {
    tests: findings.length,
    failures: findings.filter(fails).length,
    skipped: findings.filter(({ finding }) => finding.suppressed !== null).length,
  };
}

const fails = ({ finding }: PlacedFinding): boolean =>
  finding.suppressed === null && (finding.severity === 'error' || finding.severity === 'warning');

function testcase(each: PlacedFinding): string {
  const { finding, range } = each;
  const place = `${finding.file}:${range.start.line + 1}:${range.start.character + 1}`;
  const head = `    <testcase${attributes({ name: `${finding.rule} at ${place}`, classname: `bellows.${finding.rule}`, file: finding.file, line: range.start.line + 1 })}>`;
  const message = sentence(finding.message);
  const body = [
    `${place}: ${finding.severity}: ${message}`,
    ...finding.evidence.map((e) => `${e.file}:${e.line}${e.ref ? ` at ${e.ref}` : ''}: ${e.text}`),
    ...(finding.verdict === 'unused' ? [] : [finding.advice]),
  ]
    .map((line) => xml(line))
    .join('\n');
  const inner =
    finding.suppressed !== null
      ? `      <skipped${attributes({ message: finding.suppressed })}/>`
      : fails(each)
        ? `      <failure${attributes({ type: finding.severity, message })}>${body}</failure>`
        : `      <system-out>${body}</system-out>`;
  return `${head}\n${inner}\n    </testcase>`;
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 has no way at all to hold most control characters, nor half a surrogate pair. */
const xml = (text: string): string =>
  printable(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (c) => entities[c] as string);
