import { type PlannedStep, plannedSteps } from '../analysis/plan-steps.ts';
import type { Planned, Split } from '../analysis/split.ts';
import type { SplitTarget } from '../analysis/split-target.ts';
import type { PlanRelease } from '../recipes/recipe.ts';
import { applyReplacements, type FileEdit } from '../text/edit.ts';
import { list } from '../text/words.ts';

/** A file as a split leaves it: a new one, or one that was there with its whole new text. */
export interface SplitFile {
  readonly path: string;
  readonly text: string;
  readonly isNew: boolean;
  readonly label: FileEdit['label'];
}

/** A plan to be read before it is accepted: what ships when and does what, each file's text, what the servers do, the way back. */
export interface PlanReport {
  readonly title: string;
  readonly steps: readonly { readonly title: string; readonly how: string; readonly effects: readonly string[] }[];
  readonly files: readonly SplitFile[];
  readonly servers: readonly string[];
  readonly wayBack: readonly WayBack[];
  readonly notes: readonly string[];
}

/** From one point of the plan on: what it takes to have the previous server back. */
export interface WayBack {
  readonly text: string;
  readonly sql: readonly string[];
}

/** The files of a split as it leaves them; `text`: what is in a file now. */
export function splitFilesOf(split: Split, text: (path: string) => string | undefined): SplitFile[] {
  const paths = [...new Set(split.edits.map(({ path }) => path))];
  return paths.flatMap((path): SplitFile[] => {
    const edits = split.edits.filter((edit) => edit.path === path);
    const [{ label }] = edits as [FileEdit];
    const created = edits.find((edit) => edit.kind === 'create');
    if (created) return [{ path, text: created.text, isNew: true, label }];
    const replacements = edits.filter((edit) => edit.kind === 'replace');
    return [{ path, text: applyReplacements(text(path) ?? '', replacements), isNew: false, label }];
  });
}

/** `split.planned` is never empty. */
export function planReport(split: Split, files: readonly SplitFile[]): PlanReport {
  const [first] = split.planned as [Planned, ...Planned[]];
  const { target } = first;
  const all = split.planned.flatMap((each) => plannedSteps(each.target, each.plan));
  const steps = releases.flatMap((release) => all.filter(({ step }) => step.release === release));
  return {
    title: split.title,
    steps: steps.map(({ step, effects }) => ({
      title: step.title,
      how: `${step.phase}, with ${whenIs[step.release]}, ${step.transaction ? 'in a transaction' : outside(target)}`,
      effects,
    })),
    files,
    servers: [...new Set(split.planned.flatMap(({ plan }) => plan.servers))],
    wayBack: wayBack(target, steps),
    notes: [...new Set([...split.notes, ...split.planned.flatMap(({ plan }) => plan.notes)])],
  };
}

const releases = ['this', 'next', 'after-next'] as const;

const whenIs = {
  this: 'this release',
  next: 'the next release',
  'after-next': 'the release after the next',
} as const satisfies Record<PlanRelease, string>;

function outside({ database }: SplitTarget): string {
  const { convention } = database;
  return convention.outsideTransaction === 'marked'
    ? `outside a transaction, as its file tells ${convention.title}`
    : 'outside a transaction, alone in its file';
}

function wayBack({ database }: SplitTarget, steps: readonly PlannedStep[]): WayBack[] {
  const previous = list(database.previous.map((contract) => contract.server.version)) || 'the previous server';
  const undo = (of: readonly PlannedStep[]): string[] => [...of].reverse().flatMap((each) => each.down);
  const now = steps.filter(({ step }) => step.release === 'this');
  const next = steps.filter(({ step }) => step.release === 'next');
  const last = steps.filter(({ step }) => step.release === 'after-next');
  const before = next.length > 0 ? 'As long as the steps of the next release have not run' : 'At every stage';
  const found: WayBack[] = [
    { text: `${before}, ${previous} can be started again: it works on the database as it is.`, sql: [] },
  ];
  const trace = undo(now);
  if (trace.length > 0)
    found.push({ text: 'To take this release back for good, with only the previous server running:', sql: trace });
  if (next.length > 0)
    found.push(later(`After the steps of the next release ${previous} works again once these have run:`, next));
  if (last.length > 0) found.push(later('After the steps of the release after that, before those:', last));
  return found;

  function later(text: string, of: readonly PlannedStep[]): WayBack {
    const sql = undo(of);
    return sql.length > 0 || of.every(({ up }) => up.length === 0)
      ? { text, sql }
      : { text: `There is no way back from ${list(of.map(({ step }) => `"${step.title}"`))} but a backup.`, sql };
  }
}
