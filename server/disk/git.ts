import type { Git, GitState, TreeFile } from '../core/project/world.ts';
import { decode, largest } from './decode.ts';
import { type FileList, listFiles, readTree, unchangedFiles } from './git-files.ts';
import { GitObjects } from './git-objects.ts';
import { findGit, type GitProgram, gitEnvironment, runGit } from './git-process.ts';
import { nearestFirst } from './git-tags.ts';

export interface GitOptions {
  /** The git program; default: the one on the PATH. */
  readonly program?: string;
  /** Default: that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which a question to git counts as unanswered; default 10,000. */
  readonly timeout?: number;
  /** Milliseconds after which the unused `git cat-file` is ended; default 30,000. */
  readonly idle?: number;
}

export interface DiskGit extends Git {
  /** The files git doesn't ignore; undefined when git can't say. */
  list(): Promise<FileList | undefined>;
  /** Forgets what may change: refs, HEAD, the list of files. */
  invalidate(): void;
  dispose(): Promise<void>;
}

/**
 * Git in the folder `root`, which may lie anywhere in its repository: paths are relative to it and nothing above it is
 * listed. Every ref is first turned into a commit id through standard input, so no text from outside ever stands on a
 * command line. What git could not say in time, or at all, is told to `report` in a sentence.
 */
export function openGit(root: string, report: (problem: string) => void, options: GitOptions = {}): DiskGit {
  const env = gitEnvironment(options.env ?? process.env);
  const file = options.program ?? findGit(env);
  const program: GitProgram = { file: file ?? '', cwd: root, env, timeout: options.timeout ?? 10_000 };
  const objects = new GitObjects(program, largest, options.idle ?? 30_000, report);
  const remembered = new Map<string, Promise<unknown>>();
  const trees = new Map<string, Promise<readonly TreeFile[] | undefined>>();

  function once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = (remembered.get(key) as Promise<T> | undefined) ?? ask();
    remembered.set(key, known);
    return known;
  }

  async function lines(...args: string[]): Promise<readonly string[] | undefined> {
    const answer = await runGit(program, args);
    if ('out' in answer) return answer.out.toString().split('\n').slice(0, -1);
    report(firstLine(answer.failed));
    return undefined;
  }

  async function commit(ref: string): Promise<string | undefined> {
    // A dash would be an option in other commands, and a colon searches commit messages or names a file.
    if (/^[-:]/.test(ref) || (await state()).kind === 'none') return undefined;
    const object = await objects.read(`${ref}^{commit}`);
    return object?.type === 'commit' ? object.id : undefined;
  }

  const state = () =>
    once('state', async (): Promise<GitState> => {
      if (!file) return { kind: 'none', reason: 'No git program was found on the PATH.' };
      const facts = await runGit(program, ['rev-parse', '--is-shallow-repository', '--git-dir']);
      if ('failed' in facts) return { kind: 'none', reason: whyNone(facts.failed, root) };
      const head = await objects.read('HEAD^{commit}');
      return { kind: 'repository', shallow: facts.out.toString().startsWith('true\n'), head: head?.id };
    });

  async function tree(id: string): Promise<readonly TreeFile[] | undefined> {
    const asked = trees.get(id) ?? readTree(program, objects, id, report);
    trees.delete(id);
    trees.set(id, asked);
    // A commit never changes, but a tree of 15,000 files is some megabytes: the last four are what a release needs.
    for (const oldest of trees.keys()) if (trees.size > 4) trees.delete(oldest);
    const files = await asked;
    // What could not be read may be there the next time.
    if (!files && trees.get(id) === asked) trees.delete(id);
    return files;
  }

  return {
    state,
    commit,
    async ancestorTags(of) {
      const id = await commit(of);
      return id ? once(`tags ${id}`, () => nearestFirst(id, lines, peel)) : [];
    },
    async mergeBase(a, b) {
      const [one, other] = await Promise.all([commit(a), commit(b)]);
      if (!one || !other) return undefined;
      return once(`base ${one} ${other}`, async () => {
        const answer = await runGit(program, ['merge-base', one, other]);
        // Without a common ancestor it ends with 1 and says nothing.
        return 'out' in answer ? answer.out.toString().split('\n')[0] : undefined;
      });
    },
    defaultBranch: () =>
      once('default branch', async () => {
        const answer = file
          ? await runGit(program, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'])
          : undefined;
        const remote =
          answer && 'out' in answer ? answer.out.toString().trim().replace('refs/remotes/', '') : undefined;
        for (const name of [remote, 'main', 'master', 'origin/main', 'origin/master']) {
          if (name && (await commit(name))) return name;
        }
        return undefined;
      }),
    async tree(ref) {
      const id = await commit(ref);
      return id ? tree(id) : undefined;
    },
    async blobs(ids) {
      const texts = new Map<string, string>();
      if ((await state()).kind === 'none') return texts;
      await Promise.all(
        [...new Set(ids)].filter(isId).map(async (id) => {
          const object = await objects.read(id);
          // A NUL byte is how git tells binary files, too; UTF-16 with its mark is text all the same.
          if (object?.type !== 'blob' || !object.bytes) return;
          const { text, damaged } = decode(object.bytes);
          if (!damaged || !object.bytes.includes(0)) texts.set(id, text);
        }),
      );
      return texts;
    },
    async unchanged() {
      return (await state()).kind === 'none' ? new Map() : unchangedFiles(program);
    },
    async list() {
      if ((await state()).kind === 'none') return undefined;
      return once('files', () => listFiles(program, report));
    },
    invalidate: () => remembered.clear(),
    async dispose() {
      remembered.clear();
      await objects.close();
    },
  };

  async function peel(tag: string): Promise<string | undefined> {
    return (await objects.read(`refs/tags/${tag}^{commit}`))?.id;
  }
}

const isId = (text: string): boolean => /^(?!0+$)([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
const firstLine = (text: string): string => text.split('\n')[0] ?? '';

/** Git's own words, where they can be made plainer. */
function whyNone(error: string, root: string): string {
  if (/could not be started: .*ENOENT/.test(error)) return `There is no folder ${root}.`;
  if (/not a git repository/.test(error)) return 'This folder is not in a git repository.';
  const owner = /dubious ownership in repository at '(.*)'|unsafe repository \('(.*)' is owned/.exec(error);
  if (owner) {
    const where = owner[1] ?? owner[2];
    return `Git does not trust the repository ${where}, because another user owns it. If you do: git config --global --add safe.directory "${where}"`;
  }
  return `Git can't read this repository: ${firstLine(error)}`;
}
