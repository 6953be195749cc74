import type { ProjectState } from '../project/project.ts';
import type { Migration, Statement } from '../project/statements.ts';
import { type Plan, type PlanStep, type Refusal, statementText } from '../recipes/recipe.ts';
import type { Change } from '../schema/change.ts';
import type { FileEdit } from '../text/edit.ts';
import { downEdit, downOf, mirroredDown } from './split-down.ts';
import { failureOf } from './split-failure.ts';
import { lockWait, type PlacedStep, splitFiles, terminated } from './split-files.ts';
import { nothingLeft, splitNotes } from './split-notes.ts';
import { asInPlace, separator, wholeLines, withTerminator } from './split-place.ts';
import { type SplitTarget, sameStep, stepsBeside } from './split-target.ts';
import { stagingEdit } from './staging.ts';

/** A change with the plan that was chosen for it. */
export interface Planned {
  readonly target: SplitTarget;
  readonly plan: Plan;
}

export interface Split {
  readonly title: string;
  readonly planned: readonly Planned[];
  /**
   * One undoable edit: the statements the plans stand in for give way to their expand parts, in whichever files they stand; backfill
   * and contract steps get files of their own, and the manifest is told where contract steps wait.
   */
  readonly edits: readonly FileEdit[];
  /** What was to be split and is left as it was written, a sentence each. */
  readonly left: readonly string[];
  /** What to know of the files, a sentence each: what is left, then what has to be done besides. */
  readonly notes: readonly string[];
}

/**
 * The edit that carries out plans for changes of one release, or why it can't be. `now`: milliseconds since 1970, for names that
 * carry a time. `left`: what was to be split and has no plan, for the notes.
 */
