import type { MigrationFile } from '../convention.ts';
import { baseName, compareText, folderOf, isUnder, relative, words } from './paths.ts';

/** What tools share whose migrations are folders: `<history>/<version>_<name>/migration.sql`. */

export interface Foldered {
  /** Folder of the history. */
  readonly history: string;
  /** Name of the migration's own folder. */
  readonly name: string;
  /** `migration.sql`, `up.sql` */
  readonly base: string;
}

export function parseFoldered(path: string): Foldered | undefined {
  const own = folderOf(path);
  if (own === '') return undefined;
  return { history: folderOf(own), name: baseName(own), base: baseName(path) };
}

/** Files `base` in the folders of a history, as migrations, sorted by the folder's name unless told otherwise. */
export function folderedFiles(
  history: string,
  files: readonly string[],
  directions: Readonly<Record<string, 'up' | 'down'>>,
  version: (name: string) => string,
  compare: (a: MigrationFile, b: MigrationFile) => number = (a, b) => compareText(a.identity, b.identity),
): MigrationFile[] {
  const found: MigrationFile[] = [];
  for (const path of files) {
    if (!isUnder(history, path) || relative(history, path).split('/').length !== 2) continue;
    const direction = directions[baseName(path)];
    if (direction === undefined) continue;
    const identity = baseName(folderOf(path));
    const name = words(identity.replace(/^[\d-]+_?/, ''));
    found.push({ path, version: version(identity), name, direction, identity });
  }
  return found.sort((a, b) => compare(a, b) || Number(a.direction === 'down') - Number(b.direction === 'down'));
}
