import type { ProjectHost } from '../core/index.ts';
import { cacheFolder, openCodeStore, releaseOfBundle } from './code-store.ts';
import { openCodeThreads } from './code-threads.ts';

export interface DiskHost extends ProjectHost {
  dispose(): Promise<void>;
}

/** What this machine does for the project in `root`: threads to read code, and a folder that keeps what was read. */
export function openHost(root: string, folder: string | undefined = cacheFolder(), cores?: number): DiskHost {
  const threads = openCodeThreads(cores && Math.min(4, cores));
  const release = releaseOfBundle();
  return {
    ...(threads ? { readCode: threads.read } : {}),
    ...(folder && release ? { store: openCodeStore(folder, root, release) } : {}),
    dispose: async () => threads?.dispose(),
  };
}