export function splitEdits(
  state: ProjectState,
  planned: readonly [Planned, ...Planned[]],
  now: number,
  left: readonly string[] = [],
): Split | Refusal {
  const [{ target }] = planned;
  const { database } = target;
  const { convention, dialect } = database;
  const released = database.replayed
    .slice(0, database.firstNew)
    .find(({ migration }) => planned.some((each) => each.target.migration === migration));
  if (released) return { refused: 'This was released before, and what was released is not changed any more.' };
  const replaced = replacedBy(planned);
  const unprintable = replaced.flatMap(({ others }) => others).find((other) => /^\s*--/.test(dialect.print(other)));
  if (unprintable) {
    return {
      refused: `The statement does something else as well (${unprintable.kind.replaceAll('-', ' ')}) that can't be written anew. Give each change a statement of its own first.`,
    };
  }
  const inPlace = new Map<Migration, PlanStep[]>();
  const separate: PlacedStep[] = [];
  const expands = new Map<Statement, string[]>();
  const begun = new Map<Statement, PlanStep[]>();
  for (const each of planned) {
    const first = replaced.find(({ by }) => by.includes(each));
    const { migration } = first ?? each.target;
    const at = first?.statement ?? each.target.step.statement;
    const whole = isWholeFile(migration, replaced);
    const fitting = each.plan.steps.filter(
      (s) => s.release === 'this' && s.phase === 'expand' && (s.transaction || outside(migration, each, whole)),
    );
    const alone = fitting.some((s) => !s.transaction) && convention.outsideTransaction === 'alone';
    const many = fitting.flatMap((s) => s.statements).length > 1 || planned.length > 1;
    const expand =
      alone && many ? undefined : expandPart({ ...each.target, migration }, at, fitting, inPlace.has(migration));
    // What can't stand among the statements of this file gets one of its own.
    if (expand) {
      inPlace.set(migration, [...(inPlace.get(migration) ?? []), ...fitting]);
      expands.set(at, [...(expands.get(at) ?? []), expand]);
      begun.set(at, [...(begun.get(at) ?? []), ...fitting]);
    }
    for (const step of each.plan.steps)
      if (expand === undefined || !fitting.includes(step)) separate.push({ step, target: each.target });
  }
  const migrations = [...new Set(replaced.map(({ migration }) => migration))];
  const [earliest] = migrations;
  const takesOver = earliest && inPlace.size === 0 && isWholeFile(earliest, replaced) ? earliest : undefined;
  const { taken, files, begins } = splitFiles(state, inOrder(separate), now, takesOver);
  const ownOf = (migration: Migration): Planned[] => [
    ...new Set(replaced.flatMap((each) => (each.migration === migration ? each.by : []))),
  ];
  /** Where the part of this release of a plan begins. */
  const beginsAt = (each: Planned): string | undefined => {
    const first = replaced.find(({ by }) => by.includes(each));
    if (first && (expands.has(first.statement) || (taken && first.migration === takesOver)))
      return first.migration.file.path;
    return begins.get(each.target);
  };
  const edits: FileEdit[] = [];
  /** Migrations whose way down still undoes what is no longer there. */
  const unsaid: Migration[] = [];
  for (const migration of migrations) {
    const whole = isWholeFile(migration, replaced);
    const steps = inPlace.get(migration) ?? [];
    if (taken && migration === takesOver) {
      // Where the tool keeps both ways in one file, the text that was taken has its own.
      const apart = downOf(database, migration) !== migration;
      edits.push(...taken.edits, ...(apart ? downEdit(database, migration, [taken.step]) : []));
      continue;
    }
    const nothing = whole && steps.length === 0 ? nothingLeft(database, ownOf(migration), beginsAt) : '';
    edits.push(...replacements(target, migration, replaced, expands, nothing));
    if (whole) {
      edits.push(...downEdit(database, migration, steps));
      continue;
    }
    const own = replaced.filter((each) => each.migration === migration);
    const down = mirroredDown(database, migration, own, begun);
    edits.push(...(down ?? []));
    if (!down) unsaid.push(migration);
  }
  const elsewhere = planned.find(
    ({ target: { step } }) => `${step.before.searchPath}` !== `${database.base.searchPath}`,
  );
  if (elsewhere && separate.length > 0) {
    return {
      refused: `${elsewhere.target.migration.file.path} sets search_path, and the plan has steps in files of their own. Name the schema in the statement instead.`,
    };
  }
  edits.push(...files);
  if (separate.some(({ step }) => step.release !== 'this')) edits.push(...stagingEdit(state, database));
  const failure = failureOf(database, edits);
  if (failure) return { refused: failure };
  const title =
    planned.length === 1 ? planned[0].plan.title : `Split ${planned.length} changes of ${target.migration.file.path}`;
  return {
    title,
    planned,
    edits: withLineEnds(edits, migrations),
    left,
    notes: [...left, ...splitNotes(database, edits, unsaid)],
  };
}

/** Whether a step that may not run in a transaction can stand in the migration. */
function outside(migration: Migration, { target }: Planned, whole: boolean): boolean {
  const { outsideTransaction } = target.database.convention;
  return !migration.transaction && (outsideTransaction === 'marked' || (outsideTransaction === 'alone' && whole));
}

/** By release; within one, plan after plan, as each counts on those before it. */
function inOrder(steps: readonly PlacedStep[]): PlacedStep[] {
  const releases = ['this', 'next', 'after-next'];
  return [...steps].sort((a, b) => releases.indexOf(a.step.release) - releases.indexOf(b.step.release));
}

/** A statement that gives way to plans, and what it does beside. */
export interface Replaced {
  readonly migration: Migration;
  readonly statement: Statement;
  readonly others: readonly Change[];
  readonly by: readonly Planned[];
}

/** The statements that plans take the place of, in the order of the release. */
function replacedBy(planned: readonly [Planned, ...Planned[]]): Replaced[] {
  const gone = new Map<Change, Planned>();
  const beside = stepsBeside(planned[0].target);
  for (const each of planned) {
    const { change } = sameStep(beside, each.target.step) ?? each.target.step;
    for (const one of [change, ...(each.plan.takes ?? [])]) gone.set(one, each);
  }
  const statements = new Map(
    beside.filter((step) => gone.has(step.change)).map((step) => [step.statement, step.migration] as const),
  );
  return [...statements].map(([statement, migration]) => ({
    migration,
    statement,
    others: statement.read.changes.filter((change) => !gone.has(change)),
    by: statement.read.changes.flatMap((change) => gone.get(change) ?? []),
  }));
}

