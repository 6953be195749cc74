import type { Split } from '../analysis/split.ts';
import type { PlanRelease } from '../recipes/recipe.ts';
import type { FileEdit } from '../text/edit.ts';
import { painter, type TextOptions } from './text.ts';
import { capital, printable, sentence, wrap } from './wording.ts';

/** A file as a split leaves it: a new one, or one that was there with its whole new text. */
export interface SplitFile {
  readonly path: string;
  readonly text: string;
  readonly isNew: boolean;
  readonly label: FileEdit['label'];
}

const whenIs = {
  this: 'this release',
  next: 'the next release',
  'after-next': 'the release after the next',
} as const satisfies Record<PlanRelease, string>;

/** A plan for the terminal: what ships when, each file's text, and what the servers have to do in between. */
export function splitText(
  split: Split,
  files: readonly SplitFile[],
  options: TextOptions & { readonly written: boolean },
): string {
  const { bold, faint } = painter(options.color);
  const width = options.width ?? Number.POSITIVE_INFINITY;
  const lines = [bold(printable(split.title)), ''];
  for (const [index, step] of split.plan.steps.entries()) {
    const when = whenIs[step.release];
    lines.push(...item(`${index + 1}. `, `${step.title} (${step.phase}, with ${when})`));
  }
  for (const label of new Set(files.map((file) => file.label))) {
    lines.push('', bold(capital(label)));
    for (const file of files.filter((each) => each.label === label)) {
      const done = options.written ? (file.isNew ? 'written' : 'changed') : file.isNew ? 'new file' : 'changed';
      lines.push('', `── ${printable(file.path)} ${faint(`(${done})`)}`);
      if (!options.written) lines.push(...file.text.replace(/\n+$/, '').split(/\r?\n/));
    }
  }
  if (split.plan.servers.length > 0) {
    lines.push('', bold('What the servers do'));
    for (const text of split.plan.servers) lines.push(...item('- ', sentence(text)));
  }
  if (split.plan.notes.length > 0) {
    lines.push('', bold('To know'));
    for (const text of split.plan.notes) lines.push(...item('- ', sentence(text)));
  }
  if (!options.written) lines.push('', faint('Nothing was written. Write the files with --write.'));
  return `${lines.join('\n')}\n`;

  function item(mark: string, text: string): string[] {
    const indent = ' '.repeat(mark.length);
    return wrap(printable(text), width - mark.length).map((line, index) => (index === 0 ? mark : indent) + line);
  }
}
