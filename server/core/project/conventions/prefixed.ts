import type { MigrationFile, NewFile, NextMigration } from '../convention.ts';
import { nextVersion } from './numbering.ts';
import { baseName, compareDigits, compareText, folderOf, join, words } from './paths.ts';
import { nothingToUndo, paragraph } from './statements.ts';

/** What tools share whose files are `<number>_<name>.sql`, perhaps in pairs of `.up.sql` and `.down.sql`. */

export interface Prefixed {
  readonly version: string;
  readonly separator: string;
  readonly name: string;
  readonly direction: 'up' | 'down' | undefined;
}

/** Reads `0007_add_mail.up.sql`. `separators` are what may stand between number and name. */
export function parsePrefixed(base: string, separators = /^[-_.]+/): Prefixed | undefined {
  const version = /^\d+/.exec(base)?.[0];
  if (version === undefined || !base.endsWith('.sql')) return undefined;
  const rest = base.slice(version.length, -'.sql'.length);
  const separator = separators.exec(rest)?.[0] ?? '';
  const direction = /\.(up|down)$/.exec(rest)?.[1] as 'up' | 'down' | undefined;
  const name = rest.slice(separator.length, direction === undefined ? undefined : -direction.length - 1);
  return { version, separator, name, direction };
}

/** Direct children of a folder as migrations, in the order of `compare`; a down file follows its up file. */
export function prefixedFiles(
  folder: string,
  files: readonly string[],
  accept: (parsed: Prefixed, base: string) => MigrationFile['direction'] | undefined,
  compare: (a: MigrationFile, b: MigrationFile) => number = byNumber,
): MigrationFile[] {
  const found: MigrationFile[] = [];
  for (const path of files) {
    if (folderOf(path) !== folder) continue;
    const base = baseName(path);
    const parsed = parsePrefixed(base);
    const direction = parsed && accept(parsed, base);
    if (!parsed || direction === undefined) continue;
    const identity = parsed.direction === undefined ? base : base.slice(0, -`.${parsed.direction}.sql`.length);
    found.push({ path, version: parsed.version, name: words(parsed.name), direction, identity });
  }
  return found.sort(compare);
}

/** By version as a number, then by name; down after up. */
export const byNumber = (a: MigrationFile, b: MigrationFile): number =>
  compareDigits(a.version, b.version) ||
  compareText(a.identity, b.identity) ||
  Number(a.direction === 'down') - Number(b.direction === 'down');

export interface Named {
  readonly version: string;
  /** Path without `.sql`: `db/migrations/0008_rename_mail`. */
  readonly stem: string;
  /** Whether the folder keeps ups and downs in two files. */
  readonly pairs: boolean;
}

/** The next file's path, numbered and spelled like the newest one there. */
export function nextName(request: NextMigration, first: 'time' | number = 'time'): Named {
  const parsed = request.existing.flatMap((file) => parsePrefixed(baseName(file.path)) ?? []);
  const version = nextVersion(
    parsed.map((file) => file.version),
    request.now,
    request.sequence,
    first,
  );
  const separator = parsed.at(-1)?.separator || '_';
  const name = /^-+$/.test(separator) ? request.name.replaceAll('_', '-') : request.name;
  return {
    version,
    stem: join(request.folder, `${version}${separator}${name}`),
    pairs: parsed.some((file) => file.direction !== undefined),
  };
}

/** An `.up.sql` (`.sql` where ups have no such ending), and a `.down.sql` when there is something to undo or every migration there has one. */
export function nextPair(request: NextMigration, stem: string, header = ''): NewFile[] {
  const downs = request.existing.filter((file) => file.direction === 'down').length;
  const ups = request.existing.length - downs;
  const bare = request.existing.some((file) => file.direction !== 'down' && !file.path.endsWith('.up.sql'));
  const files: NewFile[] = [{ path: bare ? `${stem}.sql` : `${stem}.up.sql`, text: header + paragraph(request.up) }];
  const down = paragraph(request.down);
  if (down !== '') files.push({ path: `${stem}.down.sql`, text: header + down });
  else if (downs > 0 && downs === ups) files.push({ path: `${stem}.down.sql`, text: nothingToUndo(request.flavour) });
  return files;
}
