import type { Convention, NewFile } from '../project/convention.ts';
import type { ProjectState } from '../project/project.ts';
import type { Migration } from '../project/statements.ts';
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

/** The step that becomes the text of a migration, which would else be left empty. */
interface Taken {
  readonly step: PlanStep;
  readonly edits: readonly FileEdit[];
}

/**
 * New files for steps that can't stand where the change stood. `takesOver`: the migration whose text the first step of this release
 * becomes. `begins`: the first new file of this release of each change that has one.
 */
export function splitFiles(
  state: ProjectState,
  steps: readonly PlacedStep[],
  now: number,
  takesOver: Migration | undefined,
): { readonly taken?: Taken; readonly files: readonly FileEdit[]; readonly begins: ReadonlyMap<SplitTarget, string> } {
  const [one] = steps;
  const begins = new Map<SplitTarget, string>();
  if (!one) return { files: [], begins };
  const { database } = one.target;
  const config = new Map(database.config);
  const separate = steps.flatMap((each) =>
    alone(each.step, database.convention).map((step): PlacedStep => ({ ...each, step })),
  );
  const [first] = separate;
  const taken =
    takesOver && first && first.step.release === 'this' ? take(state, first, takesOver, now, config) : undefined;
  if (taken) separate.shift();
  const edits: FileEdit[] = [];
  for (const [sequence, { step, target }] of separate.entries()) {
    const label: EditLabel = step.release === 'this' ? 'this release' : 'a later release';
    const folder = step.release === 'this' ? folderOf(target) : contractFolder(state, database);
    for (const file of newFiles(state, target, step, folder, sequence, now, config)) {
      const old = config.get(file.path);
      if (!file.replaces) {
        if (step.release === 'this' && !begins.has(target)) begins.set(target, file.path);
        edits.push({ kind: 'create', path: file.path, text: file.text, label });
      }
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
  return { ...(taken ? { taken } : {}), files: edits, begins };
}

/** Undefined where the file holds other migrations, or what stands beside it says something else of transactions. */
function take(
  state: ProjectState,
  { step, target }: PlacedStep,
  { file, text }: Migration,
  now: number,
  config: ReadonlyMap<string, string>,
): Taken | undefined {
  const { replayed } = target.database;
  if (replayed.filter(({ migration }) => migration.file.path === file.path).length > 1) return undefined;
  if (file.transaction !== undefined && file.transaction !== step.transaction) return undefined;
  const [up, ...beside] = newFiles(state, target, step, folderOf(target), 0, now, config).filter(
    (each) => !each.replaces,
  );
  if (!up) return undefined;
  const label: EditLabel = 'this release';
  // What marks the beginning of a text stays.
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const edits: FileEdit[] = [
    { kind: 'replace', path: file.path, span: { start, end: text.length }, text: up.text, label },
  ];
  for (const each of beside) {
    if (each.path.endsWith('.sql')) continue;
    // `V1__x.sql.conf`, or `metadata.toml` in the folder of the migration.
    const path = each.path.startsWith(up.path)
      ? file.path + each.path.slice(up.path.length)
      : `${file.path.split('/').slice(0, -1).join('/')}/${each.path.split('/').at(-1)}`;
    if (!config.has(path)) edits.push({ kind: 'create', path, text: each.text, label });
  }
  return { step, edits };
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
  const { convention, dialect, replayed, others, waiting } = target.database;
  // What waits already keeps its names and its place.
  const waits = step.release === 'this' ? [] : waiting.map(({ file }) => file);
  const existing = [...replayed.map((r) => r.migration.file), ...others.map((m) => m.file), ...waits];
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
  // MySQL commits with each statement anyway.
  if (!step.transaction || dialect.id === 'mysql') return files;
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

/** With one semicolon at its end: a second one would be a statement of nothing, which MySQL refuses. */
export const terminated = (sql: string): string => (/^--.*$/.test(sql) ? sql : `${sql.replace(/[\s;]+$/, '')};`);

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
