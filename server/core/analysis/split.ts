import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Migration } from '../project/statements.ts';
import { recipesFor } from '../recipes/index.ts';
import { type Plan, type PlanStatement, type PlanStep, type Recipe, statementText } from '../recipes/recipe.ts';
import { showName } from '../schema/names.ts';
import type { EditLabel, FileEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** The change to split: which one of which statement of which file. */
export interface SplitTarget {
  readonly database: Database;
  readonly migration: Migration;
  readonly step: Step;
}

export interface Split {
  readonly title: string;
  readonly plan: Plan;
  /** One undoable edit: the statement gives way to its expand part; backfill and contract get files of their own. */
  readonly edits: readonly FileEdit[];
}

/** Milliseconds a migration waits for a lock before it gives up and is tried again. */
const lockWait = 2000;

/** The changes of the release at an offset of a file, nearest statement first. */
export function changesAt(state: ProjectState, path: string, offset: number): SplitTarget[] {
  for (const database of state.databases) {
    for (let index = 0; index < database.replayed.length; index++) {
      const migration = database.replayed[index]?.migration;
      if (!migration || migration.file.path !== path) continue;
      const steps = database
        .steps(index)
        .filter(({ statement }) => statement.span.start <= offset && offset <= statement.span.end);
      const near = (step: Step): number => {
        const start = step.statement.span.start + step.change.at.start;
        const end = step.statement.span.start + step.change.at.end;
        return offset < start ? start - offset : offset > end ? offset - end : 0;
      };
      return [...steps].sort((a, b) => near(a) - near(b)).map((step) => ({ database, migration, step }));
    }
  }
  return [];
}

/** Finds a change again by the numbers a finding's fix carries. */
export function targetOf(
  state: ProjectState,
  path: string,
  statement: number,
  change: number,
): SplitTarget | undefined {
  for (const database of state.databases) {
    for (let index = 0; index < database.replayed.length; index++) {
      const migration = database.replayed[index]?.migration;
      if (migration?.file.path !== path) continue;
      const wanted = migration.statements[statement];
      const step = database
        .steps(index)
        .find((s) => s.statement === wanted && s.change === wanted?.read.changes[change]);
      if (step) return { database, migration, step };
    }
  }
  return undefined;
}

/** Every plan on offer for a change, the best first; and why others don't fit. */
export function plansFor(
  target: SplitTarget,
  only?: string,
): { readonly plans: readonly { recipe: Recipe; plan: Plan }[]; readonly refusals: readonly string[] } {
  const plans: { recipe: Recipe; plan: Plan }[] = [];
  const refusals: string[] = [];
  const { change, before, after } = target.step;
  const context = {
    dialect: target.database.dialect,
    version: target.database.engine.version,
    before,
    after,
    previous: target.database.previous,
  };
  for (const recipe of recipesFor(change.kind)) {
    if (only && recipe.id !== only) continue;
    const plan = recipe.plan(change, context);
    if ('refused' in plan) refusals.push(plan.refused);
    else plans.push({ recipe, plan });
  }
  return { plans, refusals };
}

/** The edit that carries a plan out on files. `now`: milliseconds since 1970, for names that carry a time. */
export function splitEdits(state: ProjectState, target: SplitTarget, plan: Plan, now: number): Split {
  const { database, migration, step } = target;
  const wraps = !migration.transaction;
  const inPlace = plan.steps.filter(
    (s) => s.release === 'this' && s.phase === 'expand' && (s.transaction || canStand(target, s)),
  );
  const own = plan.steps.filter((s) => !inPlace.includes(s));
  const edits: FileEdit[] = [
    {
      kind: 'replace',
      path: migration.file.path,
      span: withTerminator(migration.text, step.statement.span),
      text: replacement(target, inPlace, wraps),
      label: 'this release',
    },
    ...downEdit(target, inPlace),
  ];
  let sequence = 0;
  for (const each of own) {
    const label: EditLabel = each.release === 'this' ? 'this release' : 'a later release';
    const folder = each.phase === 'contract' ? contractFolder(state, database) : folderOf(migration);
    const existing = database.replayed.map((r) => r.migration.file);
    const files = database.convention.next({
      folder,
      existing,
      name: fileName(each, target),
      up: stepSql(
        target,
        each,
        each.transaction && !database.convention.sections(migration.file, '', database.dialect.flavour).transaction,
      ),
      down: statementsSql(target, each.down),
      transaction: each.transaction,
      now,
      sequence: sequence++,
    });
    for (const file of files) edits.push({ kind: 'create', path: file.path, text: file.text, label });
  }
  return { title: plan.title, plan, edits };
}

/** A step that may not run in a transaction can stay in its file only where the tool opens none. */
const canStand = (target: SplitTarget, step: PlanStep): boolean => step.transaction || !target.migration.transaction;

/** What takes the statement's place: its other changes as they were, and the expand part of the plan. */
function replacement(target: SplitTarget, steps: readonly PlanStep[], wraps: boolean): string {
  const { statement, change } = target.step;
  const { dialect } = target.database;
  const others = statement.read.changes.filter((other) => other !== change).map((other) => dialect.print(other));
  const statements = steps.flatMap((each) => each.statements.map((s) => statementText(s, dialect)));
  const timeout =
    statements.length > 0 && !hasTimeout(target) && steps.every((s) => s.transaction)
      ? [dialect.lockTimeout(lockWait, true)]
      : [];
  const transactional = steps.length > 0 && steps.every((s) => s.transaction);
  const body = [...timeout, ...statements];
  const grouped = wraps && transactional && body.length > 1 ? ['BEGIN', ...body, 'COMMIT'] : body;
  return [...others, ...grouped].map(terminated).join('\n');
}

const terminated = (sql: string): string => (/^--.*$/.test(sql) ? sql : `${sql};`);

/** Whether a lock timeout is already set where the statement runs. */
function hasTimeout({ database, migration, step }: SplitTarget): boolean {
  const index = database.replayed.findIndex((r) => r.migration === migration);
  for (const other of database.steps(index)) {
    if (other === step) return false;
    if (other.change.kind === 'set' && other.change.setting === 'lock_timeout' && other.change.value !== null)
      return true;
  }
  return false;
}

/** The down part of the file undoes the expand part, when the split statement was all the file did. */
function downEdit(target: SplitTarget, steps: readonly PlanStep[]): FileEdit[] {
  const { migration } = target;
  const ups = migration.statements.filter(
    (s) =>
      s.direction === 'up' &&
      !s.read.changes.every((c) => c.kind === 'set' || c.kind === 'begin' || c.kind === 'commit'),
  );
  const downs = migration.statements.filter((s) => s.direction === 'down');
  const first = downs[0];
  const last = downs.at(-1);
  if (ups.length !== 1 || !first || !last) return [];
  const span = { start: first.span.start, end: withTerminator(migration.text, last.span).end };
  const text = statementsSql(
    target,
    [...steps].reverse().flatMap((s) => s.down),
  );
  return [{ kind: 'replace', path: migration.file.path, span, text, label: 'this release' }];
}

function stepSql(target: SplitTarget, step: PlanStep, wraps: boolean): string {
  const { dialect } = target.database;
  const timeout = step.transaction ? [dialect.lockTimeout(lockWait, true)] : [];
  const body = [...timeout, ...step.statements.map((s) => statementText(s, dialect))];
  const phase = `-- bellows: phase=${step.phase}`;
  const about =
    step.phase === 'contract'
      ? [`-- Run this with the next release, when the last server of this release's predecessor is gone.`]
      : [];
  return [...about, phase, ...(wraps && body.length > 1 ? ['BEGIN', ...body, 'COMMIT'] : body).map(terminated)].join(
    '\n',
  );
}

const statementsSql = (target: SplitTarget, statements: readonly PlanStatement[]): string =>
  statements.map((s) => terminated(statementText(s, target.database.dialect))).join('\n');

function withTerminator(text: string, span: Span): Span {
  const rest = /^[^\S\r\n]*;/.exec(text.slice(span.end, span.end + 200));
  return rest ? { start: span.start, end: span.end + rest[0].length } : span;
}

const folderOf = (migration: Migration): string => migration.file.path.split('/').slice(0, -1).join('/');

/**
 * Where a contract step waits for its release: the manifest's `contract` folder where that lies outside the migrations,
 * else a folder `contract` beside them, which the migration tool does not run.
 */
function contractFolder(state: ProjectState, database: Database): string {
  const manifest = state.manifest?.manifest;
  const settings = database.name ? manifest?.databases?.[database.name] : manifest?.database;
  const named = settings?.contract === undefined ? undefined : [settings.contract].flat()[0];
  const folder = named?.split(/\/?[*?[{]/)[0]?.replace(/\/[^/]*\.[^/]*$/, '');
  if (folder && folder !== database.folder && !folder.startsWith(`${database.folder}/`)) return folder;
  return [...database.folder.split('/').slice(0, -1), 'contract'].join('/').replace(/^\//, '');
}

/** `contract_users_email`, `backfill_users_mail`: lower case words for the tool's file name. */
function fileName(step: PlanStep, target: SplitTarget): string {
  const { change } = target.step;
  const table = 'table' in change && change.table ? showName(change.table) : '';
  const column =
    'column' in change ? (typeof change.column === 'string' ? change.column : (change.column?.name ?? '')) : '';
  return [step.phase, table, column]
    .filter(Boolean)
    .join('_')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}
