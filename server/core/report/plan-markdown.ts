import type { PlanReport } from './plan-report.ts';
import { capital, printable, sentence } from './wording.ts';

/** A plan to be read in an editor before it is accepted: headings, lists, and SQL in fences longer than any within. */
export function planMarkdown(report: PlanReport): string {
  const lines = [`# ${escaped(report.title)}`, ''];
  for (const [index, step] of report.steps.entries()) {
    lines.push(`${index + 1}. **${escaped(step.title)}** (${escaped(step.how)})`);
    if (step.effects.length > 0) lines.push('', `   ${escaped(step.effects.join(' '))}`, '');
  }
  lines.push('', '## What the servers do', '', ...report.servers.map((text) => `- ${escaped(sentence(text))}`));
  lines.push('', '## The way back', '');
  for (const { text, sql } of report.wayBack) {
    lines.push(`- ${escaped(sentence(text))}`, '');
    if (sql.length > 0) lines.push(...fenced(sql.map((each) => `${each};`).join('\n')), '');
  }
  if (report.notes.length > 0)
    lines.push('## To know', '', ...report.notes.map((text) => `- ${escaped(sentence(text))}`), '');
  for (const label of new Set(report.files.map((file) => file.label))) {
    lines.push(`## ${capital(label)}`, '');
    for (const file of report.files.filter((each) => each.label === label)) {
      lines.push(`\`${printable(file.path).replaceAll('`', "'")}\` (${file.isNew ? 'new file' : 'changed'})`, '');
      lines.push(...fenced(file.text.replace(/\n+$/, ''), file.path.endsWith('.sql') ? 'sql' : ''), '');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function fenced(text: string, language = 'sql'): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, text, fence];
}

/** Names of people's own objects are shown as they are, not as markup. */
const escaped = (text: string): string => printable(text).replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
