import type { ReleaseChange, RuleContext } from './rule.ts';

const files = new WeakMap<readonly ReleaseChange[], ReadonlyMap<number, readonly ReleaseChange[]>>();

/** The changes of the file a change stands in, in order. Sorted out once a release, for files can hold thousands. */
export function sameFile(context: Pick<RuleContext, 'release'>, { file }: ReleaseChange): readonly ReleaseChange[] {
  const known = files.get(context.release) ?? byFile(context.release);
  files.set(context.release, known);
  return known.get(file) ?? [];
}

function byFile(release: readonly ReleaseChange[]): ReadonlyMap<number, readonly ReleaseChange[]> {
  const found = new Map<number, ReleaseChange[]>();
  for (const entry of release) {
    const entries = found.get(entry.file);
    if (entries) entries.push(entry);
    else found.set(entry.file, [entry]);
  }
  return found;
}

/** Whether two changes stand in one transaction; with some tools all pending migrations do. */
export const inOneTransaction = (a: ReleaseChange, b: ReleaseChange): boolean =>
  a.transaction >= 0 &&
  a.transaction === b.transaction &&
  (a.file === b.file || (a.shared && b.shared && a.transaction === 0));

const answers = new WeakMap<readonly ReleaseChange[], Map<string, unknown>>();

/** What is so of a file as a whole, worked out once. `question` names it. */
export function ofFile<T>(
  context: Pick<RuleContext, 'release'>,
  here: ReleaseChange,
  question: string,
  answer: (entries: readonly ReleaseChange[]) => T,
): T {
  const entries = sameFile(context, here);
  const known = answers.get(entries) ?? new Map<string, unknown>();
  answers.set(entries, known);
  if (!known.has(question)) known.set(question, answer(entries));
  return known.get(question) as T;
}
