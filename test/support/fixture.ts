import type { Repository } from './memory-world.ts';

/**
 * A repository written as one file. `-- at: v1.0.0` starts a tagged version, which begins as a copy of the one before;
 * `-- now` starts the work tree; `-- today: 2026-07-31` is the date; `-- file: PATH` starts a file, `-- delete: PATH` takes one away. In the files of the work
 * tree, a line of carets under a line expects a finding there:
 *
 *     ALTER TABLE users RENAME COLUMN email TO mail;
 *     --                              ^^^^^ error rename-column: v1.0.0 still reads users.email [src/users.sql:1]
 *
 * The repository has the files without these lines.
 */
export interface Fixture extends Repository {
  readonly expected: readonly Expected[];
}

export interface Expected {
  readonly file: string;
  /** From 0, in the file without caret lines. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const caretLine = /^\s*(?:--|\/\/|#)(\s*)(\^+)\s+(.*)$/;

export function readFixture(text: string): Fixture {
  const versions: { tag: string; files: Map<string, string> }[] = [];
  let current = new Map<string, string>();
  let file: string | undefined;
  let lines: string[] = [];
  let now = false;
  let today: string | undefined;
  const expected: Expected[] = [];
  const finish = (): void => {
    if (file !== undefined) current.set(file, lines.join('\n').replace(/\n+$/, '\n'));
    file = undefined;
    lines = [];
  };
  for (const line of text.split('\n')) {
    const [, word, argument = ''] = /^-- (at|now|today|file|delete)(?::\s*(.+?))?\s*$/.exec(line) ?? [];
    if (word === 'today') today = argument;
    else if (word === 'at') {
      finish();
      current = new Map(current);
      versions.push({ tag: argument, files: current });
    } else if (word === 'now') {
      finish();
      current = new Map(current);
      now = true;
    } else if (word === 'file') {
      finish();
      file = argument;
    } else if (word === 'delete') {
      finish();
      current.delete(argument);
    } else if (file !== undefined) {
      const caret = now ? caretLine.exec(line) : null;
      if (caret) {
        const from = line.indexOf('^');
        expected.push({
          file,
          line: lines.length - 1,
          from,
          to: from + (caret[2] as string).length,
          text: caret[3] as string,
        });
      } else lines.push(line);
    }
  }
  finish();
  return { versions, work: current, expected, ...(today === undefined ? {} : { today }) };
}

/** The fixture with its caret lines replaced by those of the findings there are. */
export function rewriteFixture(text: string, found: readonly Expected[]): string {
  const out: string[] = [];
  let file: string | undefined;
  let line = -1;
  let now = false;
  const put = (): void => {
    for (const each of found.filter((f) => f.file === file && f.line === line)) {
      // A finding that starts in the first two columns can't have its carets there, behind the comment sign.
      const from = Math.max(each.from, 2);
      out.push(`--${' '.repeat(from - 2)}${'^'.repeat(Math.max(1, each.to - from))} ${each.text}`);
    }
  };
  for (const each of text.split('\n')) {
    const [, word, argument] = /^-- (at|now|file|delete)(?::\s*(.+?))?\s*$/.exec(each) ?? [];
    if (word) {
      now ||= word === 'now';
      file = word === 'file' ? argument : undefined;
      line = -1;
      out.push(each);
    } else if (now && file !== undefined) {
      if (caretLine.test(each)) continue;
      out.push(each);
      line++;
      put();
    } else out.push(each);
  }
  return out.join('\n');
}
