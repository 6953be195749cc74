import type { PlacedFinding } from './check-report.ts';
import {
  kindWords,
  lockingEffects,
  lockPhrases,
  type MigrationReport,
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
import { findingLines, painter, type TextOptions } from './text.ts';
import { capital, printable, sentence, wrap } from './wording.ts';

/** The release preview for a terminal: the four stages in order, then the way back, then each migration's locks. */
export function previewText(report: PreviewReport, options: TextOptions): string {
  const { bold, faint, good, severity } = painter(options.color);
  const width = options.width ?? Number.POSITIVE_INFINITY;
  const verdict = verdictWord[report.verdict];
  const painted =
    report.verdict === 'blocked'
      ? severity('error', verdict)
      : report.verdict === 'careful'
        ? severity('warning', verdict)
        : good(verdict);
  const about = [
    report.engines.join(', '),
    report.inferred.length > 0 ? `inferred: ${report.inferred.join('; ')}` : '',
  ].filter(Boolean);
  const lines = [
    bold(printable(report.title)),
    `${painted}: ${printable(report.summary)}`,
    ...wrap(printable(about.join('; ')), width).map(faint),
    ...report.problems.flatMap((problem) => wrap(printable(problem), width)),
  ];
  if (report.verdict !== 'empty') for (const stage of report.stages) lines.push('', ...stageLines(stage, options));
  if (report.others.length > 0) {
    lines.push('', bold('Not bound to a stage'));
    for (const each of report.others) lines.push(...indented(each, options));
  }
  lines.push('', `${bold('Can the previous server come back?')} ${capital(rollbackWord[report.rollback.possible])}.`);
  for (const text of report.rollback.sentences) lines.push(...bullet(sentence(text), width));
  if (report.migrations.length > 0) {
    lines.push('', bold('Migrations and their locks'));
    for (const migration of report.migrations) lines.push(...migrationLines(migration, options));
  }
  if (report.waiting.length > 0) {
    lines.push('', bold(waitingTitle));
    for (const step of report.waiting) lines.push(...bullet(`${step.file}: ${sentence(waitsFor(step))}`, width));
  }
  return `${lines.join('\n')}\n`;
}

function stageLines(stage: StageReport, options: TextOptions): string[] {
  const { bold, faint, good } = painter(options.color);
  const width = options.width ?? Number.POSITIVE_INFINITY;
  const servers = stage.servers.map(printable).join(' and ') || 'no server that is known';
  return [
    `${bold(`Stage ${stage.number}, ${stage.title}`)}  ${faint(`running: ${servers}; database ${stage.database}`)}`,
    ...stage.works.flatMap((text) => bullet(text, width, good('works: '))),
    ...[...stage.blocks, ...stage.careful].flatMap((each) => indented(each, options)),
    ...stage.safe.flatMap(({ finding }) => bullet(sentence(finding.message), width, good('safe: '))),
  ];
}

/** The heading says the stage already. */
const indented = ({ finding, range }: PlacedFinding, options: TextOptions): string[] =>
  findingLines(
    { finding: { ...finding, stage: null }, range },
    { ...options, width: options.width && options.width - 2 },
  ).map((line) => `  ${line}`);

function bullet(text: string, width: number, before = ''): string[] {
  const [first = '', ...rest] = wrap(printable(text), Math.max(width - 12, 40));
  return [`  ${before}${first}`, ...rest.map((line) => `    ${line}`)];
}

function migrationLines(migration: MigrationReport, options: TextOptions): string[] {
  const { faint } = painter(options.color);
  const effects = lockingEffects(migration);
  return [
    `  ${printable(migration.file)}  ${faint(printable(migrationFacts(migration)))}`,
    ...(effects.length === 0 ? [`    ${noLocks(migration)}`] : []),
    ...effects.map((effect) => {
      const what = `${kindWords(effect)}${effect.object ? ` ${effect.object}` : ''}`;
      const locks = lockPhrases(effect).join(' and ');
      return `    line ${effect.line}: ${printable(`${what}: ${locks ? `${locks}; ` : ''}${waits(effect)}`)}`;
    }),
  ];
}
