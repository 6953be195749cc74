import type { World } from '../core/index.ts';

/** A world that holds one SQL text and nothing else: for SQL from stdin that belongs to no project. */
export function loneStatement(file: string, text: string): World {
  return {
    files: async () => [file],
    read: async (path) => (path === file ? { text } : { missing: 'there is no such file' }),
    git: {
      state: async () => ({ kind: 'none', reason: 'The SQL came without a project' }),
      commit: async () => undefined,
      ancestorTags: async () => [],
      mergeBase: async () => undefined,
      defaultBranch: async () => undefined,
      tree: async () => undefined,
      blobs: async () => new Map(),
    },
  };
}

/** The project as it was at a commit: its files from git, and a history that ends there. */
export function worldAt(world: World, commit: string): World {
  const { git } = world;
  const here = (ref: string): string => (ref === 'HEAD' ? commit : ref);
  let tree: Promise<ReadonlyMap<string, string>> | undefined;
  const files = (): Promise<ReadonlyMap<string, string>> => {
    tree ??= git.tree(commit).then((entries) => new Map((entries ?? []).map(({ path, blob }) => [path, blob])));
    return tree;
  };
  return {
    files: async () => [...(await files()).keys()].filter((path) => !path.endsWith('/')).sort(),
    read: async (path) => {
      const blob = (await files()).get(path);
      const text = blob && (await git.blobs([blob])).get(blob);
      return text === undefined ? { missing: 'there is no such file at that commit' } : { text };
    },
    git: {
      state: async () => {
        const state = await git.state();
        return state.kind === 'none' ? state : { ...state, head: commit };
      },
      commit: (ref) => git.commit(here(ref)),
      ancestorTags: (of) => git.ancestorTags(here(of)),
      mergeBase: (a, b) => git.mergeBase(here(a), here(b)),
      defaultBranch: () => git.defaultBranch(),
      tree: (ref) => git.tree(ref),
      blobs: (ids) => git.blobs(ids),
      unchanged: files,
    },
  };
}
