import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import {
  type Database,
  inside,
  loadDialects,
  type Migration,
  Project,
  type ProjectSettings,
  type ProjectState,
  type World,
} from '../core/index.ts';
import { openHost, openWorld, readGrammar } from '../disk.ts';
import { type Options, UsageError } from './options.ts';
import { type Place, placeOf, relative } from './place.ts';

/** A project as the command line sees it. */
export interface OpenProject {
  /** Of the databases the places are about. */
  readonly state: ProjectState;
  readonly world: World;
  readonly root: string;
  /** What disk and git could not find out, one sentence each. */
  problems(): readonly string[];
  /** A path of the project as seen from where the command runs. */
  shown(file: string): string;
  close(): Promise<void>;
}

/** The project a path belongs to. A path that isn't there is a `UsageError`; `planned`: a file that may not be there yet. */
export function locate(given: string, options: Options, planned = false): Place {
  const target = real(path.resolve(given));
  const facts = statSync(target, { throwIfNoEntry: false });
  // Some tools have a folder a migration: that one may be new as well.
  const folder = /^(?:migration|up|down)\.sql$/.test(path.basename(target))
    ? path.dirname(path.dirname(target))
    : path.dirname(target);
  if (planned && !existsSync(folder)) throw new UsageError(`There is no folder ${path.dirname(given)}.`);
  if (!planned && !facts) throw new UsageError(`There is no file or folder ${given}.`);
  if (facts && !facts.isFile() && !facts.isDirectory()) throw new UsageError(`${given} is no ordinary file.`);
  const config = options.value('config');
  if (config !== undefined && !existsSync(config)) throw new UsageError(`There is no manifest ${config}.`);
  return placeOf(target, config);
}

export interface OpenOptions {
  /** Takes the place of the disk. */
  readonly world?: (world: World) => World;
  /** Texts that take the place of files, by path from the root. */
  readonly overlays?: ReadonlyMap<string, string>;
  /** Only these migrations, over what the places say. */
  readonly migrations?: readonly string[];
  readonly previous?: string;
  /** False where nobody asks about the new server. */
  readonly next?: false;
  /** A release that the manifest spells out. */
  readonly release?: string;
}

/**
 * Opens the project the places have in common. A folder or file that is part of a history is judged in all of it; one that
 * no tool's habits and no manifest tell of is a history because the caller says so.
 */
export async function openProject(
  places: readonly [Place, ...Place[]],
  options: Options,
  more: OpenOptions = {},
): Promise<OpenProject> {
  const opened = await open(places[0], options, more);
  const parts = places.flatMap((place) => (place.migrations === undefined ? [] : [place]));
  if (parts.length < places.length || more.migrations) return opened;
  const { databases } = opened.state;
  if (parts.every((place) => databases.some((database) => holds(database, place)))) {
    const own = databases.filter((database) => parts.some((place) => holds(database, place)));
    return { ...opened, state: { ...opened.state, databases: own } };
  }
  await opened.close();
  return open(places[0], options, { ...more, migrations: parts.map((place) => place.migrations as string) });
}

const holds = (database: Database, place: Place): boolean =>
  [...database.replayed.map((r) => r.migration), ...database.others].some((migration) => covers(place, migration));

/** Whether a migration is what a place means, or part of it. */
export const covers = ({ file, migrations }: Place, migration: Migration): boolean =>
  file !== undefined ? migration.file.path === file : inside(migration.file.path, [migrations ?? '.']);

async function open(place: Place, options: Options, more: OpenOptions): Promise<OpenProject> {
  const { root } = place;
  const engine = options.value('engine');
  const config = options.value('config');
  const previous = more.previous ?? options.value('from');
  const settings: ProjectSettings = {
    ...(engine ? { engine } : {}),
    ...(previous ? { previous } : {}),
    ...(config ? { config: relative(root, real(path.resolve(config))) } : {}),
    ...(more.migrations ? { migrations: more.migrations } : {}),
    ...(more.next === undefined ? {} : { next: more.next }),
    ...(more.release === undefined ? {} : { release: more.release }),
  };
  const disk = openWorld(root);
  const near: World = place.loose ? { ...disk, files: async () => filesIn(root, place.migrations) } : disk;
  const world = more.world ? more.world(near) : near;
  // Nobody types meanwhile: all cores may read.
  const host = openHost(root, undefined, availableParallelism());
  const project = new Project(world, await loadDialects({ libpgQuery: await readGrammar() }), settings, host);
  const close = async (): Promise<void> => {
    await Promise.all([disk.dispose(), host.dispose()]);
  };
  for (const [file, text] of more.overlays ?? []) project.overlay(file, text);
  const here = real(process.cwd());
  try {
    return {
      state: compared(await project.state(), options),
      world,
      root,
      problems: () => disk.problems(),
      shown: (file) => relative(here, path.join(root, file)) || '.',
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A previous server that was named and isn't there can't be compared with: a `UsageError`. */
function compared(state: ProjectState, options: Options): ProjectState {
  const from = options.value('from');
  if (from === undefined || state.previous.length > 0) return state;
  const about = state.problems.find((problem) => problem.includes(`\`${from}\``));
  const why = state.problems[0]?.split('. ')[0] ?? 'there is no git';
  throw new UsageError(
    about ?? `There is nothing to compare with at \`${from}\`: ${why.slice(0, 1).toLowerCase()}${why.slice(1)}.`,
  );
}

/** A state that has migrations, or a `UsageError` that says where they were looked for. */
export function needMigrations({ state, shown }: OpenProject): void {
  if (state.databases.length > 0) return;
  const said = state.problems.find((problem) => problem.startsWith('No migrations'));
  const where = shown('.');
  throw new UsageError(
    said ??
      `No migrations are found in ${where === '.' ? 'this folder' : where}. Name their folder, or write a bellows.yaml that does.`,
  );
}

/** Symbolic links resolved as far as the path exists, because git and the disk do so too. */
function real(target: string): string {
  try {
    return realpathSync(target);
  } catch {
    return path.dirname(target) === target ? target : path.join(real(path.dirname(target)), path.basename(target));
  }
}

/** A loose file's neighbours: those of its folder, or of the folders beside it. */
function filesIn(root: string, migrations: string | undefined): string[] {
  const folder = migrations && migrations !== '.' ? migrations : '';
  const entries = (at: string): { name: string; isFolder: boolean }[] =>
    readdirSync(path.join(root, at), { withFileTypes: true }).map((entry) => ({
      name: at === '' ? entry.name : `${at}/${entry.name}`,
      isFolder: entry.isDirectory(),
    }));
  return entries(folder)
    .flatMap(({ name, isFolder }) =>
      isFolder
        ? [`${name}/up.sql`, `${name}/down.sql`, `${name}/migration.sql`].filter((f) => existsSync(path.join(root, f)))
        : [name],
    )
    .sort();
}
