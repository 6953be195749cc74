import type { Convention, NewFile } from '../project/convention.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Migration } from '../project/statements.ts';
import { recipesFor } from '../recipes/index.ts';
import {
  type Plan,
  type PlanStatement,
  type PlanStep,
  type Recipe,
  type Refusal,
  statementText,
} from '../recipes/recipe.ts';
import type { Change } from '../schema/change.ts';
import { showName } from '../schema/names.ts';
import type { EditLabel, FileEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { list } from '../text/words.ts';

/** All changes of the target's migration, on the way up. */
function stepsOf({ database, migration }: Pick<SplitTarget, 'database' | 'migration'>): readonly Step[] {
  const index = database.replayed.findIndex((r) => r.migration === migration);
  return index < 0 ? [] : database.steps(index);
}

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

/**
 * Milliseconds a migration waits for a lock before it gives up and is tried again. Below the server's default
 * deadlock_timeout of a second: then it is always the migration that gives way, never a client.
 */
const lockWait = 500;

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
    migration: stepsOf(target).map((step) => step.change),
    back: new Map<string, string>(),
  };
  for (const recipe of recipesFor(change.kind)) {
    if (only && recipe.id !== only) continue;
    const plan = recipe.plan(change, context);
    if ('refused' in plan) refusals.push(plan.refused);
    else plans.push({ recipe, plan });
  }
  return { plans, refusals };
}

/**
 * The edit that carries a plan out on files, or why it can't be. `now`: milliseconds since 1970, for names that carry a
 * time.
 */
export function splitEdits(state: ProjectState, target: SplitTarget, plan: Plan, now: number): Split | Refusal {
  const { database, migration, step } = target;
  const { convention } = database;
  if (convention.outsideTransaction === 'never' && plan.steps.some((s) => !s.transaction)) {
    return {
      refused: `${convention.title} runs every migration in a transaction, and this plan has a step that can not: ${plan.steps.find((s) => !s.transaction)?.title}.`,
    };
  }
  const unprintable = otherChanges(target).find((other) => /^\s*--/.test(database.dialect.print(other)));
  if (unprintable) {
    return {
      refused: `The statement does something else as well (${unprintable.kind.replaceAll('-', ' ')}) that can't be written anew. Give each change a statement of its own first.`,
    };
  }
  const inPlace = plan.steps.filter(
    (s) => s.release === 'this' && s.phase === 'expand' && (s.transaction || !migration.transaction),
  );
  const own = plan.steps.filter((s) => !inPlace.includes(s));
  const edits: FileEdit[] = [];
  const config = new Map(database.config);
  const separate = own.flatMap((s) => alone(s, convention));
  // A file that would be left empty takes the first step that ships with it.
  if (inPlace.length === 0 && soleStatement(target) && separate[0]?.release === 'this') {
    const first = newFiles(target, separate.shift() as PlanStep, folderOf(target), 0, now, config).find(
      (file) => !file.replaces,
    );
    const span = { start: 0, end: migration.text.length };
    if (first)
      edits.push({ kind: 'replace', path: migration.file.path, span, text: first.text, label: 'this release' });
  } else {
    const span = withTerminator(migration.text, step.statement.span);
    const text = replacement(target, inPlace);
    edits.push(
      { kind: 'replace', path: migration.file.path, span, text, label: 'this release' },
      ...downEdit(target, inPlace),
    );
  }
  let sequence = 0;
  for (const each of separate) {
    const label: EditLabel = each.release === 'this' ? 'this release' : 'a later release';
    const folder = each.phase === 'contract' ? contractFolder(state, database) : folderOf(target);
    for (const file of newFiles(target, each, folder, sequence++, now, config)) {
      const old = config.get(file.path);
      if (!file.replaces) edits.push({ kind: 'create', path: file.path, text: file.text, label });
      else if (old !== undefined) {
        config.set(file.path, file.text);
        const original = database.config.get(file.path) ?? old;
        const known = edits.findIndex((edit) => edit.path === file.path);
        if (known >= 0) edits.splice(known, 1);
        edits.push({
          kind: 'replace',
          path: file.path,
          span: { start: 0, end: original.length },
          text: file.text,
          label,
        });
      }
    }
  }
  return { title: plan.title, plan, edits };
}

