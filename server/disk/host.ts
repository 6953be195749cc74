import type { ProjectHost } from '../core/index.ts';
import { cacheFolder, openCodeStore, releaseOfBundle } from './code-store.ts';
import { openCodeThreads } from './code-threads.ts';

export interface DiskHost extends ProjectHost {
  dispose(): Promise<void>;
}

/** So many files are read by all threads. */
const many = 2_000;

/** What this machine does for the project in `root`: threads to read code, and a folder that keeps what was read. */
export function openHost(root: string, folder: string | undefined = cacheFolder(), cores?: number): DiskHost {
  const threads = openCodeThreads(cores && Math.min(4, cores));
  const release = releaseOfBundle();
  const store = folder && release ? openCodeStore(folder, root, release) : undefined;
  let expected = false;
  return {
    ...(threads ? { readCode: threads.read } : {}),
    ...(store ? { store } : {}),
    expect(files) {
      // What is kept is read sooner than a thread starts.
      if (!expected && files >= many && store?.isEmpty() !== false) threads?.start();
      expected = true;
    },
    dispose: async () => threads?.dispose(),
  };
}
