import type { Database } from '../project/project.ts';
import type { Migration } from '../project/statements.ts';
import type { FileEdit } from '../text/edit.ts';
import { list } from '../text/words.ts';
import type { Planned } from './split.ts';
import { downOf } from './split-down.ts';

/** A comment for a file that does nothing; MySQL, MariaDB and some tools refuse one without any statement. */
export const idle = (comment: string, { dialect, convention }: Pick<Database, 'dialect' | 'convention'>): string => {
  const nothing = dialect.id === 'mysql' ? '\nDO 0;' : convention.needsStatement ? "\nDO 'BEGIN END';" : '';
  return `-- ${comment}${nothing}`;
};

/**
 * What is left in a migration that has given all it did to plans: `by`. The file stays: a developer's database may have run it, and
 * tools complain of one that is gone. `beginsAt`: the file in which a plan's part of this release begins.
 */
export function nothingLeft(
  database: Database,
  by: readonly Planned[],
  beginsAt: (each: Planned) => string | undefined,
): string {
  const names = [...new Set(by.flatMap((each) => beginsAt(each) ?? []))].map((path) => shown(path, database));
  const waits = by.some(({ plan }) => plan.steps.some(({ release }) => release !== 'this'));
  if (names.length === 0) return idle('What this migration did waits for a later release.', database);
  return idle(
    `What this migration did begins in ${list(names)}${waits ? ', and ends in a later release' : ''}.`,
    database,
  );
}

const shown = (path: string, { folder }: Database): string =>
  path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;

/** What to know of the files that were written anew. `parts`: migrations whose way down could not follow. */
export function splitNotes(database: Database, edits: readonly FileEdit[], parts: readonly Migration[]): string[] {
  const { convention, replayed, config } = database;
  const paths = new Set(replayed.map(({ migration }) => migration.file.path));
  const changed = [
    ...new Set(edits.flatMap(({ kind, path }) => (kind === 'replace' && paths.has(path) ? [path] : []))),
  ];
  const downs = parts
    .map((each) => downOf(database, each))
    .filter(({ statements }) => statements.some((s) => s.direction === 'down'));
  const texts = edits.flatMap((edit) => (edit.kind === 'delete' ? [] : [edit.text]));
  const remark = convention.remark?.(texts, config);
  // Atlas also runs folders that are written for other tools.
  const sum = [...config.keys()].find((path) => path === `${database.folder}/atlas.sum`);
  return [
    ...(changed.length > 0
      ? [`A database of a developer that has run ${list(changed)} already has to be taken back first, or made anew.`]
      : []),
    ...downs.map(
      ({ file }) =>
        `The way down in ${file.path} was left as it is, because the migration does more than what was split: make it undo what stands there now.`,
    ),
    ...(remark === undefined ? [] : [remark]),
    ...(sum === undefined
      ? []
      : [
          `Run \`atlas migrate hash\` afterwards: until then ${sum} does not know the files as they stand, and Atlas runs none of them.`,
        ]),
  ];
}
