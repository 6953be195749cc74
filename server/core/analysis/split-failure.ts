import type { MigrationFile } from '../project/convention.ts';
import type { Database } from '../project/project.ts';
import { Replay } from '../project/replay.ts';
import { type Migration, readMigrations, StatementCache } from '../project/statements.ts';
import { applyReplacements, type FileEdit } from '../text/edit.ts';

/**
 * Why the release would no longer run once edits are made: its files are read as they will stand, in the order in which the tool
 * applies them, and those that wait after them. Undefined: nothing fails that did not before.
 */
export function failureOf(database: Database, edits: readonly FileEdit[]): string | undefined {
  const { base, firstNew, replayed, convention, config } = database;
  const release = replayed.slice(firstNew).map(({ migration }) => migration);
  const known = new Set(
    release.flatMap((_, index) =>
      database.steps(firstNew + index).flatMap((step) => step.problems.map((p) => p.message)),
    ),
  );
  const written = new Map(config);
  for (const { path } of edits) {
    const own = edits.filter((edit) => edit.path === path);
    const created = own.find((edit) => edit.kind === 'create');
    const old = config.get(path);
    if (created) written.set(path, created.text);
    else if (old !== undefined)
      written.set(
        path,
        applyReplacements(
          old,
          own.filter((edit) => edit.kind === 'replace'),
        ),
      );
  }
  const made = edits.flatMap((edit) => (edit.kind === 'create' && edit.path.endsWith('.sql') ? [edit] : []));
  const [now, later] = ['this release', 'a later release'].map((label) =>
    made.filter((edit) => edit.label === label).map(({ path }) => path),
  ) as [string[], string[]];
  const there = new Set(
    [...replayed.map(({ migration }) => migration), ...database.others, ...database.waiting].map(
      ({ file }) => file.path,
    ),
  );
  const twice = made.find(({ path }) => there.has(path));
  if (twice) return `${twice.path} is there already.`;
  const textOf = (path: string): string => made.find((edit) => edit.path === path)?.text ?? '';
  const cache = new StatementCache();
  const read = (file: MigrationFile, text: string): readonly Migration[] =>
    readMigrations(file, text, convention, database.dialect, cache);

  const changed = new Map<string, readonly Migration[]>();
  const after = release.flatMap((migration) => {
    const { file, text } = migration;
    const own = edits.flatMap((edit) => (edit.kind === 'replace' && edit.path === file.path ? [edit] : []));
    if (own.length === 0) return [migration];
    const again = changed.get(file.path) ?? read(fileWithMark(file, written), applyReplacements(text, own));
    changed.set(file.path, again);
    const same = again.filter((each) => each.file.identity === file.identity);
    // What took its place may have another name within the file.
    return same.length > 0 || release.some((each) => each !== migration && each.file.path === file.path) ? same : again;
  });
  const all = [
    ...replayed.map(({ migration }) => migration.file.path),
    ...database.others.map(({ file }) => file.path),
  ];
  const order = (folder: string, paths: readonly string[]): MigrationFile[] =>
    convention.order(folder, [...new Set(paths)].sort(), written).filter(({ direction }) => direction !== 'down');
  const listed = order(database.folder, [...all, ...now]);
  const fresh = listed.filter(({ path }) => now.includes(path));
  const lost = now.find((path) => !isDown(path, database, written) && !fresh.some((file) => file.path === path));
  if (lost !== undefined)
    return `${convention.title} would not run ${lost}: what lists its migrations does not name it, and is not understood well enough to be edited.`;
  const last = listed.findLastIndex(({ path, direction }) => direction !== 'repeatable' && !now.includes(path));
  const early = listed.slice(0, Math.max(0, last)).find(({ path }) => now.includes(path));
  if (early)
    return `${convention.title} would run ${early.path} before migrations that are there. Give those names that sort first.`;
  const folder = later[0]?.split('/').slice(0, -1).join('/') ?? '';
  const waiting = later.length > 0 ? inWaiting(later, folder, order) : [];
  const migrations = [...after, ...[...fresh, ...waiting].flatMap((file) => read(file, textOf(file.path)))];

  const replay = new Replay(base);
  for (const each of replay.run(migrations)) {
    for (const { problems, statement, migration } of replay.stepsOf(each)) {
      const problem = problems.find(({ message }) => !known.has(message));
      const head = statement.text.split('\n', 1)[0];
      if (problem && now.includes(migration.file.path))
        return `In a file of its own, ${migration.file.path}, this statement would run after all others of the release and fail: ${head} (${problem.message}). Leave to the next release what takes away that it needs.`;
      if (problem)
        return `As it would stand in ${migration.file.path}, this statement would fail: ${head} (${problem.message}). Give the change a migration of its own first.`;
    }
  }
  return undefined;
}

/** What waits, in order; each in a folder of its own where the tool has it so. */
function inWaiting(
  later: readonly string[],
  folder: string,
  order: (folder: string, paths: readonly string[]) => MigrationFile[],
): MigrationFile[] {
  const found = order(folder, later);
  return found.length > 0 ? found : order(folder.split('/').slice(0, -1).join('/'), later);
}

/** What a file beside it says now of transactions. */
const fileWithMark = (file: MigrationFile, written: ReadonlyMap<string, string>): MigrationFile =>
  written.get(`${file.path}.conf`)?.includes('executeInTransaction=false') ||
  written.get(file.path.replace(/[^/]*$/, 'metadata.toml'))?.includes('run_in_transaction = false')
    ? { ...file, transaction: false }
    : file;

/** A file of downs is no migration of its own. */
const isDown = (path: string, database: Database, written: ReadonlyMap<string, string>): boolean =>
  database.convention.order(database.folder, [path], written).some(({ direction }) => direction === 'down') ||
  /(?:^|[./_-])down\.sql$/i.test(path);
