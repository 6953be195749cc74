import type { Convention, NewFile } from '../project/convention.ts';
import type { ProjectState } from '../project/project.ts';
import { waitingMark } from '../project/waiting.ts';
import { type PlanStatement, type PlanStep, statementText } from '../recipes/recipe.ts';
import type { Change } from '../schema/change.ts';
import { type Name, showName } from '../schema/names.ts';
import type { Dialect } from '../sql/dialect.ts';
import type { EditLabel, FileEdit } from '../text/edit.ts';
import { list } from '../text/words.ts';
import type { SplitTarget } from './split-target.ts';
import { contractFolder } from './staging.ts';

/**
 * Milliseconds a migration waits for a lock before it gives up and is tried again. Below the server's default
 * deadlock_timeout of a second: then it is always the migration that gives way, never a client.
 */
export const lockWait = 500;

/** A step, and the change whose plan it belongs to. */
export interface PlacedStep {
  readonly step: PlanStep;
  readonly target: SplitTarget;
}

/**
 * New files for steps that can't stand where the change stood. `takesOver`: the first step of this release becomes the text of the
 * migration itself (`taken`), which would else be left empty.
 */
export function splitFiles(
  state: ProjectState,
  steps: readonly PlacedStep[],
  now: number,
  takesOver: boolean,
): { readonly taken?: string; readonly files: readonly FileEdit[] } {
  const [one] = steps;
  if (!one) return { files: [] };
  const { database } = one.target;
  const config = new Map(database.config);
  const separate = steps.flatMap((each) =>
    alone(each.step, database.convention).map((step): PlacedStep => ({ ...each, step })),
  );
  let taken: string | undefined;
  if (takesOver && one.step.release === 'this') {
    const [{ step: first, target }] = separate.splice(0, 1) as [PlacedStep];
    taken = newFiles(state, target, first, folderOf(target), 0, now, config).find((file) => !file.replaces)?.text;
  }
  const edits: FileEdit[] = [];
  for (const [sequence, { step, target }] of separate.entries()) {
    const label: EditLabel = step.release === 'this' ? 'this release' : 'a later release';
    const folder = step.release === 'this' ? folderOf(target) : contractFolder(state, database);
    for (const file of newFiles(state, target, step, folder, sequence, now, config)) {
      const old = config.get(file.path);
      if (!file.replaces) edits.push({ kind: 'create', path: file.path, text: file.text, label });
      // A list of the tool's names what it runs: what waits is not named there yet.
      else if (old !== undefined && step.release === 'this') {
        config.set(file.path, file.text);
        const original = database.config.get(file.path) ?? old;
        const known = edits.findIndex((edit) => edit.path === file.path);
        if (known >= 0) edits.splice(known, 1);
        const span = { start: 0, end: original.length };
        edits.push({ kind: 'replace', path: file.path, span, text: file.text, label });
      }
    }
  }
  return { ...(taken === undefined ? {} : { taken }), files: edits };
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
  state: ProjectState,
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
      up: stepSql(state, target, step, wraps),
      down: statementsSql(step.down, dialect),
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

function stepSql(state: ProjectState, target: SplitTarget, step: PlanStep, wraps: boolean): string {
  const { dialect } = target.database;
  const timeout = step.transaction ? [dialect.lockTimeout(lockWait, true)] : [];
  const body = [...timeout, ...step.statements.map((s) => statementText(s, dialect))];
  const about = step.release === 'this' ? [] : waitingComment(state, target, step.release);
  const phase = `-- bellows: phase=${step.phase}`;
  return [...about, phase, ...(wraps && body.length > 1 ? ['BEGIN', ...body, 'COMMIT'] : body).map(terminated)].join(
    '\n',
  );
}

/** When the step may run, for people, and as a mark that is checked. */
function waitingComment(state: ProjectState, target: SplitTarget, release: 'next' | 'after-next'): string[] {
  const { database } = target;
  const where = database.folder || 'the migrations';
  const previous = database.previous.map((contract) => contract.server.version);
  // Only a released version can be told to be gone.
  const nearest = state.releases.find((name) => previous.includes(name));
  const gone = list(previous) || 'this release or before';
  return [
    release === 'next'
      ? `-- Move this into ${where} with the next release, once no server of ${gone} runs any more.`
      : `-- Move this into ${where} with the release after the next, once no server of the next release runs any more.`,
    ...(nearest === undefined ? [] : [waitingMark(nearest, release === 'next' ? 1 : 2)]),
  ];
}

export const statementsSql = (statements: readonly PlanStatement[], dialect: Dialect): string =>
  statements.map((s) => terminated(statementText(s, dialect))).join('\n');

export const terminated = (sql: string): string => (/^--.*$/.test(sql) ? sql : `${sql};`);

/** The folder migrations lie in; the tool's own folder a migration, where it has one, is made by the convention. */
const folderOf = ({ database, migration }: SplitTarget): string =>
  migration.file.path.startsWith(`${database.folder}/`)
    ? database.folder
    : migration.file.path.split('/').slice(0, -1).join('/');

/** `contract_users_email`, `backfill_users_mail`: lower case words for the tool's file name. */
function fileName(step: PlanStep, target: SplitTarget): string {
  const { change } = target.step;
  const object = objectOf(change);
  const column =
    'column' in change ? (typeof change.column === 'string' ? change.column : (change.column?.name ?? '')) : '';
  const indexes = step.statements.some((s) => 'change' in s && s.change.kind === 'create-index');
  return [indexes && step.phase === 'backfill' ? 'index' : step.phase, object, column]
    .filter(Boolean)
    .join('_')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** What a change is about, as people name it. */
function objectOf(change: Change): string {
  for (const key of ['table', 'view', 'index', 'function', 'type', 'sequence', 'schema', 'object'] as const) {
    const named = (change as unknown as { readonly [key: string]: Name | string | undefined })[key];
    if (named) return typeof named === 'string' ? named : showName(named);
  }
  return '';
}
