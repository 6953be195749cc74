import type { ProjectState } from '../project/project.ts';
import type { Statement } from '../project/statements.ts';
import { type Plan, type PlanStep, type Refusal, statementText } from '../recipes/recipe.ts';
import type { Change } from '../schema/change.ts';
import type { FileEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { lockWait, type PlacedStep, splitFiles, statementsSql, terminated } from './split-files.ts';
import { type SplitTarget, stepsOf } from './split-target.ts';
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
   * One undoable edit: the statements the plans stand in for give way to their expand parts, backfill and contract steps get files
   * of their own, and the manifest is told where contract steps wait.
   */
  readonly edits: readonly FileEdit[];
}

/**
 * The edit that carries out plans for changes of one migration, or why it can't be. `now`: milliseconds since 1970, for names that
 * carry a time.
 */
export function splitEdits(
  state: ProjectState,
  planned: readonly [Planned, ...Planned[]],
  now: number,
): Split | Refusal {
  const [{ target }] = planned;
  const { database, migration } = target;
  const { convention } = database;
  const bare = planned.flatMap(({ plan }) => plan.steps).find((step) => !step.transaction);
  if (convention.outsideTransaction === 'never' && bare) {
    return {
      refused: `${convention.title} runs every migration in a transaction, and this plan has a step that can not: ${bare.title}.`,
    };
  }
  const replaced = replacedBy(planned);
  const unprintable = replaced
    .flatMap(({ others }) => others)
    .find((other) => /^\s*--/.test(database.dialect.print(other)));
  if (unprintable) {
    return {
      refused: `The statement does something else as well (${unprintable.kind.replaceAll('-', ' ')}) that can't be written anew. Give each change a statement of its own first.`,
    };
  }
  const inPlace: PlanStep[] = [];
  const separate: PlacedStep[] = [];
  const expands = new Map<Statement, string[]>();
  for (const each of planned) {
    const first = replaced.find(({ by }) => by.includes(each))?.statement ?? each.target.step.statement;
    const fitting = each.plan.steps.filter(
      (s) => s.release === 'this' && s.phase === 'expand' && (s.transaction || !migration.transaction),
    );
    const expand = expandPart(target, first, fitting);
    // What can't stand among the statements of this file gets one of its own.
    if (expand !== undefined) inPlace.push(...fitting);
    if (expand) expands.set(first, [...(expands.get(first) ?? []), expand]);
    for (const step of each.plan.steps)
      if (expand === undefined || !fitting.includes(step)) separate.push({ step, target: each.target });
  }
  const whole = isWholeFile(target, replaced);
  const { taken, files } = splitFiles(state, inOrder(separate), now, inPlace.length === 0 && whole);
  const edits: FileEdit[] = [];
  if (taken !== undefined) {
    const span = { start: 0, end: migration.text.length };
    edits.push({ kind: 'replace', path: migration.file.path, span, text: taken, label: 'this release' });
  } else {
    const nothing = whole && inPlace.length === 0 ? '-- What this migration did waits for a later release.' : '';
    edits.push(...replacements(target, replaced, expands, nothing), ...(whole ? downEdit(target, inPlace) : []));
  }
  edits.push(...files);
  if (separate.some(({ step }) => step.release !== 'this')) edits.push(...stagingEdit(state, database));
  const title =
    planned.length === 1 ? planned[0].plan.title : `Split ${planned.length} changes of ${migration.file.path}`;
  return { title, planned, edits };
}

/** By release; within one, plan after plan, as each counts on those before it. */
function inOrder(steps: readonly PlacedStep[]): PlacedStep[] {
  const releases = ['this', 'next', 'after-next'];
  return [...steps].sort((a, b) => releases.indexOf(a.step.release) - releases.indexOf(b.step.release));
}

/** A statement that gives way to plans, and what it does beside. */
interface Replaced {
  readonly statement: Statement;
  readonly others: readonly Change[];
  readonly by: readonly Planned[];
}

/** The statements that plans take the place of, in the order of the file. */
function replacedBy(planned: readonly [Planned, ...Planned[]]): Replaced[] {
  const gone = new Map<Change, Planned>();
  for (const each of planned)
    for (const change of [each.target.step.change, ...(each.plan.takes ?? [])]) gone.set(change, each);
  const statements = new Set(
    stepsOf(planned[0].target)
      .filter((step) => gone.has(step.change))
      .map((step) => step.statement),
  );
  return [...statements].map((statement) => ({
    statement,
    others: statement.read.changes.filter((change) => !gone.has(change)),
    by: statement.read.changes.flatMap((change) => gone.get(change) ?? []),
  }));
}

