import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodeStore } from '../core/index.ts';

/** All packs of all repositories together, in bytes; the ones used longest ago go first. */
const largest = 256 * 1024 * 1024;

export interface DiskStore extends CodeStore {
  /** Whether nothing of this repository is kept. */
  isEmpty(): boolean;
}

/**
 * Keeps what was read of a repository's commits in files below `folder`, a folder a repository and a file a commit. A commit
 * that has none gets the newest there is: most files are the same. Whatever goes wrong here only costs time, so nothing
 * throws. `release` tells one version of the reader from another: what one wrote, no other reads.
 */
export function openCodeStore(folder: string, root: string, release: string, limit = largest): DiskStore {
  const own = path.join(folder, release, short(root));
  const fileOf = (name: string): string => path.join(own, `${short(name)}.pack`);
  return {
    isEmpty: () => !existsSync(own),
    async load(name) {
      const exact = await readWhole(fileOf(name));
      if (exact) {
        const now = new Date();
        await utimes(fileOf(name), now, now).catch(() => {});
        return exact;
      }
      const newest = (await packsIn(own)).at(-1);
      return newest && readWhole(newest.file);
    },
    async save(name, bytes) {
      try {
        await mkdir(own, { recursive: true });
        // Two processes may write the same commit: each its own file, and the last one stays.
        const draft = `${fileOf(name)}.${process.pid}`;
        await writeFile(draft, bytes);
        await rename(draft, fileOf(name));
        await bound(folder, release, limit);
      } catch {
        // A full disk, or a folder that may not be written: then it is read again next time.
      }
    },
  };
}

/** Where a person's caches belong on this machine. `BELLOWS_CACHE` names another folder; `off` keeps nothing. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string | undefined {
  const said = env.BELLOWS_CACHE;
  if (said === 'off') return undefined;
  if (said) return path.resolve(said);
  if (platform === 'win32') return path.join(env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), 'bellows');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'bellows');
  const xdg = env.XDG_CACHE_HOME;
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(homedir(), '.cache'), 'bellows');
}

/** Tells one build from another, by the bundle that runs; undefined when run from source, where every edit is another. */
export function releaseOfBundle(): string | undefined {
  const file = fileURLToPath(import.meta.url);
  if (!file.endsWith('.cjs')) return undefined;
  try {
    // The command line and the server are bundled from the same reader, and each keeps its own.
    return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
  } catch {
    return undefined;
  }
}

/** In one go: `readFile` takes a large file in many small pieces. */
async function readWhole(file: string): Promise<Uint8Array | undefined> {
  const handle = await open(file).catch(() => undefined);
  try {
    const { size } = (await handle?.stat()) ?? { size: 0 };
    const bytes = Buffer.allocUnsafeSlow(size);
    const { bytesRead } = (await handle?.read(bytes, 0, size, 0)) ?? { bytesRead: 0 };
    return handle && bytesRead === size ? bytes : undefined;
  } catch {
    return undefined;
  } finally {
    await handle?.close().catch(() => {});
  }
}

interface Pack {
  readonly file: string;
  readonly size: number;
  readonly used: number;
}

/** The packs of a folder, those used longest ago first. */
async function packsIn(folder: string): Promise<Pack[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => name.includes('.pack'))
      .map(async (name): Promise<Pack | undefined> => {
        const file = path.join(folder, name);
        const facts = await stat(file).catch(() => undefined);
        return facts?.isFile() ? { file, size: facts.size, used: facts.mtimeMs } : undefined;
      }),
  );
  return found.filter((pack) => pack !== undefined).sort((a, b) => a.used - b.used);
}

/** Deletes what other versions wrote long ago, and the oldest packs, until the rest fits. */
async function bound(folder: string, release: string, limit: number): Promise<void> {
  const packs = await packsIn(folder);
  const month = 30 * 24 * 3_600_000;
  let total = packs.reduce((sum, pack) => sum + pack.size, 0);
  for (const { file, size, used } of packs) {
    const stale = Date.now() - used > month && !file.startsWith(path.join(folder, release));
    if (total <= limit && !stale) continue;
    await rm(file, { force: true });
    total -= size;
  }
}

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