/** Tools that leave out the transaction only for a lone statement get a file a statement. */
function alone(step: PlanStep, convention: Convention): PlanStep[] {
  if (step.transaction || convention.outsideTransaction !== 'alone' || step.statements.length < 2) return [step];
  return step.statements.map((statement, index) => ({
    ...step,
    statements: [statement],
    down: index === 0 ? step.down : [],
  }));
}

function newFiles(
  target: SplitTarget,
  step: PlanStep,
  folder: string,
  sequence: number,
  now: number,
  config: ReadonlyMap<string, string>,
): readonly NewFile[] {
  const { convention, dialect, replayed, others } = target.database;
  const existing = [...replayed.map((r) => r.migration.file), ...others.map((m) => m.file)];
  const make = (wraps: boolean): readonly NewFile[] =>
    convention.next({
      folder,
      existing,
      name: fileName(step, target),
      up: stepSql(target, step, wraps),
      down: statementsSql(target, step.down),
      transaction: step.transaction,
      now,
      sequence,
      flavour: dialect.flavour,
      config,
    });
  const files = make(false);
  if (!step.transaction) return files;
  // Where the tool opens no transaction for what it was given, the file brings its own.
  const up = files.find((file) => !file.replaces);
  const described = up && { path: up.path, version: '', name: '', direction: 'up' as const, identity: up.path };
  return described && !convention.sections(described, up.text, dialect.flavour).transaction ? make(true) : files;
}

/** What the statement does beside the change that is split. */
const otherChanges = ({ step }: SplitTarget): readonly Change[] =>
  step.statement.read.changes.filter((other) => other !== step.change);

/** What takes the statement's place: its other changes as they were, and the expand part of the plan. */
function replacement(target: SplitTarget, steps: readonly PlanStep[]): string {
  const wraps = !target.migration.transaction;
  const { dialect } = target.database;
  const others = otherChanges(target).map((other) => dialect.print(other));
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

/** Whether the statement is all the file does on the way up, and the change all the statement does. */
function soleStatement({ migration, step }: SplitTarget): boolean {
  const session = new Set<Change['kind']>(['set', 'begin', 'commit']);
  const ups = migration.statements.filter(
    (s) => s.direction === 'up' && !s.read.changes.every((c) => session.has(c.kind)),
  );
  return ups.length === 1 && ups[0] === step.statement && step.statement.read.changes.length === 1;
}

/** The down part of the file undoes the expand part, when the split statement was all the file did. */
function downEdit(target: SplitTarget, steps: readonly PlanStep[]): FileEdit[] {
  const { migration } = target;
  const downs = migration.statements.filter((s) => s.direction === 'down');
  const first = downs[0];
  const last = downs.at(-1);
  if (!soleStatement(target) || !first || !last) return [];
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
  const previous = list(target.database.previous.map((contract) => contract.server.version));
  const where = target.database.folder || 'the migrations';
  const about =
    step.phase === 'contract'
      ? [
          `-- Move this into ${where} with the next release, once no server of ${previous || 'this release or before'} runs any more.`,
        ]
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

/** The folder migrations lie in; the tool's own folder a migration, where it has one, is made by the convention. */
const folderOf = ({ database, migration }: SplitTarget): string =>
  migration.file.path.startsWith(`${database.folder}/`)
    ? database.folder
    : migration.file.path.split('/').slice(0, -1).join('/');

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
  const indexes = step.statements.some((s) => 'change' in s && s.change.kind === 'create-index');
  return [indexes && step.phase === 'backfill' ? 'index' : step.phase, table, column]
    .filter(Boolean)
    .join('_')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}
