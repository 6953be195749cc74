import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * How long it takes to read what a server uses at a git tag: the first time, and when it was read before. The tag's commit
 * has `files` files of code, a tenth of them with queries; the command line reads it, from start to end.
 */
export function benchContract(command: string, files: number): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bellows-bench-'));
  const cache = path.join(folder, 'cache');
  const repository = path.join(folder, 'shop');
  const timed = (...args: string[]): number => {
    const started = performance.now();
    execFileSync(process.execPath, [command, ...args], {
      cwd: repository,
      env: { ...process.env, BELLOWS_CACHE: cache },
      maxBuffer: 1e9,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return performance.now() - started;
  };
  try {
    writeShop(repository, files);
    const start = median([1, 2, 3].map(() => timed('--version')));
    const cold = median(
      [1, 2, 3].map(() => {
        rmSync(cache, { recursive: true, force: true });
        return timed('contract', 'v1.0.0');
      }),
    );
    const kept = median([1, 2, 3, 4, 5].map(() => timed('contract', 'v1.0.0')));
    console.log(
      `contract at a tag of ${files} files (command line, start to end): ${cold.toFixed(0)} ms, from the cache ${kept.toFixed(0)} ms`,
    );
    console.log(
      `ratios: first / from the cache = ${(cold / kept).toFixed(1)}, from the cache / start of the command line = ${(kept / start).toFixed(1)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = (all: number[]): number => all.sort((a, b) => a - b)[all.length >> 1] as number;

/** A service with one migration, and code as services have it: most of it says nothing of the database. */
function writeShop(folder: string, files: number): void {
  mkdirSync(path.join(folder, 'db/migrations'), { recursive: true });
  const tables = Array.from({ length: 100 }, (_, i) => `CREATE TABLE entity_${i} (id bigint PRIMARY KEY, name text);`);
  writeFileSync(path.join(folder, 'db/migrations/0001_all.sql'), `${tables.join('\n')}\n`);
  for (let i = 0; i < files; i++) {
    const at = path.join(folder, 'src', `part-${i % 97}`);
    mkdirSync(at, { recursive: true });
    const query =
      i % 10 === 0
        ? `export const find${i} = (id: bigint) => db.query('SELECT id, name FROM entity_${i % 100} WHERE id = $1', [id]);\n`
        : '';
    writeFileSync(path.join(at, `step-${i}.ts`), `import { db } from '../db.ts';\n${query}${code(i)}`);
  }
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'release');
  git('tag', 'v1.0.0');
}

/** About six kilobytes of a language that most of it is. */
const code = (i: number): string =>
  Array.from(
    { length: 20 },
    (_, j) => `
/** Prepares the parts of step ${i} that come before number ${j}. */
export async function prepareStep${i}Number${j}(input: StepInput, options: { readonly retries: number }): Promise<Part[]> {
  const known = input.parts.filter((part) => part.number < ${j} && part.label !== 'left-over');
  const result = known.map((part, index) => ({ ...part, order: index + ${i}, title: \`\${part.label} of \${input.name}\` }));
  return options.retries > 0 ? result.slice(0, options.retries) : result;
}
`,
  ).join('');
