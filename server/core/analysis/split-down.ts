import type { Database } from '../project/project.ts';
import type { Migration, Statement } from '../project/statements.ts';
import type { PlanStep } from '../recipes/recipe.ts';
import { apply } from '../schema/apply.ts';
import type { Catalog } from '../schema/catalog.ts';
import { lacking } from '../schema/lacking.ts';
import type { FileEdit } from '../text/edit.ts';
import type { Replaced } from './split.ts';
import { statementsSql } from './split-files.ts';
import { idle } from './split-notes.ts';
import { asInPlace, wholeLines, withTerminator } from './split-place.ts';

/** Where the way down of a migration stands: in a file of its own, or in the same. */
export function downOf({ others, replayed }: Database, migration: Migration): Migration {
  const { identity, version } = migration.file;
  const downs = others.filter(({ file }) => file.direction === 'down');
  // Flyway tells its undo migrations by the version alone.
  const numbered = downs.filter(({ file }) => version !== '' && file.version === version);
  const only =
    replayed.filter((each) => each.migration.file.version === version).length === 1 ? numbered[0] : undefined;
  return (
    downs.find(({ file }) => file.identity === identity) ?? (numbered.length === 1 ? only : undefined) ?? migration
  );
}

/** The way down, in the file or in one of its own, undoes the steps that stand there now, and nothing else. */
export function downEdit(database: Database, up: Migration, steps: readonly PlanStep[]): FileEdit[] {
  const migration = downOf(database, up);
  const downs = migration.statements.filter((s) => s.direction === 'down');
  const first = downs[0];
  const last = downs.at(-1);
  if (!first || !last) return [];
  const back = statementsSql(
    [...steps].reverse().flatMap((s) => s.down),
    database.dialect,
  );
  // Where the tool keeps it in comments, each line has to be one, and an empty way back is a word of its own.
  const lead = leadOf(migration, first);
  const none = lead === undefined ? idle('Nothing to undo.', database) : 'empty';
  const text = back === '' ? none : asInPlace({ database, migration }, first, back);
  if (text === undefined) return [];
  const lines = lead === undefined ? text : text.split('\n').join(`\n${lead}`);
  return [
    {
      kind: 'replace',
      path: migration.file.path,
      span: { start: first.span.start, end: withTerminator(migration.text, last.span).end },
      text: lines,
      label: 'this release',
    },
  ];
}

/**
 * The way down of a migration of which a part gives way: where it undoes statement for statement, last one first, those that undo what
 * is gone undo the steps that stand there instead. Undefined: it can't be told which is which. `begun`: the steps that stand where a
 * statement stood.
 */
export function mirroredDown(
  database: Database,
  up: Migration,
  replaced: readonly Replaced[],
  begun: ReadonlyMap<Statement, readonly PlanStep[]>,
): FileEdit[] | undefined {
  const migration = downOf(database, up);
  const downs = migration.statements.filter((s) => s.direction === 'down' && !isSession(s));
  if (downs.length === 0) return [];
  if (replaced.some(({ others }) => others.length > 0)) return undefined;
  const ups = up.statements.filter((s) => s.direction === 'up' && !isSession(s));
  if (ups.length !== downs.length) return undefined;
  const steps = database.steps(database.replayed.findIndex((each) => each.migration === up));
  const edits: FileEdit[] = [];
  for (const [index, statement] of ups.entries()) {
    const own = steps.filter((step) => step.statement.span.start === statement.span.start);
    const down = downs[downs.length - 1 - index];
    const [first, last] = [own[0], own.at(-1)];
    if (!down || !first || !last || !undoes(down, last.after, first.before)) return undefined;
    const gone = replaced.find((each) => each.statement.span.start === statement.span.start);
    if (!gone) continue;
    const now = begun.get(gone.statement) ?? [];
    const back = statementsSql(
      [...now].reverse().flatMap((s) => s.down),
      database.dialect,
    );
    const text = back === '' ? '' : asInPlace({ database, migration }, down, back);
    if (text === undefined) return undefined;
    const lead = leadOf(migration, down);
    const span = withTerminator(migration.text, down.span);
    const start = span.start - (lead?.length ?? 0);
    edits.push({
      kind: 'replace',
      path: migration.file.path,
      span: text === '' ? wholeLines(migration.text, { start, end: span.end }, lead ? [] : down.comments) : span,
      text: lead === undefined ? text : text.split('\n').join(`\n${lead}`),
      label: 'this release',
    });
  }
  return edits;
}

/** What stands before a statement of the way down in its line, where the tool keeps that in comments. */
const leadOf = ({ text }: Migration, { span }: Statement): string | undefined =>
  /^\s*--.*$/.exec(/[^\r\n]*$/.exec(text.slice(0, span.start))?.[0] ?? '')?.[0];

const isSession = ({ read }: Statement): boolean =>
  read.changes.every(({ kind }) => /^(?:set|begin|commit)$/.test(kind));

/** Whether a statement leads from one schema back to another. */
function undoes({ read }: Statement, from: Catalog, to: Catalog): boolean {
  let now = from;
  for (const change of read.changes) {
    const { catalog, problems } = apply(now, change, read.changes);
    if (change.kind === 'opaque' || problems.length > 0) return false;
    now = catalog;
  }
  return lacking(now, to) === undefined && lacking(to, now) === undefined;
}
