import type { PlanReport } from './plan-report.ts';
import { painter, type TextOptions } from './text.ts';
import { capital, printable, sentence, wrap } from './wording.ts';

/** A plan for the terminal. */
export function planText(report: PlanReport, options: TextOptions & { readonly written: boolean }): string {
  const { bold, faint } = painter(options.color);
  const width = options.width ?? Number.POSITIVE_INFINITY;
  const lines = [bold(printable(report.title)), ''];
  for (const [index, step] of report.steps.entries()) {
    lines.push(...item(`${index + 1}. `, `${step.title} (${step.how})`));
    if (step.effects.length > 0) lines.push(...item('   ', step.effects.join(' ')).map(faint));
  }
  for (const label of new Set(report.files.map((file) => file.label))) {
    lines.push('', bold(capital(label)));
    for (const file of report.files.filter((each) => each.label === label)) {
      const done = options.written ? (file.isNew ? 'written' : 'changed') : file.isNew ? 'new file' : 'changed';
      lines.push('', `── ${printable(file.path)} ${faint(`(${done})`)}`);
      if (!options.written) lines.push(...file.text.replace(/\n+$/, '').split(/\r?\n/));
    }
  }
  section(
    'What the servers do',
    report.servers.flatMap((text) => item('- ', sentence(text))),
  );
  section(
    'The way back',
    report.wayBack.flatMap(({ text, sql }) => [
      ...item('- ', sentence(text)),
      ...sql.flatMap((each) => `${each};`.split('\n').map((line) => `    ${line}`)),
    ]),
  );
  section(
    'To know',
    report.notes.flatMap((text) => item('- ', sentence(text))),
  );
  if (!options.written) lines.push('', faint('Nothing was written. Write the files with --write.'));
  return `${lines.join('\n')}\n`;

  function section(title: string, body: readonly string[]): void {
    if (body.length > 0) lines.push('', bold(title), ...body);
  }

  function item(mark: string, text: string): string[] {
    const indent = ' '.repeat(mark.length);
    return wrap(printable(text), width - mark.length).map((line, index) => (index === 0 ? mark : indent) + line);
  }
}
