import { realpathSync } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

export { readGrammar } from './disk/grammar.ts';
export { type DiskHost, openHost } from './disk/host.ts';

import type { FileText, World } from './core/project/world.ts';
import { cut, decode, largest } from './disk/decode.ts';
import { type DiskGit, type GitOptions, openGit } from './disk/git.ts';

export interface DiskOptions extends GitOptions {
  /** Told, in a sentence and once each, what could not be found out: git too slow, too many files. */
  readonly report?: (problem: string) => void;
}

export interface DiskWorld extends World {
  /** The project root, absolute, symbolic links resolved. */
  readonly root: string;
  /** Everything told to `report` so far. */
  problems(): readonly string[];
  /** Forgets what was remembered; call it when files or refs may have changed. Texts are never remembered. */
  invalidate(): void;
  /** Ends the git process that stays open; it would end by itself after half a minute or with us. */
  dispose(): Promise<void>;
}

/** More files than any repository people work in; a walk that finds more is in a home folder or the whole disk. */
const mostFiles = 250_000;

/**
 * The {@link World} below the folder `root`, on this machine. Nothing outside the root is read, also not through symbolic
 * links or `..`; nothing is written and no program but git is run. Never throws: a root that isn't there has no files.
 */
export function openWorld(root: string, options: DiskOptions = {}): DiskWorld {
  const base = resolveRoot(root);
  const problems = new Set<string>();
  const report = (problem: string): void => {
    if (problem === '' || problems.has(problem)) return;
    problems.add(problem);
    options.report?.(problem);
  };
  const git = openGit(base, report, options);
  let listed: Promise<readonly string[]> | undefined;
  return {
    root: base,
    git,
    files() {
      listed ??= listFiles(base, git, report);
      return listed;
    },
    read: (file) => readText(base, file),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    today: () => new Date().toISOString().slice(0, 10),
    problems: () => [...problems],
    invalidate() {
      listed = undefined;
      git.invalidate();
    },
    dispose: () => git.dispose(),
  };
}

function resolveRoot(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return path.resolve(root);
  }
}

async function readText(root: string, file: string): Promise<FileText> {
  const full = path.resolve(root, file);
  if (file === '' || path.isAbsolute(file) || !isInside(root, full)) return { missing: 'it lies outside the project' };
  try {
    if (!isInside(root, await realpath(full))) return { missing: 'it is a link to outside the project' };
    // Asked before opening, for opening a pipe waits until somebody writes to it.
    const facts = await stat(full);
    if (!facts.isFile()) return { missing: facts.isDirectory() ? 'it is a folder' : 'it is not an ordinary file' };
    const bytes = await readBytes(full, facts.size);
    const kept = cut(bytes, largest);
    const { text, damaged } = decode(kept);
    return { text, ...(kept.length < bytes.length && { cutAt: kept.length }), ...(damaged && { damaged }) };
  } catch (error) {
    return { missing: whyMissing(error as NodeJS.ErrnoException) };
  }
}

/** A byte more than the limit, when there is one, so that the caller sees there is more. */
async function readBytes(file: string, size: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    if (size <= largest) return await handle.readFile();
    const buffer = Buffer.alloc(largest + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function whyMissing({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'permission to read it is denied';
  if (code === 'ELOOP') return 'it is a link to itself';
  return message;
}

function isInside(root: string, full: string): boolean {
  return full === root || full.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
}

async function listFiles(root: string, git: DiskGit, report: (problem: string) => void): Promise<readonly string[]> {
  const known = await git.list();
  if (!known) return walk(root, report);
  const folders = await Promise.all([...known.links].map(async (link) => ((await isFolder(root, link)) ? link : '')));
  const linked = new Set(folders);
  return known.files.filter((file) => !linked.has(file));
}

const isFolder = (root: string, file: string): Promise<boolean> =>
  stat(path.join(root, file)).then(
    (facts) => facts.isDirectory(),
    () => false,
  );

/** Without git. Links to folders are not followed: they may lead out, or round in a circle. */
async function walk(root: string, report: (problem: string) => void): Promise<readonly string[]> {
  const files: string[] = [];
  let folders = [''];
  while (folders.length > 0 && files.length < mostFiles) {
    const batch = folders.slice(-32);
    folders = folders.slice(0, -32);
    const found = await Promise.all(batch.map((folder) => entries(root, folder)));
    for (const { name, kind } of found.flat()) (kind === 'folder' ? folders : files).push(name);
  }
  if (folders.length > 0) report(`There are more than ${mostFiles} files below ${root}; the rest was left out.`);
  return files.sort();
}

async function entries(root: string, folder: string): Promise<readonly { name: string; kind: 'file' | 'folder' }[]> {
  const found = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const named = await Promise.all(
    found.map(async (entry) => {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return { name, kind: skipped(entry.name) ? undefined : ('folder' as const) };
      const file = entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(root, name)));
      return { name, kind: file ? ('file' as const) : undefined };
    }),
  );
  return named.filter((entry): entry is { name: string; kind: 'file' | 'folder' } => entry.kind !== undefined);
}

const skipped = (name: string): boolean => name === 'node_modules' || name.startsWith('.');
