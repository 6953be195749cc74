import type { Convention, MigrationFile, Recognised } from './convention.ts';
import { conventions } from './conventions/index.ts';
import { compareText, fitsAny, folderOf, groupBy } from './conventions/paths.ts';

/** A folder (or several) of migrations of one database, and the tool that applies them. */
export interface RecognisedHistory extends Recognised {
  readonly convention: Convention;
}

type Config = ReadonlyMap<string, string>;

/**
 * The histories of a project, surest first, each with the tool that is surest of it. `files`: all paths; `config`: texts of
 * `asksFor`, as far as they can be had. A file belongs to one history only, except those Flyway shares between engines.
 * `tool`: the id of the convention to take, whatever the files look like; one that isn't known is passed over.
 */
export function recogniseHistories(
  files: readonly string[],
  config: Config,
  tool?: string,
): readonly RecognisedHistory[] {
  const telling = files.filter((path) => asked(path) || TELLING.test(path));
  const owner = new Map<string, RecognisedHistory>();
  const chosen: RecognisedHistory[] = [];
  for (const history of candidates(telling, config, conventionById(tool ?? ''))) {
    const paths = orderHistory(history, telling, config).map((file) => file.path);
    const clashes = (other: RecognisedHistory | undefined): boolean =>
      other !== undefined && !(other.convention === history.convention && (other.also || history.also));
    if (paths.length === 0 || paths.some((path) => clashes(owner.get(path)))) continue;
    for (const path of paths) owner.set(path, owner.get(path) ?? history);
    chosen.push(history);
  }
  return chosen;
}

const asked = fitsAny(
  [...new Set(conventions.flatMap((convention) => convention.asks))].filter((ask) => ask !== '*.sql'),
);

/** All other files tell nothing by their mere names: SQL, migrations in code, Drizzle's snapshots, sqlx's offline queries. */
const TELLING =
  /\.sql$|(?:^|\/)(?:\d+_\w+\.go|\d{13}[-_][\w-]+\.[cm]?[jt]s|[VR][\d_]*__\w+\.(?:java|kt|groovy|scala)|snapshot\.json|query-[0-9a-f]+\.json)$/;

export const conventionById = (id: string): Convention | undefined =>
  conventions.find((convention) => convention.id === id);

function candidates(files: readonly string[], config: Config, wanted: Convention | undefined): RecognisedHistory[] {
  const found = conventions.flatMap((convention) =>
    convention.recognise(files, config).map((history): RecognisedHistory => ({ ...history, convention })),
  );
  // A tool that was named outright need not prove itself: it may have any folder that looks like migrations to someone.
  const all = wanted
    ? [...found.filter((history) => history.convention === wanted), ...found.map(given(wanted))]
    : found;
  return all.sort((a, b) => b.certainty - a.certainty);
}

const given =
  (convention: Convention) =>
  ({ folder, engine, certainty }: RecognisedHistory): RecognisedHistory => ({
    folder,
    convention,
    certainty: certainty / 2,
    because: `${convention.title} was named as the tool`,
    ...(engine !== undefined && { engine }),
  });

/** The migrations of a history in the order its tool applies them, down files after their up files. */
export function orderHistory(
  history: RecognisedHistory,
  files: readonly string[],
  config: Config,
): readonly MigrationFile[] {
  return history.convention.order(history.folder, files, config, history.also);
}

/** The files whose texts `recogniseHistories` and `orderHistory` want, of `files`. */
export function asksFor(files: readonly string[]): readonly string[] {
  const wanted = new Set(files.filter(asked));
  // A folder of its own for each migration needs no sample: its name tells the tool.
  const sql = files.filter((path) => /(?<!^|\/)(?<!\/(?:up|down|migration))\.sql$/.test(path));
  for (const group of groupBy(sql, folderOf).values()) {
    const sorted = [...group].sort(compareText);
    for (const path of [sorted[0], sorted.at(-1)]) if (path !== undefined) wanted.add(path);
  }
  return [...wanted].sort(compareText);
}
