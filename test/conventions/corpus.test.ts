import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { asksFor, orderHistory, recogniseHistories } from '../../server/core/project/history.ts';
import type { SqlFlavour } from '../../server/core/sql/lex.ts';

/**
 * Real projects: BELLOWS_CORPUS is a folder `<engine>/<owner+repo>/…` with their migrations. With BELLOWS_CORPUS_ROWS, a
 * folder of `<engine>.jsonl.gz` with rows {repo, tool, order, direction, path}, tool and order are compared with those.
 * The corpus holds SQL only; `software` is which language's dependency file stands at the root of the real project.
 */
const corpus = process.env.BELLOWS_CORPUS;
const rowsFolder = process.env.BELLOWS_CORPUS_ROWS ?? '';

const software: Readonly<Record<string, string>> = {
  sqlx: 'Cargo.toml',
  diesel: 'Cargo.toml',
  'golang-migrate': 'go.mod',
  goose: 'go.mod',
  'sql-migrate': 'go.mod',
  morph: 'go.mod',
  pop: 'go.mod',
  flyway: 'pom.xml',
  liquibase: 'pom.xml',
  prisma: 'package.json',
  'prisma-like': 'package.json',
  drizzle: 'package.json',
};

/** What Bellows should make of tools it has no convention for. */
const stands: Readonly<Record<string, readonly string[]>> = {
  'prisma-like': ['prisma'],
  pop: ['golang-migrate', 'plain'],
  morph: ['golang-migrate'],
  hasura: ['plain', 'diesel'],
  'postgres-migrations': ['plain'],
  custom: ['plain', 'golang-migrate'],
};

/**
 * Where Bellows differs from the rows, and who is right. A difference that isn't here fails the test, and so does one here
 * that is gone.
 */
const known: Readonly<Record<string, string>> = {
  'postgresql OHDSI/WebAPI': 'Flyway leaves out rollback/, whose names lack the V; 1.0.0.3 comes before 1.0.0.3.1',
  'postgresql cloudfoundry/credhub': 'for Flyway 13 comes before 13.1; the rows sort as text',
  'mysql cloudfoundry/credhub': 'as in postgresql',
  'postgresql harness/gitness': 'three names end with _up.sql: golang-migrate leaves them out',
  'sqlite harness/gitness': 'as in postgresql',
  'postgresql midday-ai/midday': 'neither journal nor package.json is in the corpus, and no file holds a breakpoint',
  'postgresql ory/hydra': 'pop is not known; of two files of one version the rows put the engine’s own one first',
  'postgresql ory/kratos': 'as hydra',
  'postgresql rust-lang/crates.io': 'diesel compares versions without their dashes; the rows compare them with',
  'postgresql zalando/nakadi': 'a clean-up script beside the folders of migrations is none',
};

interface Row {
  readonly repo: string;
  readonly tool: string;
  readonly order: number;
  readonly direction: string;
  readonly path: string;
}

