import { parentPort } from 'node:worker_threads';
import { readCodeFile } from '../core/contract/code-file.ts';
import { encodePack } from '../core/contract/code-pack.ts';
import { loadDialects } from '../core/sql/dialects/index.ts';
import type { CodeJob, CodeJobDone } from './code-threads.ts';
import { readGrammar } from './grammar.ts';

/*
 * A thread that reads the code of servers: see code-threads.ts. It takes what it needs and no more of the core, for each
 * thread compiles all of it anew.
 */

const dialects = readGrammar().then((libpgQuery) => loadDialects({ libpgQuery }));

parentPort?.on('message', async ({ id, dialect, files }: CodeJob) => {
  const product = dialect === 'mysql' ? 'mysql' : 'postgresql';
  const reader = (await dialects).get({ dialect: product, product });
  const pack = encodePack(
    files.map(({ path, text, listed }, at) => [String(at), readCodeFile(path, text, reader, listed)] as const),
  );
  const done: CodeJobDone = { id, pack };
  parentPort?.postMessage(done, [pack.buffer]);
});
