import { createHash } from 'node:crypto';
import type { Git, World } from '../../server/core/index.ts';

/** A repository held in memory: tagged versions, oldest first, and the work tree. Paths to texts. */
export interface Repository {
  readonly versions: readonly { readonly tag: string; readonly files: ReadonlyMap<string, string> }[];
  readonly work: ReadonlyMap<string, string>;
  /** No git at all. */
  readonly bare?: boolean;
  readonly shallow?: boolean;
  /** The date, as `2026-07-31`. */
  readonly today?: string;
}

/** The world as the core sees it, without disk and git. */
export function memoryWorld(repository: Repository): World {
  const blobs = new Map<string, string>();
  const id = (text: string): string => {
    const hash = createHash('sha1').update(text).digest('hex');
    blobs.set(hash, text);
    return hash;
  };
  const commits = new Map(
    repository.versions.map(({ tag, files }) => [
      createHash('sha1').update(`commit ${tag}`).digest('hex'),
      { tag, tree: [...files].map(([path, text]) => ({ path, blob: id(text) })) },
    ]),
  );
  const byTag = new Map([...commits].map(([commit, { tag }]) => [tag, commit]));
  const head = createHash('sha1').update('commit head').digest('hex');
  const git: Git = {
    state: async () =>
      repository.bare
        ? { kind: 'none', reason: 'This folder is in no git repository' }
        : { kind: 'repository', shallow: repository.shallow ?? false, head },
    commit: async (ref) => (ref === 'HEAD' ? head : (byTag.get(ref) ?? (commits.has(ref) ? ref : undefined))),
    ancestorTags: async () => [...byTag].map(([name, commit]) => ({ name, commit })).reverse(),
    mergeBase: async () => undefined,
    defaultBranch: async () => undefined,
    tree: async (commit) => commits.get(commit)?.tree,
    blobs: async (ids) =>
      new Map(ids.flatMap((each) => (blobs.has(each) ? [[each, blobs.get(each) as string] as const] : []))),
  };
  const { today } = repository;
  return {
    git,
    ...(today === undefined ? {} : { today: () => today }),
    files: async () => [...repository.work.keys()].sort(),
    read: async (path) => {
      const text = repository.work.get(path);
      return text === undefined ? { missing: 'there is no such file' } : { text };
    },
  };
}
