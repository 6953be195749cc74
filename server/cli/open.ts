import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadDialects, Project, type ProjectSettings, type ProjectState, type World } from '../core/index.ts';
import { openWorld, readGrammar } from '../disk.ts';
import { type Options, UsageError } from './options.ts';
import { type Place, placeOf, relative } from './place.ts';

/** A project as the command line sees it. */
export interface OpenProject {
  readonly project: Project;
  readonly world: World;
  readonly root: string;
  /** Without what can't be known, one sentence each. */
  problems(): readonly string[];
  /** A path of the project as seen from where the command runs. */
  shown(file: string): string;
  close(): Promise<void>;
}

/** The project a path belongs to. A path that isn't there is a `UsageError`; `planned`: a file that may not be there yet. */
export function locate(given: string, options: Options, planned = false): Place {
  const target = real(path.resolve(given));
  const facts = statSync(target, { throwIfNoEntry: false });
  if (planned && !existsSync(path.dirname(target))) throw new UsageError(`There is no folder ${path.dirname(given)}.`);
  if (!planned && !facts) throw new UsageError(`There is no file or folder ${given}.`);
  if (facts && !facts.isFile() && !facts.isDirectory()) throw new UsageError(`${given} is no ordinary file.`);
  const config = options.value('config');
  if (config !== undefined && !existsSync(config)) throw new UsageError(`There is no manifest ${config}.`);
  return placeOf(target, config);
}

export interface OpenOptions {
  /** Takes the place of the disk. */
  readonly world?: (world: World) => World;
  /** Over what the place says. */
  readonly migrations?: readonly string[];
  readonly previous?: string;
}

export async function openProject(place: Place, options: Options, more: OpenOptions = {}): Promise<OpenProject> {
  const { root } = place;
  const engine = options.value('engine');
  const config = options.value('config');
  const previous = more.previous ?? options.value('from');
  const migrations = more.migrations ?? (place.migrations === undefined ? undefined : [place.migrations]);
  const settings: ProjectSettings = {
    ...(engine ? { engine } : {}),
    ...(previous ? { previous } : {}),
    ...(config ? { config: relative(root, real(path.resolve(config))) } : {}),
    ...(migrations !== undefined ? { migrations } : {}),
  };
  const disk = openWorld(root);
  const near: World = place.loose ? { ...disk, files: async () => filesIn(root, place.migrations) } : disk;
  const world = more.world ? more.world(near) : near;
  const dialects = await loadDialects({ libpgQuery: await readGrammar() });
  const prefix = relative(real(process.cwd()), root);
  return {
    project: new Project(world, dialects, settings),
    world,
    root,
    problems: () => disk.problems(),
    shown: (file) => (prefix === '' || path.isAbsolute(file) ? file : `${prefix}/${file}`),
    close: () => disk.dispose(),
  };
}

/** The project's state. A previous server that was named and isn't there can't be compared with: a `UsageError`. */
export async function stateOf(opened: OpenProject, options: Options): Promise<ProjectState> {
  const state = await opened.project.state();
  const from = options.value('from');
  if (from !== undefined && state.previous.length === 0) {
    const about = state.problems.find((problem) => problem.includes(`\`${from}\``));
    const why = state.problems[0]?.split('. ')[0] ?? 'there is no git';
    throw new UsageError(
      about ?? `There is nothing to compare with at \`${from}\`: ${why.slice(0, 1).toLowerCase()}${why.slice(1)}.`,
    );
  }
  return state;
}

/** A state that has migrations, or a `UsageError` that says where they were looked for. */
export function needMigrations(state: ProjectState, opened: OpenProject): void {
  if (state.databases.length > 0) return;
  const said = state.problems.find((problem) => problem.startsWith('No migrations'));
  const where = opened.shown('.').replace(/\/\.$/, '');
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