/** A statement's place is taken by the expand parts that begin there, after what the statement does beside; the others go. */
function replacements(
  target: SplitTarget,
  replaced: readonly Replaced[],
  expands: ReadonlyMap<Statement, readonly string[]>,
  nothing: string,
): FileEdit[] {
  const { database, migration } = target;
  return replaced.map(({ statement, others }, index): FileEdit => {
    const kept = others.map((other) => terminated(database.dialect.print(other))).join('\n');
    const own = kept === '' ? '' : (asInPlace(target, statement, kept) ?? kept);
    const parts = [own, ...(expands.get(statement) ?? []), index === 0 ? nothing : ''];
    const text = parts.filter((part) => part !== '').join(separator(target));
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

/** The expand steps as they stand in the file; undefined where its tool can't have them there. */
function expandPart(target: SplitTarget, first: Statement, steps: readonly PlanStep[]): string | undefined {
  const { dialect } = target.database;
  const statements = steps.flatMap((each) => each.statements.map((s) => statementText(s, dialect)));
  const transactional = steps.length > 0 && steps.every((s) => s.transaction);
  const timeout =
    statements.length > 0 && transactional && !hasTimeout(target, first) ? [dialect.lockTimeout(lockWait, true)] : [];
  const body = [...timeout, ...statements];
  const wraps = !target.migration.transaction && transactional && body.length > 1;
  const text = (wraps ? ['BEGIN', ...body, 'COMMIT'] : body).map(terminated).join('\n');
  return text === '' ? text : asInPlace(target, first, text);
}

/** Fenced or set apart as the tool wants it, unless it stands within a fence already. */
function asInPlace({ database, migration }: SplitTarget, { span }: Statement, sql: string): string | undefined {
  const { convention, dialect } = database;
  if (!convention.inPlace) return sql;
  const { whole } = convention.sections(migration.file, migration.text, dialect.flavour);
  const within = whole.some((fence) => fence.start <= span.start && span.end <= fence.end);
  return within ? sql : convention.inPlace(sql, dialect.flavour);
}

/** What stands between two parts that were set apart by themselves. */
const separator = ({ database }: SplitTarget): string => {
  const pair = database.convention.inPlace?.('SELECT 1;\nSELECT 2;', database.dialect.flavour);
  return pair === undefined ? '\n' : pair.slice('SELECT 1;'.length, -'SELECT 2;'.length);
};

/** Whether a lock timeout is already set where the statement runs. */
function hasTimeout(target: SplitTarget, first: Statement): boolean {
  for (const { statement, change } of stepsOf(target)) {
    if (statement === first) return false;
    if (change.kind === 'set' && change.setting === 'lock_timeout' && change.value !== null) return true;
  }
  return false;
}

/** Whether what is replaced is all that the file does on the way up. */
function isWholeFile({ migration }: SplitTarget, replaced: readonly Replaced[]): boolean {
  const session = new Set<Change['kind']>(['set', 'begin', 'commit']);
  const gone = new Set(replaced.filter(({ others }) => others.length === 0).map(({ statement }) => statement));
  return migration.statements
    .filter((s) => s.direction === 'up' && !s.read.changes.every((c) => session.has(c.kind)))
    .every((s) => gone.has(s));
}

/** The way down, in the file or in one of its own, undoes the expand part, when what was split is all the file did. */
function downEdit(target: SplitTarget, steps: readonly PlanStep[]): FileEdit[] {
  const { database } = target;
  const { file } = target.migration;
  const beside = database.others.find((m) => m.file.direction === 'down' && m.file.identity === file.identity);
  const migration = beside ?? target.migration;
  const downs = migration.statements.filter((s) => s.direction === 'down');
  const first = downs[0];
  const last = downs.at(-1);
  if (!first || !last) return [];
  const span = { start: first.span.start, end: withTerminator(migration.text, last.span).end };
  const back = statementsSql(
    [...steps].reverse().flatMap((s) => s.down),
    database.dialect,
  );
  return [
    {
      kind: 'replace',
      path: migration.file.path,
      span,
      text: back === '' ? back : (asInPlace({ ...target, migration }, first, back) ?? back),
      label: 'this release',
    },
  ];
}

function withTerminator(text: string, span: Span): Span {
  const rest = /^[^\S\r\n]*;/.exec(text.slice(span.end, span.end + 200));
  return rest ? { start: span.start, end: span.end + rest[0].length } : span;
}

/** A statement with the comments over it and the ends of its lines, so that none is left behind empty. */
function wholeLines(text: string, span: Span, comments: readonly Span[]): Span {
  const start = Math.min(span.start, ...comments.map((comment) => comment.start));
  const before = /[^\S\r\n]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
  const after = /^[^\S\r\n]*\r?\n/.exec(text.slice(span.end, span.end + 200))?.[0].length ?? 0;
  const ownLine = start - before === 0 || /[\r\n]/.test(text[start - before - 1] as string);
  return ownLine ? { start: start - before, end: span.end + after } : { start, end: span.end };
}
