import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadDialects, Project, type ProjectSettings } from '../core/index.ts';
import { type DiskWorld, openWorld } from '../disk.ts';
import { readGrammar } from '../grammar.ts';
import { type Options, UsageError } from './options.ts';

/** A project as the command line sees it: one folder, perhaps only some of its migrations. */
export interface OpenProject {
  readonly project: Project;
  readonly world: DiskWorld;
  readonly root: string;
  /** Only findings of these files are wanted, by path from the root; undefined: all. */
  readonly only: ((file: string) => boolean) | undefined;
  /** A path of the project as seen from where the command runs. */
  shown(file: string): string;
}

const manifestNames = ['bellows.yaml', 'bellows.yml', 'bellows.json'];

/** Opens the project a path belongs to. A path that isn't there is a `UsageError`. */
export async function openProject(given: string, options: Options): Promise<OpenProject> {
  const target = path.resolve(given);
  if (!existsSync(target)) throw new UsageError(`There is no file or folder ${given}.`);
  const { root, migrations, file } = place(target, options.value('config'));
  const from = options.value('from');
  const engine = options.value('engine');
  const config = options.value('config');
  const settings: ProjectSettings = {
    ...(engine ? { engine } : {}),
    ...(from ? { previous: from } : {}),
    ...(config ? { config: relative(root, path.resolve(config)) } : {}),
    ...(migrations !== undefined ? { migrations: [migrations] } : {}),
  };
  const world = openWorld(root);
  const dialects = await loadDialects({ libpgQuery: await readGrammar() });
  const project = new Project(world, dialects, settings);
  const prefix = relative(process.cwd(), root);
  return {
    project,
    world,
    root,
    only: file === undefined ? undefined : (path) => path === file,
    shown: (path) => (prefix === '' ? path : `${prefix}/${path}`),
  };
}

/** The root of the project a path is in, and which part of it is meant. */
function place(target: string, config: string | undefined): { root: string; migrations?: string; file?: string } {
  const isFile = statSync(target).isFile();
  const folder = isFile ? path.dirname(target) : target;
  if (config) {
    const root = path.dirname(path.resolve(config));
    if (target === root || !within(root, target)) return { root: within(root, target) ? root : folder };
    return part(root, target, isFile);
  }
  if (!isFile && hasManifest(folder)) return { root: folder };
  if (isFile && manifestNames.includes(path.basename(target))) return { root: folder };
  for (let up = folder; ; up = path.dirname(up)) {
    if (up !== target && hasManifest(up)) return part(up, target, isFile);
    if (existsSync(path.join(up, '.git'))) {
      if (up === target) return { root: target };
      return isFile || holdsSql(folder) ? part(up, target, isFile) : { root: target };
    }
    if (path.dirname(up) === up) break;
  }
  if (isFile) return part(path.dirname(folder), target, true);
  return { root: target };
}

function part(root: string, target: string, isFile: boolean): { root: string; migrations?: string; file?: string } {
  const here = relative(root, target);
  if (!isFile) return { root, migrations: here };
  if (!here.endsWith('.sql')) return { root, file: here };
  // Some tools have a folder a migration: the history then is the folder above.
  const folder = path.dirname(target);
  const single = readdirSync(folder).filter((name) => name.endsWith('.sql')).length <= 2 && siblingsHoldSql(folder);
  const history = relative(root, single ? path.dirname(folder) : folder);
  return { root, migrations: history === '' ? '.' : history, file: here };
}

const within = (root: string, target: string): boolean => target === root || target.startsWith(`${root}${path.sep}`);
const hasManifest = (folder: string): boolean => manifestNames.some((name) => existsSync(path.join(folder, name)));
const holdsSql = (folder: string): boolean => readdirSync(folder).some((name) => name.endsWith('.sql'));
const relative = (from: string, to: string): string => path.relative(from, to).split(path.sep).join('/');

function siblingsHoldSql(folder: string): boolean {
  const parent = path.dirname(folder);
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== path.basename(folder))
    .slice(0, 20)
    .some((entry) => holdsSql(path.join(parent, entry.name)));
}
