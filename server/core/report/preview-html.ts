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
import { previewStyle } from './preview-style.ts';
import { capital, plural, printable, sentence } from './wording.ts';

/** A place in a file of the project; `ref` where the previous server's code is meant. Lines count from 1. */
export interface PreviewPlace {
  readonly file: string;
  readonly line: number;
  readonly ref?: string;
}

/** The address a place links to: `open` shows it, `split` offers its plan. Undefined: no link. */
export type PreviewLink = (action: 'open' | 'split', place: PreviewPlace) => string | undefined;

const noLink: PreviewLink = () => undefined;

/**
 * The inside of `<body>`: headings, lists, tables and `<details>` with escaped text. No script, no `style` attribute, no image.
 * Its classes are those of client/media/preview.css; none says anything that the words do not say too.
 */
export function previewBody(report: PreviewReport, link: PreviewLink = noLink): string {
  const severity = { blocked: 'error', careful: 'warning', ready: 'information', empty: 'information' };
  const about = [report.engines.join(', '), ...report.inferred].filter(Boolean);
  return [
    '<main>',
    `<h1>${text(report.title)}</h1>`,
    `<p role="status"><strong class="${severity[report.verdict]}">${verdictWord[report.verdict]}.</strong> ${text(report.summary)}</p>`,
    `<p class="quiet">${about.map((each) => text(each)).join(' · ')}</p>`,
    list(report.problems.map((problem) => `<strong class="warning">Note:</strong> ${text(problem)}`)),
    ...(report.verdict === 'empty'
      ? []
      : ['<h2>Stages of the release</h2>', ...report.stages.map((stage) => stageSection(stage, link))]),
    ...(report.others.length > 0
      ? [
          '<section class="stage">',
          '<h3>Not bound to a stage</h3>',
          list(report.others.map((each) => findingItem(each, link))),
          '</section>',
        ]
      : []),
    `<h2>Can the previous server come back? ${capital(rollbackWord[report.rollback.possible])}</h2>`,
    list(report.rollback.sentences.map((each) => text(sentence(each)))),
    ...(report.migrations.length > 0
      ? ['<h2>Migrations and their locks</h2>', migrationTable(report.migrations, link)]
      : []),
    ...(report.waiting.length > 0
      ? [
          `<h2>${waitingTitle}</h2>`,
          list(
            report.waiting.map(
              (step) =>
                `${anchor(link('open', { file: step.file, line: 1 }), step.file)}: ${text(sentence(waitsFor(step)))}`,
            ),
          ),
        ]
      : []),
    '</main>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** The preview as a page of its own, for any browser, light or dark, and for paper. It loads nothing and runs nothing. */
export function previewPage(report: PreviewReport): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(report.title, false)}</title>
<style>
${previewStyle}</style>
</head>
<body>
${previewBody(report)}
</body>
</html>
`;
}

function stageSection(stage: StageReport, link: PreviewLink): string {
  const id = `stage-${stage.number}`;
  const blocked = stage.blocks.length > 0;
  const count = blocked ? ` <span class="count">${plural(stage.blocks.length, 'finding')} blocking</span>` : '';
  const servers = stage.servers.map((server) => `<span class="server">${text(server)}</span>`).join('\n');
  return [
    `<section class="stage${blocked ? ' blocked' : ''}" aria-labelledby="${id}">`,
    `<h3 id="${id}">${stage.number}. ${text(capital(stage.title))}${count}</h3>`,
    `<p>${text(stage.about)}</p>`,
    `<div class="lane"><span class="quiet">Running:</span>\n${servers || '<span class="quiet">no server that is known</span>'}`,
    `<span class="quiet">Database: ${text(stage.database)}</span></div>`,
    list([
      ...stage.works.map((each) => `Works: ${text(each)}`),
      ...[...stage.blocks, ...stage.careful].map((each) => findingItem(each, link)),
      ...stage.safe.map(({ finding }) => `Safe: ${text(sentence(finding.message))}`),
    ]),
    '</section>',
  ]
    .filter(Boolean)
    .join('\n');
}

function findingItem({ finding, range }: PlacedFinding, link: PreviewLink): string {
  const word = finding.severity === 'error' ? 'Blocks' : capital(finding.severity);
  const place = { file: finding.file, line: range.start.line + 1 };
  const split = finding.fixes.some((fix) => fix.kind === 'split') ? link('split', place) : undefined;
  const advice = [
    text(finding.advice),
    ...(split === undefined ? [] : [`<a href="${text(split, false)}">Split into steps</a>`]),
  ].join(' ');
  const uses = finding.evidence.map(
    (e) =>
      `${anchor(link('open', { file: e.file, line: e.line, ...(e.ref ? { ref: e.ref } : {}) }), `${e.file}:${e.line}`)}${e.ref ? ` at ${text(e.ref)}` : ''}<br>\n<code>${text(e.text, false)}</code>`,
  );
  return [
    `<strong class="${finding.severity}">${word}:</strong> ${text(sentence(finding.message))}`,
    `${anchor(link('open', place), `${place.file}:${place.line}`)} <span class="quiet">${text(finding.rule)}</span>`,
    ...(uses.length > 0
      ? [`<details class="evidence"><summary>${plural(uses.length, 'use')} found</summary>`, list(uses), '</details>']
      : []),
    ...(finding.verdict === 'unused' ? [] : [`<p>${advice}</p>`]),
  ].join('\n');
}

function migrationTable(migrations: readonly MigrationReport[], link: PreviewLink): string {
  const rows = migrations.flatMap((migration) => {
    const effects = lockingEffects(migration);
    const span = effects.length > 1 ? ` rowspan="${effects.length}"` : '';
    const head = [
      `<th scope="rowgroup"${span}>${anchor(link('open', { file: migration.file, line: 1 }), migration.file)}<br>\n<span class="${migration.opaque > 0 ? 'warning' : 'quiet'}">${text(migrationFacts(migration))}</span></th>`,
    ];
    if (effects.length === 0) return [row([...head, `<td colspan="3">${noLocks(migration)}</td>`])];
    return effects.map((effect, index) => {
      const what = `${kindWords(effect)}${effect.object ? ` ${effect.object}` : ''}`;
      const at = anchor(link('open', { file: migration.file, line: effect.line }), `line ${effect.line}`);
      return row([
        ...(index === 0 ? head : []),
        `<td>${text(what)}<br>\n${at}</td>`,
        `<td>${
          lockPhrases(effect)
            .map((phrase) => text(phrase))
            .join('<br>') || 'none'
        }</td>`,
        `<td>${text(capital(waits(effect)))}.</td>`,
      ]);
    });
  });
  const header = ['Migration', 'Change', 'Lock', 'What waits'].map((each) => `<th scope="col">${each}</th>`);
  return ['<table>', `<thead>${row(header)}</thead>`, '<tbody>', ...rows, '</tbody>', '</table>'].join('\n');
}

const row = (cells: readonly string[]): string => `<tr>${cells.join('\n')}</tr>`;

const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;

const anchor = (href: string | undefined, shown: string): string =>
  href === undefined
    ? `<code>${text(shown, false)}</code>`
    : `<a href="${text(href, false)}">${text(shown, false)}</a>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escaped for element content and quoted attributes. In prose, what stands in backticks is code. */
function text(value: string, prose = true): string {
  const escaped = printable(value).replace(/[&<>"']/g, (c) => entities[c] as string);
  return prose ? escaped.replace(/`([^`]+)`/g, '<code>$1</code>') : escaped;
}
