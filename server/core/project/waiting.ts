import type { Manifest } from '../release/manifest.ts';
import { Lines } from '../text/lines.ts';
import type { MigrationFile } from './convention.ts';
import type { RecognisedHistory } from './history.ts';
import type { FileText } from './world.ts';

/**
 * A contract step that waits for its release, in a folder the migration tool does not run. Its file says what it waits for:
 * `-- bellows: after v2.3.0`, or `-- bellows: after v2.3.0 +1` where one more release has to go by.
 */
export interface WaitingStep {
  readonly file: MigrationFile;
  readonly text: string;
  readonly lines: Lines;
  /** Its way down, where the tool keeps that in a file of its own. */
  readonly down?: { readonly path: string; readonly text: string };
  /** The version that must be gone. */
  readonly after: string;
  /** How many releases must be out since that version when none of them may know the old schema any more: 1 or 2. */
  readonly releases: number;
}

const mark = /^--\s*bellows:\s*after\s+(\S+?)(?:\s+\+(\d+))?\s*$/im;

/** The mark of a step's file; `releases` as in `WaitingStep`. */
export const waitingMark = (version: string, releases: number): string =>
  `-- bellows: after ${version}${releases > 1 ? ` +${releases - 1}` : ''}`;

/**
 * Where contract steps wait: the manifest's `contract` folder where that lies outside the migrations, else a folder `contract`
 * beside them. `folder`: that of the migrations.
 */
export function waitingFolder(manifest: Manifest | undefined, database: string, folder: string): string {
  const settings = database ? manifest?.databases?.[database] : manifest?.database;
  const named = settings?.contract === undefined ? undefined : [settings.contract].flat()[0];
  const outside = named?.split(/\/?[*?[{]/)[0]?.replace(/\/[^/]*\.[^/]*$/, '');
  if (outside && outside !== folder && !outside.startsWith(`${folder}/`)) return outside;
  return [...folder.split('/').slice(0, -1), 'contract'].join('/').replace(/^\//, '');
}

/** The steps that wait for a database's next releases, in the order of their names. */
export async function readWaiting(
  folder: string,
  history: RecognisedHistory,
  files: readonly string[],
  config: ReadonlyMap<string, string>,
  read: (path: string) => Promise<FileText>,
): Promise<readonly WaitingStep[]> {
  const scope = files.filter((path) => path.startsWith(`${folder}/`));
  if (scope.length === 0) return [];
  const ordered = history.convention.order(folder, scope, config);
  const steps = await Promise.all(
    ordered.map(async (file): Promise<WaitingStep[]> => {
      if (file.direction === 'down') return [];
      const text = await textOf(file.path, read);
      const said = mark.exec(text ?? '');
      if (text === undefined || !said) return [];
      const releases = 1 + Math.min(9, Number(said[2] ?? 0));
      const downs = ordered.filter((other) => other.direction === 'down');
      // Flyway tells its undo migrations by the version alone.
      const way =
        downs.find((other) => other.identity === file.identity) ??
        downs.find((other) => file.version !== '' && other.version === file.version);
      const down = way && (await textOf(way.path, read));
      return [
        {
          file,
          text,
          lines: new Lines(text),
          after: said[1] as string,
          releases,
          ...(way && down !== undefined ? { down: { path: way.path, text: down } } : {}),
        },
      ];
    }),
  );
  return steps.flat();
}

async function textOf(path: string, read: (path: string) => Promise<FileText>): Promise<string | undefined> {
  const file = await read(path);
  return 'text' in file ? file.text : undefined;
}
