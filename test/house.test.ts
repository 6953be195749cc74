import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/*
 * Who may import whom. Core's rooms stand in one row and import to the left only; the core knows nothing of Node, editors
 * and protocols; whoever stands outside of the core comes in through its one door.
 */
const root = path.resolve(import.meta.dirname, '..');
const rooms = ['text', 'schema', 'sql', 'contract', 'release', 'project', 'recipes', 'rules', 'analysis', 'report'];

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name).split(path.sep).join('/'));
}

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const name = (match[2] ?? match[3] ?? match[4]) as string;
    const target = name.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), name)) : name;
    return { target, typeOnly: match[1] !== undefined };
  });
}

const core = sources('server/core');
const roomOf = (file: string): string | undefined => /^server\/core\/([^/]+)\//.exec(file)?.[1];

describe('the house', () => {
  it('has the rooms it says it has', () => {
    const found = readdirSync(path.join(root, 'server/core'), { withFileTypes: true });
    assert.deepEqual(
      found
        .filter((e) => e.isDirectory())
        .map((e) => e.name)
        .sort(),
      [...rooms].sort(),
    );
  });

  it("core's rooms import to the left only", () => {
    for (const file of core) {
      const room = roomOf(file);
      if (!room) continue;
      for (const { target } of importsOf(file)) {
        const other = roomOf(target);
        if (other)
          assert.ok(
            rooms.indexOf(other) <= rooms.indexOf(room),
            `${file} imports ${target}: ${room} may not know ${other}`,
          );
      }
    }
  });

  it('core is pure', () => {
    const allowed = new Set(['immutable', 'node-sql-parser/build/mysql.js', 'papaparse', 'picomatch', 'yaml', 'zod']);
    for (const file of core) {
      for (const { target } of importsOf(file)) {
        const inside = target.startsWith('server/core/');
        const grammar = target.startsWith('libpg-query') && file.includes('/postgresql/');
        assert.ok(inside || allowed.has(target) || grammar, `${file} imports ${target}`);
      }
    }
  });

  it("only a dialect sees its parser's tree", () => {
    for (const file of core) {
      for (const { target } of importsOf(file)) {
        const dialect = /^server\/core\/sql\/dialects\/([^/]+)\//.exec(target)?.[1];
        const own =
          file.startsWith(`server/core/sql/dialects/${dialect}/`) || file === 'server/core/sql/dialects/index.ts';
        if (dialect) assert.ok(own, `${file} imports ${target}`);
      }
    }
  });

  it('the editor and the command line come in through the door of the core, and not to each other', () => {
    for (const folder of ['server/lsp', 'server/cli']) {
      for (const file of sources(folder)) {
        for (const { target } of importsOf(file)) {
          if (target.startsWith('server/core/'))
            assert.equal(target, 'server/core/index.ts', `${file} imports ${target}`);
          const door = /^server\/(core\/index|settings|disk|protocol)\.ts$/.test(target);
          const own = target.startsWith(`${folder}/`) || !target.startsWith('server/');
          // The command line starts the language server, when it is asked to.
          const starts = target === 'server/lsp/main.ts' && file.startsWith('server/cli/');
          assert.ok(starts || door || own, `${file} imports ${target}`);
        }
      }
    }
  });

  it('the client knows the protocol and nothing else of the server', () => {
    for (const file of sources('client')) {
      for (const { target } of importsOf(file)) {
        if (target.startsWith('server/')) assert.equal(target, 'server/protocol.ts', `${file} imports ${target}`);
        assert.ok(!/^(node-sql-parser|libpg-query|yaml|zod)/.test(target), `${file} imports ${target}`);
      }
    }
    assert.deepEqual(
      importsOf('server/protocol.ts').filter((i) => !i.typeOnly),
      [],
      'protocol.ts has a runtime import',
    );
  });

  it('the core never asks what time it is', () => {
    for (const file of core) {
      const text = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      assert.ok(!/\bDate\.now\(|new Date\(\)|performance\.now\(|Math\.random\(|process\.(env|cwd)/.test(text), file);
    }
  });

  it('no file is called utils, common, helpers or manager', () => {
    for (const file of [...sources('server'), ...sources('client'), ...sources('test')]) {
      assert.ok(!/(^|[/-])(utils?|common|helpers?|managers?)[.-]/.test(file), file);
    }
  });
});
