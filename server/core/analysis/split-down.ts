import type { Database } from '../project/project.ts';
import type { Migration } from '../project/statements.ts';
import type { PlanStep } from '../recipes/recipe.ts';
import type { FileEdit } from '../text/edit.ts';
import { statementsSql } from './split-files.ts';
import { idle } from './split-notes.ts';
import { asInPlace, withTerminator } from './split-place.ts';

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
  const lead = /^\s*--.*$/.exec(/[^\r\n]*$/.exec(migration.text.slice(0, first.span.start))?.[0] ?? '')?.[0];
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
