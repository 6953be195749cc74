import type { NewFile, Sections } from '../project/convention.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Migration } from '../project/statements.ts';
import type { WaitingStep } from '../project/waiting.ts';
import { noticeById } from '../rules/notices.ts';
import type { FileEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { list } from '../text/words.ts';
import { type Finding, plainFinding } from './finding.ts';

/**
 * What waits for a release and could go with this one, and what goes with this one and should have waited. A version is gone when
 * every server that must keep working came after it.
 */
export function waitingFindings(state: ProjectState, database: Database): Finding[] {
  const { replayed, firstNew } = database;
  return [
    ...database.waiting.flatMap((step) => (isDue(state, database, step) ? [dueFinding(database, step)] : [])),
    ...replayed.slice(firstNew).flatMap(({ migration }) => tooEarly(state, database, migration)),
  ];
}

/** Whether none of the servers that must keep working is the version waited for, or older; false where that can't be told. */
export function isDue(
  { releases }: Pick<ProjectState, 'releases'>,
  database: Database,
  { after, releases: needed }: Pick<WaitingStep, 'after' | 'releases'>,
): boolean {
  // Nearest first: the smaller, the newer.
  const gone = releases.indexOf(after);
  const alive = database.previous.map((contract) => releases.indexOf(contract.server.version));
  return gone >= 0 && alive.length > 0 && alive.every((at) => at >= 0 && gone - at >= needed);
}

function dueFinding(database: Database, { file, text, after }: WaitingStep): Finding {
  const [line = ''] = text.split(/\r?\n/, 1);
  const message = `This contract step has waited until ${after} is gone; now no server that must keep working needs what it takes away`;
  const advice = `Move it into ${database.folder || 'the migrations'}, so that it ships with this release.`;
  const span = { start: 0, end: Math.max(1, line.length) };
  return { ...plainFinding('contract-due', file.path, span, message, advice), object: file.identity };
}

function tooEarly(state: ProjectState, database: Database, migration: Migration): Finding[] {
  return migration.directives.flatMap((directive): Finding[] => {
    if (
      directive.kind !== 'after' ||
      isDue(state, database, { after: directive.version, releases: directive.releases })
    )
      return [];
    // Where releases have no names that can be compared, nobody can tell.
    if (!state.releases.includes(directive.version)) return [];
    const alive = list(database.previous.map((contract) => contract.server.version));
    const message = `This contract step must wait until ${directive.version} is gone, and ${alive} must still work on this database`;
    const advice = noticeById('waits-for-release')?.instead ?? '';
    const finding = plainFinding('waits-for-release', migration.file.path, directive.span, message, advice);
    return [{ ...finding, object: migration.file.identity }];
  });
}

/**
 * The steps that have to go with one of them, in order: those that are due and wait before it, for each counts on those before it, and
 * itself.
 */
export const stepsUpTo = (state: ProjectState, database: Database, step: WaitingStep): readonly WaitingStep[] => {
  const due = database.waiting.filter((each) => each === step || isDue(state, database, each));
  return due.slice(0, due.indexOf(step) + 1);
};

/**
 * The edit that makes waiting steps migrations of this release, in the order given, named as the tool wants it. `now`: as for a split.
 */
export function releaseSteps(database: Database, steps: readonly WaitingStep[], now: number): FileEdit[] {
  const config = new Map(database.config);
  const edits: FileEdit[] = [];
  for (const [sequence, step] of steps.entries()) {
    for (const file of movedFiles(database, step, sequence, now, config)) {
      if (!file.replaces) edits.push({ kind: 'create', path: file.path, text: file.text, label: 'this release' });
      const old = database.config.get(file.path);
      if (!file.replaces || old === undefined) continue;
      config.set(file.path, file.text);
      const known = edits.findIndex((edit) => edit.path === file.path);
      if (known >= 0) edits.splice(known, 1);
      const span = { start: 0, end: old.length };
      edits.push({ kind: 'replace', path: file.path, span, text: file.text, label: 'this release' });
    }
    for (const path of filesOf(database, step)) edits.push({ kind: 'delete', path, label: 'this release' });
  }
  return edits;
}

function movedFiles(
  database: Database,
  step: WaitingStep,
  sequence: number,
  now: number,
  config: ReadonlyMap<string, string>,
): readonly NewFile[] {
  const { convention, dialect, replayed, others, folder } = database;
  const sections = convention.sections(step.file, step.text, dialect.flavour);
  const part = (spans: typeof sections.up): string =>
    spans
      .map((span) => without(step.text, span, sections))
      .join('\n')
      .trim();
  return convention.next({
    folder,
    existing: [...replayed.map((r) => r.migration.file), ...others.map((m) => m.file)],
    name: step.file.name.replaceAll(' ', '_'),
    up: part(sections.up).replace(waitingLines, ''),
    down: step.down?.text.trim() ?? part(sections.down),
    transaction: sections.transaction,
    now,
    sequence,
    flavour: dialect.flavour,
    config,
  });
}

/** All that a waiting step is made of: its SQL, its way down, and what says how it runs (`.conf`, `metadata.toml`). */
function filesOf({ config }: Database, { file, down }: WaitingStep): string[] {
  const folder = file.path.split('/').slice(0, -1).join('/');
  const own = folder.endsWith(`/${file.identity}`) || folder === file.identity;
  const beside = [...config.keys()].filter(
    (path) => path.startsWith(`${file.path}.`) || (own && path.startsWith(`${folder}/`)),
  );
  return [...new Set([file.path, ...(down ? [down.path] : []), ...beside])];
}

/** A part of a text without the lines that are the tool's own, which it gets anew. What ends a statement in it is a semicolon then. */
function without(text: string, { start, end }: Span, { directives, breaks }: Sections): string {
  let rest = '';
  let from = start;
  for (const line of directives) {
    if (line.start < from || line.end > end) continue;
    rest += text.slice(from, line.start);
    if (breaks.includes(line.end)) rest = `${rest.trimEnd()};`;
    from = line.end;
  }
  return rest + text.slice(from, end);
}

/** What was said to those who found the file waiting. */
const waitingLines = /^--\s*(?:Move this into .*|bellows:\s*after\s.*)(?:\r?\n|$)/gim;
