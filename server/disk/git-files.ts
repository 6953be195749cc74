import type { TreeFile } from '../core/project/world.ts';
import type { GitObjects } from './git-objects.ts';
import { type GitProgram, runGit } from './git-process.ts';

export interface FileList {
  readonly files: readonly string[];
  /** Those that are symbolic links, as far as git knows them. */
  readonly links: ReadonlySet<string>;
}

/** Below the folder git runs in: what is in the index and on the disk, and what is untracked but not ignored. */
export async function listFiles(program: GitProgram, report: (problem: string) => void): Promise<FileList | undefined> {
  const args = ['ls-files', '-z', '-t', '--stage', '--cached', '--others', '--deleted', '--exclude-standard'];
  const answer = await runGit(program, args);
  if ('failed' in answer) {
    // A bare repository has no files outside its commits.
    if (/must be run in a work tree/.test(answer.failed)) return { files: [], links: new Set<string>() };
    report(firstLine(answer.failed));
    return undefined;
  }
  const files = new Set<string>();
  const links = new Set<string>();
  const gone: string[] = [];
  for (const entry of answer.out.toString().split('\0')) {
    // `? path` when untracked, otherwise `H mode id stage<tab>path`; H in the index, R deleted, S left out by sparse checkout.
    const untracked = entry.startsWith('? ');
    const path = untracked ? entry.slice(2) : entry.slice(entry.indexOf('\t') + 1);
    const mode = untracked ? '' : entry.slice(2, 8);
    if (path === '' || path.endsWith('/') || mode === '160000' || entry.startsWith('S ')) continue;
    if (entry.startsWith('R ')) gone.push(path);
    else files.add(path);
    if (mode === '120000') links.add(path);
  }
  for (const path of gone) files.delete(path);
  // A project that the repository around it ignores, such as a home folder kept in git, still has files.
  return files.size > 0 ? { files: [...files].sort(), links } : undefined;
}

/**
 * Blob ids of the files in the index that are on the disk as they were when git last looked: same size, same times. Content
 * is not compared, so no filter of the repository's configuration runs; a file that was only touched is left out.
 */
export async function unchangedFiles(program: GitProgram): Promise<ReadonlyMap<string, string>> {
  const [staged, changed] = await Promise.all([
    runGit(program, ['ls-files', '-z', '-v', '--stage']),
    runGit(program, ['diff-files', '-z', '--name-only', '--relative']),
  ]);
  const blobs = new Map<string, string>();
  if ('failed' in staged || 'failed' in changed) return blobs;
  for (const entry of staged.out.toString().split('\0')) {
    // Only `H`: of files marked with --assume-unchanged (`h`) or --skip-worktree (`S`), git doesn't look at what is on the disk.
    const [, mode = '', id, stage, path] = /^H (\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(entry) ?? [];
    if (id && path && stage === '0' && mode.startsWith('100')) blobs.set(path, id);
  }
  for (const path of changed.out.toString().split('\0')) blobs.delete(path);
  return blobs;
}

/**
 * The files of a commit below the folder git runs in. A symbolic link to one of them has that file's blob. What is in another
 * repository, a submodule or a link out of this one, is listed by its path with a `/` behind it, and has no text.
 */
export async function readTree(
  program: GitProgram,
  objects: GitObjects,
  commit: string,
  report: (problem: string) => void,
): Promise<readonly TreeFile[] | undefined> {
  const answer = await runGit(program, ['ls-tree', '-r', '-z', commit]);
  if ('failed' in answer) {
    report(firstLine(answer.failed));
    return undefined;
  }
  const nothing = '0'.repeat(commit.length);
  const files: TreeFile[] = [];
  const links: number[] = [];
  for (const entry of answer.out.toString().split('\0')) {
    // `mode type id<tab>path`
    const tab = entry.indexOf('\t');
    const path = entry.slice(tab + 1);
    if (entry.startsWith('commit', 7)) files.push({ path: `${path}/`, blob: nothing });
    if (!entry.startsWith('blob', 7)) continue;
    if (entry.startsWith('120000')) links.push(files.length);
    files.push({ path, blob: entry.slice(12, tab) });
  }
  const blobs = links.length > 0 ? new Map(files.map(({ path, blob }) => [path, blob])) : undefined;
  for (const at of links) {
    const { path, blob } = files[at] as TreeFile;
    const target = (await objects.read(blob))?.bytes?.toString() ?? '';
    // A link's own blob is a path, not SQL. Where it leads out of the tree there is no text to have.
    const resolved = resolveLink(path, target);
    const outside = resolved === '' && !/\.\w+$/.test(path);
    files[at] = outside ? { path: `${path}/`, blob: nothing } : { path, blob: blobs?.get(resolved) ?? nothing };
    blobs?.set(path, outside ? nothing : (files[at] as TreeFile).blob);
  }
  // Git lists them by their bytes, which is their order here as well but for rare letters and what got a `/`.
  const sorted = files.every(({ path }, i) => i === 0 || (files[i - 1] as TreeFile).path < path);
  return sorted ? files : files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function resolveLink(link: string, target: string): string {
  const parts = link.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return '';
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return target.startsWith('/') ? '' : parts.join('/');
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