/** A statement's place is taken by the expand parts that begin there, after what the statement does beside; the others go. */
function replacements(
  target: SplitTarget,
  migration: Migration,
  replaced: readonly Replaced[],
  expands: ReadonlyMap<Statement, readonly string[]>,
  nothing: string,
): FileEdit[] {
  const { database } = target;
  const here = { database, migration };
  const own = replaced.filter((each) => each.migration === migration);
  return own.map(({ statement, others }, index): FileEdit => {
    const kept = others.map((other) => terminated(database.dialect.print(other))).join('\n');
    const beside = kept === '' ? '' : (asInPlace(here, statement, kept) ?? kept);
    const parts = [beside, ...(expands.get(statement) ?? []), index === 0 ? nothing : ''];
    const text = parts.filter((part) => part !== '').join(separator(here));
    const span = withTerminator(migration.text, statement.span);
    return {
      kind: 'replace',
      path: migration.file.path,
      span: text === '' ? wholeLines(migration.text, span, statement.comments) : span,
      text,
      label: 'this release',
    };
  });
}

/** The expand steps as they stand in the file; undefined where its tool can't have them there. `begun`: others stand there already. */
function expandPart(
  target: SplitTarget,
  first: Statement,
  steps: readonly PlanStep[],
  begun: boolean,
): string | undefined {
  const { dialect } = target.database;
  const { migration } = target;
  const statements = steps.flatMap((each) => each.statements.map((s) => statementText(s, dialect)));
  const transactional = steps.length > 0 && steps.every((s) => s.transaction);
  const wanted = statements.length > 0 && transactional && !(begun && migration.transaction);
  const timeout = wanted && !hasTimeout(target, first) ? [dialect.lockTimeout(lockWait, true)] : [];
  const body = [...timeout, ...statements];
  // MySQL commits with each of them anyway.
  const wraps = !migration.transaction && transactional && body.length > 1 && dialect.id !== 'mysql';
  if (wraps && target.database.convention.pooled) return undefined;
  const text = (wraps ? ['BEGIN', ...body, 'COMMIT'] : body).map(terminated).join('\n');
  return text === '' ? text : asInPlace(target, first, text);
}

/** Whether a lock timeout is already set where the statement runs. */
function hasTimeout({ database, migration }: SplitTarget, first: Statement): boolean {
  const index = database.replayed.findIndex((each) => each.migration === migration);
  for (const { statement, change } of index < 0 ? [] : database.steps(index)) {
    if (statement.span.start === first.span.start) return false;
    if (change.kind === 'set' && change.setting === 'lock_timeout' && change.value !== null) return true;
  }
  return false;
}

/** Whether what is replaced is all that the migration does on the way up. */
function isWholeFile(migration: Migration, replaced: readonly Replaced[]): boolean {
  const session = new Set<Change['kind']>(['set', 'begin', 'commit']);
  const gone = new Set(
    replaced
      .filter((each) => each.migration === migration && each.others.length === 0)
      .map(({ statement }) => statement.span.start),
  );
  return migration.statements
    .filter((s) => s.direction === 'up' && !s.read.changes.every((c) => session.has(c.kind)))
    .every((s) => gone.has(s.span.start));
}

/** What is written into a file ends its lines as that file does. */
function withLineEnds(edits: readonly FileEdit[], migrations: readonly Migration[]): FileEdit[] {
  const windows = new Set(migrations.filter(({ text }) => text.includes('\r\n')).map(({ file }) => file.path));
  return edits.map((edit) =>
    edit.kind === 'replace' && windows.has(edit.path) ? { ...edit, text: edit.text.replace(/\r?\n/g, '\r\n') } : edit,
  );
}
