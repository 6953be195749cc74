import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const cli = path.join(import.meta.dirname, '../../dist/cli.cjs');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a folder, as a person or a build server would. */
export async function bellows(
  cwd: string,
  args: readonly string[],
  stdin = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  if (!existsSync(cli)) throw new Error('dist/cli.cjs is not there: npm run build');
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', BELLOWS_CACHE: 'off', GIT_CEILING_DIRECTORIES: path.dirname(cwd), ...env },
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      said[stream] += chunk;
    });
  }
  // The program may end without having read it.
  child.stdin.on('error', () => {}).end(stdin);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, ...said };
}
