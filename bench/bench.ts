import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { benchContract } from './contract.ts';
import { writeHistory } from './history.ts';

/*
 * Speed, measured in one run on one machine, from outside: the built command line and the built language server, as people
 * have them. What counts are the ratios; milliseconds depend on the machine.
 */
const root = path.resolve(import.meta.dirname, '..');
const migrations = Number(process.env.BENCH_MIGRATIONS ?? 1000);
const statements = Number(process.env.BENCH_STATEMENTS ?? 200);
const edits = Number(process.env.BENCH_EDITS ?? 400);
const files = Number(process.env.BENCH_FILES ?? 5000);
/** A frame at 60 Hz. */
const frame = 16;

const folder = mkdtempSync(path.join(os.tmpdir(), 'bellows-bench-'));
try {
  const open = writeHistory(folder, migrations, statements);
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  };
  git('init', '-q');
  git('add', '-A', ':!*_open.sql');
  git('commit', '-qm', 'release');
  git('tag', 'v1.0.0');
  const cold = coldCheck();
  console.log(`history: ${migrations} migrations, ${statements} statements in the open file`);
  console.log(`cold check (command line, start to end): ${cold.toFixed(0)} ms`);
  await edit(open, cold);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
benchContract(path.join(root, 'dist/cli.cjs'), files);

function coldCheck(): number {
  const started = performance.now();
  try {
    execFileSync(
      process.execPath,
      [path.join(root, 'dist/cli.cjs'), 'check', folder, '--fail-on', 'never', '--format', 'json'],
      { maxBuffer: 1e9 },
    );
  } catch (error) {
    throw new Error(`check failed: ${String((error as { stderr?: Buffer }).stderr)}`);
  }
  return performance.now() - started;
}

/** Types into the open file and asks for its diagnostics after each key, as an editor does. */
async function edit(file: string, cold: number): Promise<void> {
  const server = spawn(process.execPath, [path.join(root, 'dist/server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.onRequest(() => null);
  connection.listen();
  const uri = pathToFileURL(path.join(folder, file)).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  const text = readFileSync(path.join(folder, file), 'utf8');
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'sql', version: 1, text },
  });
  const opened = await timed(() => diagnose(connection, uri));
  const lines = text.split('\n');
  const times: number[] = [];
  let version = 1;
  // Words typed into lines all over the file: into statements, and between them.
  for (let i = 0; i < edits; i++) {
    const line = 1 + ((i * 37) % (lines.length - 2));
    const character = i % 3 === 0 ? 0 : (lines[line] as string).length;
    const typed = i % 3 === 0 ? '-- note\n' : 'x';
    const at = { line, character };
    const back =
      i % 3 === 0
        ? { start: at, end: { line: line + 1, character: 0 } }
        : { start: at, end: { line, character: character + 1 } };
    times.push(await timed(() => change(connection, uri, ++version, { start: at, end: at }, typed)));
    times.push(await timed(() => change(connection, uri, ++version, back, '')));
  }
  const warm = times.slice(40).sort((a, b) => a - b);
  const p50 = warm[Math.floor(warm.length * 0.5)] as number;
  const p99 = warm[Math.floor(warm.length * 0.99)] as number;
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readStatus(server.pid as number))?.[1] ?? 0) / 1024;
  console.log(`open the file (load, replay, check): ${opened.toFixed(0)} ms`);
  console.log(
    `edit to diagnostics over LSP, ${warm.length} edits: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${(warm.at(-1) as number).toFixed(1)} ms`,
  );
  console.log(
    `ratios: cold check / edit p50 = ${(cold / p50).toFixed(0)}, edit p99 / frame of ${frame} ms = ${(p99 / frame).toFixed(2)}`,
  );
  console.log(
    memory > 0
      ? `memory of the language server: ${memory.toFixed(0)} MiB`
      : 'memory of the language server: not told on this system',
  );
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
}

async function change(
  connection: MessageConnection,
  uri: string,
  version: number,
  range: unknown,
  text: string,
): Promise<void> {
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range, text }],
  });
  await diagnose(connection, uri);
}

function diagnose(connection: MessageConnection, uri: string): Promise<unknown> {
  return connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
