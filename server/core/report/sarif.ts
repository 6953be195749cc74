import { ruleById } from '../rules/index.ts';
import { noticeById } from '../rules/notices.ts';
import type { Severity } from '../rules/rule.ts';
import type { Range } from '../text/lines.ts';
import { baselineReason } from './baseline.ts';
import type { CheckReport, PlacedFinding } from './check-report.ts';
import { fingerprints } from './fingerprint.ts';
import { sentence } from './wording.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifReport(report: CheckReport, version: string): string {
  const ids = [...new Set(report.findings.map(({ finding }) => finding.rule))].sort();
  const names = fingerprints(report.findings.map(({ finding }) => finding));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Bellows', version, rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [...report.problems, ...report.about].map((text, index) => ({
              level: index < report.problems.length ? 'warning' : 'note',
              message: { text },
            })),
          },
        ],
        results: report.findings.map((each, index) =>
          resultOf(each, ids.indexOf(each.finding.rule), names[index] ?? ''),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(id: string) {
  const rule = ruleById(id) ?? noticeById(id);
  if (!rule) return { id };
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: {
      text: `${rule.why}\n\nInstead: ${rule.instead}`,
      markdown: `**Why.** ${rule.why}\n\n**Instead.** ${rule.instead}`,
    },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { category: rule.category, tags: ['database', rule.category] },
  };
}

function resultOf({ finding, range }: PlacedFinding, ruleIndex: number, fingerprint: string) {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: {
      text: finding.verdict === 'unused' ? sentence(finding.message) : `${sentence(finding.message)} ${finding.advice}`,
    },
    locations: [{ physicalLocation: { artifactLocation: artifact(finding.file), region: regionOf(range) } }],
    relatedLocations: finding.evidence.map((evidence, index) => ({
      id: index + 1,
      message: { text: `${evidence.ref ? `${evidence.ref} ` : ''}${evidence.how}: ${evidence.text}` },
      physicalLocation: { artifactLocation: artifact(evidence.file), region: { startLine: evidence.line } },
    })),
    partialFingerprints: { 'bellows/v1': fingerprint },
    suppressions:
      finding.suppressed === null
        ? []
        : [
            {
              kind: finding.suppressed === baselineReason ? 'external' : 'inSource',
              justification: finding.suppressed,
            },
          ],
    properties: {
      category: finding.category,
      stage: finding.stage,
      servers: finding.servers,
      object: finding.object,
      verdict: finding.verdict,
    },
  };
}

/** Columns of SARIF count from 1, and the end is the first column after the region. */
const regionOf = ({ start, end }: Range) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

const artifact = (file: string) =>
  /^(?:\/|[a-z]:)/i.test(file)
    ? { uri: `file://${file.startsWith('/') ? '' : '/'}${encode(file)}` }
    : { uri: encode(file), uriBaseId: '%SRCROOT%' };

const encode = (file: string): string =>
  file
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')).replace(/^([a-z])%3A$/i, '$1:'))
    .join('/');
