import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { manifestNames } from '../core/index.ts';

/** Which project a path belongs to, and which part of it is meant. */
export interface Place {
  /** Absolute. */
  readonly root: string;
  /** Only these migrations, as a folder from the root. */
  readonly migrations?: string;
  /** Only this file, from the root. */
  readonly file?: string;
  /** Nothing above tells of a project: only the folder's own files count, not everything below it. */
  readonly loose?: true;
}

/** `target`: an absolute path that exists, or a file that would lie there. */
export function placeOf(target: string, config: string | undefined): Place {
  const isFile = !isFolder(target);
  const folder = isFile ? path.dirname(target) : target;
  if (config !== undefined) {
    const root = path.dirname(path.resolve(config));
    return within(root, target) && target !== root ? part(root, target, isFile) : { root };
  }
  if (!isFile && hasManifest(folder)) return { root: folder };
  for (let up = folder; ; up = path.dirname(up)) {
    if (hasManifest(up)) return part(up, target, isFile);
    if (existsSync(path.join(up, '.git'))) {
      // A folder of a larger repository is part of it, unless it looks like a project of its own.
      if (up === target || (!isFile && isProject(folder))) return { root: folder };
      return part(up, target, isFile);
    }
    if (path.dirname(up) === up) break;
  }
  if (!isFile) return { root: folder };
  const single = isMigrationFolder(folder);
  return { ...part(single ? path.dirname(folder) : folder, target, true), loose: true };
}

function part(root: string, target: string, isFile: boolean): Place {
  const here = relative(root, target);
  if (!isFile) return { root, migrations: here };
  if (!here.endsWith('.sql')) return { root, file: here };
  const folder = path.dirname(target);
  const history = relative(root, isMigrationFolder(folder) && folder !== root ? path.dirname(folder) : folder);
  return { root, migrations: history === '' ? '.' : history, file: here };
}

/** Some tools have a folder a migration: then the history is the folder above. */
function isMigrationFolder(folder: string): boolean {
  const own = names(folder).filter((name) => name.endsWith('.sql'));
  if (own.length > 2 || !own.every((name) => /^(up|down|migration)\.sql$/.test(name))) return false;
  return /^\d|_/.test(path.basename(folder));
}

/** Signs that a folder is a project, not a mere part of one. */
const projectFiles =
  /^(package\.json|go\.mod|Cargo\.toml|pyproject\.toml|setup\.py|requirements\.txt|pom\.xml|build\.gradle(\.kts)?|composer\.json|Gemfile|mix\.exs|deno\.jsonc?|.*\.(cs|fs)proj)$/;

const isProject = (folder: string): boolean => names(folder).some((name) => projectFiles.test(name));
const isFolder = (target: string): boolean => statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
const within = (root: string, target: string): boolean => target === root || target.startsWith(`${root}${path.sep}`);
const hasManifest = (folder: string): boolean => manifestNames.some((name) => existsSync(path.join(folder, name)));
export const relative = (from: string, to: string): string => path.relative(from, to).split(path.sep).join('/');

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
