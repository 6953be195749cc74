import type { PlacedFinding } from './check-report.ts';
import {
  kindWords,
  lockingEffects,
  lockPhrases,
  migrationFacts,
  noLocks,
  type PreviewReport,
  rollbackWord,
  type StageReport,
  verdictWord,
  waitingTitle,
  waits,
  waitsFor,
} from './preview-report.ts';
import { capital, printable, sentence } from './wording.ts';

/** The release preview as Markdown, for a pull request or a release page. */
export function previewMarkdown(report: PreviewReport): string {
  const lines = [
    `# ${md(report.title)}`,
    '',
    `**${verdictWord[report.verdict]}.** ${md(report.summary)}`,
    '',
    md([report.engines.join(', '), ...report.inferred.map((text) => `inferred: ${text}`)].filter(Boolean).join('; ')),
    ...report.problems.flatMap((problem) => ['', `> ${md(problem)}`]),
  ];
  if (report.verdict !== 'empty') {
    lines.push('', '## Stages');
    for (const stage of report.stages) lines.push('', ...stageLines(stage));
  }
  if (report.others.length > 0) {
    lines.push('', '### Not bound to a stage', '', ...report.others.flatMap(findingLines));
  }
  lines.push('', `## Can the previous server come back? ${capital(rollbackWord[report.rollback.possible])}`, '');
  for (const text of report.rollback.sentences) lines.push(`- ${md(sentence(text))}`);
  if (report.migrations.length > 0) lines.push('', '## Migrations and their locks', '', ...table(report));
  if (report.waiting.length > 0) {
    lines.push('', `## ${waitingTitle}`, '');
    for (const step of report.waiting) lines.push(`- ${code(step.file)}: ${md(sentence(waitsFor(step)))}`);
  }
  return `${lines.join('\n')}\n`;
}

function stageLines(stage: StageReport): string[] {
  const items = [
    ...stage.works.map((text) => `- Works: ${md(text)}`),
    ...[...stage.blocks, ...stage.careful].flatMap(findingLines),
    ...stage.safe.map(({ finding }) => `- Safe: ${md(sentence(finding.message))}`),
  ];
  return [
    `### ${stage.number}. ${capital(stage.title)}`,
    '',
    `Running: ${stage.servers.map(md).join(' and ') || 'no server that is known'}. Database: ${md(stage.database)}.`,
    ...(items.length > 0 ? ['', ...items] : []),
  ];
}

function findingLines({ finding, range }: PlacedFinding): string[] {
  const word = finding.severity === 'error' ? 'Blocks' : capital(finding.severity);
  return [
    `- **${word}:** ${md(sentence(finding.message))} ${code(`${finding.file}:${range.start.line + 1}`)} (${finding.rule})`,
    ...finding.evidence.map(
      (e) => `  - ${code(`${e.file}:${e.line}`)}${e.ref ? ` at ${md(e.ref)}` : ''}: ${code(e.text)}`,
    ),
    ...(finding.verdict === 'unused' ? [] : [`  - Instead: ${md(finding.advice)}`]),
  ];
}

function table(report: PreviewReport): string[] {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rows = report.migrations.flatMap((migration) => {
    const about = [code(migration.file), md(migrationFacts(migration))];
    const effects = lockingEffects(migration);
    if (effects.length === 0) return [row([...about, '', noLocks(migration), ''])];
    return effects.map((effect, index) =>
      row([
        ...(index === 0 ? about : ['', '']),
        md(`${kindWords(effect)}${effect.object ? ` ${effect.object}` : ''} (line ${effect.line})`),
        md(lockPhrases(effect).join('; ')) || 'none',
        md(waits(effect)),
      ]),
    );
  });
  return [row(['Migration', 'Phase', 'Change', 'Lock', 'What waits']), '| --- | --- | --- | --- | --- |', ...rows];
}

/** Text in which code stands in backticks; all else that Markdown or HTML would take for its own is escaped. */
export const md = (text: string): string =>
  printable(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : plain(part)))
    .join('');

const plain = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*[\]~]/g, '\\$&')
    .replace(/(^|\W)_|_(?=\W|$)/g, '$1\\_')
    .replaceAll('@', '&#64;');

/** A code span, with as many backticks around it as it needs. */
export function code(text: string): string {
  const inner = printable(text);
  const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const space = /^[` ]|[` ]$/.test(inner) || inner === '' ? ' ' : '';
  return `${fence}${space}${inner}${space}${fence}`;
}
