import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** How git is run: always in `cwd`, always under {@link safely}, and killed after `timeout` milliseconds. */
export interface GitProgram {
  readonly file: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeout: number;
}

export type Answer = { readonly out: Buffer } | { readonly failed: string };

/**
 * A repository's own configuration may name programs. None of them may run because somebody opened a folder: hooks and the
 * file system monitor are switched off, and every transport is forbidden, so that a missing object of a partial clone is
 * missing rather than fetched by the `core.sshCommand` of a stranger. Aliases cannot replace a built-in command, and the
 * commands used here show no diff (`textconv`), no signature (`gpg.program`) and write no file (`filter`).
 */
const safely = ['--no-pager', '-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'core.pager=cat'];

const settings = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_LITERAL_PATHSPECS: '1',
  // Messages are recognised by their words.
  LC_ALL: 'C',
  LANGUAGE: 'C',
};

/** A person's own configuration is theirs to choose, and where `safe.directory` is set; everything else is dropped. */
const kept = /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|CEILING_DIRECTORIES|EXEC_PATH)$/;

/**
 * The environment git gets. Variables such as `GIT_DIR` and `GIT_INDEX_FILE`, which git sets for the hooks it runs, would
 * make it answer about another repository than the one it stands in.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !/^GIT_/i.test(name) || kept.test(name));
  return { ...Object.fromEntries(own), ...settings };
}

/**
 * The git program on the PATH, or undefined. Looked up here because Windows would look in the current folder first, which
 * belongs to the repository; entries of the PATH that are relative are left out for the same reason.
 */
export function findGit(env: NodeJS.ProcessEnv): string | undefined {
  const windows = process.platform === 'win32';
  const variable = Object.keys(env).find((name) => (windows ? name.toUpperCase() : name) === 'PATH');
  const folders = (env[variable ?? 'PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, windows ? 'git.exe' : 'git')).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Starts git with `args`, which hold nothing but our own words and object ids. */
export function startGit(git: GitProgram, args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(git.file, [...safely, ...args], { cwd: git.cwd, env: git.env, windowsHide: true });
  // Git may end before it has read everything; that shows in its exit, not here.
  child.stdin.on('error', () => {});
  return child;
}

/** Runs git once; its output, or in one line why there is none. Never throws. */
export function runGit(git: GitProgram, args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const child = startGit(git, args);
    const out: Buffer[] = [];
    let error = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve({ failed: `git ${args[0]} took longer than ${git.timeout / 1000} seconds` });
    }, git.timeout);
    child.stdin.end();
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      if (error.length < 4096) error += chunk.toString();
    });
    child.on('error', (problem) => {
      clearTimeout(timer);
      resolve({ failed: `git could not be started: ${problem.message}` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(
        code === 0 ? { out: Buffer.concat(out) } : { failed: error.trim() || `git ${args[0]} ended with ${code}` },
      );
    });
  });
}
