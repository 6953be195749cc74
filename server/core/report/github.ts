import type { Severity } from '../rules/rule.ts';
import type { CheckReport } from './check-report.ts';
import { printable, sentence } from './wording.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions: a line a finding, which GitHub shows beside the changed line of the pull request. */
export function githubReport(report: CheckReport): string {
  const problems = report.problems.map((problem) => `::warning title=bellows::${data(printable(problem))}`);
  const findings = report.findings
    .filter(({ finding }) => finding.suppressed === null)
    .map(({ finding, range }) => {
      const oneLine = range.start.line === range.end.line;
      const properties = [
        `file=${property(finding.file)}`,
        `line=${range.start.line + 1}`,
        `endLine=${range.end.line + 1}`,
        `col=${range.start.character + 1}`,
        // GitHub takes an end column within one line only.
        ...(oneLine ? [`endColumn=${range.end.character + 1}`] : []),
        `title=${property(`bellows ${finding.rule}`)}`,
      ];
      const uses = finding.evidence
        .slice(0, 3)
        .map((e) => `\n${e.file}:${e.line}${e.ref ? ` at ${e.ref}` : ''}: ${printable(e.text)}`);
      const advice = finding.verdict === 'unused' ? '' : `\n${finding.advice}`;
      const message = `${sentence(printable(finding.message))}${uses.join('')}${advice}`;
      return `::${commands[finding.severity]} ${properties.join(',')}::${data(message)}`;
    });
  return [...problems, ...findings].map((line) => `${line}\n`).join('');
}

/** The toolkit's own escaping: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