describe('conventions on real projects', function () {
  this.timeout(300_000);
  if (corpus === undefined || !fs.existsSync(corpus)) {
    it('SKIPPED: set BELLOWS_CORPUS to a folder of real migrations to run this', function () {
      this.skip();
    });
    return;
  }
  for (const engine of ['postgresql', 'mysql', 'sqlite'] as const) {
    if (!fs.existsSync(path.join(corpus, engine))) continue;
    const rows = readRows(engine);
    it(`${engine}: tool and order${rows.size === 0 ? ' (no rows to compare with)' : ''}`, () => {
      const differences: string[] = [];
      const differing = new Set<string>();
      const seen = new Set<string>();
      const tally = new Map<string, { tool: number; order: number; of: number }>();
      for (const repo of fs.readdirSync(path.join(corpus, engine)).sort()) {
        const root = path.join(corpus, engine, repo);
        const own = rows.get(repo.replace('+', '/')) ?? [];
        const files = list(root, '');
        const dependency = software[own[0]?.tool ?? ''];
        if (dependency) files.push(dependency);
        files.sort();
        const config = new Map<string, string>();
        for (const file of asksFor(files)) {
          const at = path.join(root, file);
          if (fs.existsSync(at)) config.set(file, fs.readFileSync(at, 'utf8'));
        }
        const histories = recogniseHistories(files, config);
        const found = histories.map((history) => ({ history, files: orderHistory(history, files, config) }));
        checkSections(root, found, engine);
        if (own.length === 0) continue;
        const key = `${engine} ${own[0]?.repo}`;
        seen.add(key);
        const tool = own[0]?.tool as string;
        const count = tally.get(tool) ?? { tool: 0, order: 0, of: 0 };
        tally.set(tool, count);
        count.of++;
        const tools = [...new Set(histories.map(({ convention }) => convention.id))];
        const right = tools.every((id) => id === tool || stands[tool]?.includes(id)) && tools.length > 0;
        if (right) count.tool++;
        else differing.add(key);
        if (!right) differences.push(`${repo}: is ${tool}, taken for ${tools.join(', ') || 'nothing'}`);
        const expected = own.filter((row) => row.direction !== 'down').map((row) => row.path);
        const difference = compareOrders(
          found.map((one) => one.files.filter((file) => file.direction !== 'down').map((file) => file.path)),
          expected,
        );
        if (difference === '') count.order++;
        else {
          differing.add(key);
          differences.push(`${repo} (${tools.join(', ')}): ${difference}`);
        }
      }
      for (const [tool, { tool: t, order, of }] of [...tally].sort()) {
        console.log(`      ${tool.padEnd(20)} tool ${t}/${of}  order ${order}/${of}`);
      }
      for (const difference of differences) console.log(`      - ${difference}`);
      const expected = Object.keys(known).filter((key) => seen.has(key));
      assert.deepEqual([...differing].sort(), expected.sort());
    });
  }
});

/** Each order must agree with the rows' order on its own files, and together they must hold all the rows. */
function compareOrders(orders: readonly (readonly string[])[], expected: readonly string[]): string {
  const all = new Set(orders.flat());
  const missing = expected.filter((file) => !all.has(file));
  if (missing.length > 0) return `${missing.length} of ${expected.length} not in any history, such as ${missing[0]}`;
  for (const order of orders) {
    const inside = new Set(order);
    const theirs = expected.filter((file) => inside.has(file));
    const ours = order.filter((file) => theirs.includes(file));
    const at = ours.findIndex((file, index) => file !== theirs[index]);
    if (at >= 0) return `at ${at} of ${ours.length} comes ${ours[at]}, in the row ${theirs[at]}`;
  }
  return '';
}

/** Every file can be cut: spans are inside the text and in order, and ups hold something. */
function checkSections(
  root: string,
  found: readonly {
    readonly history: ReturnType<typeof recogniseHistories>[number];
    readonly files: ReturnType<typeof orderHistory>;
  }[],
  flavour: SqlFlavour,
): void {
  for (const { history, files } of found) {
    assert.equal(new Set(files.map((file) => file.path)).size, files.length, `${history.folder} lists a file twice`);
    for (const file of files) {
      const text = fs.readFileSync(path.join(root, file.path), 'utf8');
      const sections = history.convention.sections(file, text, flavour);
      for (const spans of [sections.up, sections.down, sections.whole, sections.placeholders, sections.directives]) {
        let last = 0;
        for (const { start, end } of spans) {
          assert.ok(
            last <= start && start <= end && end <= text.length,
            `${file.path}: span ${start}–${end} of ${last}`,
          );
          last = end;
        }
      }
      if (file.direction !== 'down' && text.trim() !== '' && flavour !== 'mysql') {
        assert.ok(sections.up.length > 0, `${file.path} has no up part`);
      }
    }
  }
}

function readRows(engine: string): Map<string, Row[]> {
  const rows = new Map<string, Row[]>();
  const file = path.join(rowsFolder, `${engine}.jsonl.gz`);
  if (!fs.existsSync(file)) return rows;
  for (const line of zlib.gunzipSync(fs.readFileSync(file)).toString('utf8').trim().split('\n')) {
    const row = JSON.parse(line) as Row;
    rows.set(row.repo, [...(rows.get(row.repo) ?? []), row]);
  }
  for (const list of rows.values()) list.sort((a, b) => a.order - b.order);
  return rows;
}

function list(root: string, folder: string): string[] {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? list(root, at) : [at];
  });
}
