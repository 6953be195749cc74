/**
 * Checks real projects, one a folder: `npm run corpus -- FOLDER`. For each it prints how many of its SQL files belong to a
 * history, how many statements they hold, how many of those were not understood, and how long it took; last the sums.
 * `--reasons` also counts why statements were not understood. Ends with 1 when anything threw.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { check, type DialectSet, isOpaque, loadDialects, Project, showEngine } from '../server/core/index.ts';
import { openWorld, readGrammar } from '../server/disk.ts';

interface Row {
  readonly name: string;
  readonly engines: string;
  readonly sql: number;
  readonly files: number;
  readonly statements: number;
  readonly opaque: number;
  readonly findings: number;
  readonly milliseconds: number;
  readonly failure?: string;
}

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name a folder that holds projects: npm run corpus -- FOLDER');
  process.exit(2);
}

const dialects = await loadDialects({ libpgQuery: await readGrammar() });
const reasons = new Map<string, number>();
const rows: Row[] = [];
const projects = readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isDirectory());
console.log(
  columns('project', 'engines', 'SQL files', 'in a history', 'statements', 'not understood', 'read', 'findings', 'ms'),
);
for (const name of projects.sort()) {
  const row = await measure(name, path.join(folder, name), dialects);
  rows.push(row);
  console.log(show(row));
}
const sum = (key: 'sql' | 'files' | 'statements' | 'opaque' | 'findings' | 'milliseconds'): number =>
  rows.reduce((total, row) => total + row[key], 0);
console.log(
  show({
    name: `${rows.length} projects`,
    engines: '',
    sql: sum('sql'),
    files: sum('files'),
    statements: sum('statements'),
    opaque: sum('opaque'),
    findings: sum('findings'),
    milliseconds: sum('milliseconds'),
  }),
);
if (flags.includes('--reasons')) {
  console.log('\nNot understood, by reason:');
  const most = [...reasons].sort(([, a], [, b]) => b - a).slice(0, 40);
  for (const [reason, times] of most) console.log(`${String(times).padStart(6)} ${reason}`);
}
process.exitCode = rows.some((row) => row.failure !== undefined) ? 1 : 0;

async function measure(name: string, root: string, set: DialectSet): Promise<Row> {
  const world = openWorld(root);
  const files = await world.files();
  const sql = files.filter((file) => file.endsWith('.sql')).length;
  const started = performance.now();
  try {
    const state = await new Project(world, set, { git: false }).state();
    const { findings, statistics } = check(state);
    const milliseconds = performance.now() - started;
    const migrations = state.databases.flatMap((d) => [...d.replayed.map((r) => r.migration), ...d.others]);
    for (const statement of migrations.flatMap((migration) => migration.statements)) {
      if (!isOpaque(statement)) continue;
      for (const change of statement.read.changes) {
        if (change.kind !== 'opaque') continue;
        const reason = change.reason.replace(/"[^"]*"/g, '"…"');
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
    return {
      name,
      engines: [...new Set(state.databases.map((database) => showEngine(database.engine)))].join(', '),
      sql,
      files: new Set(migrations.map((migration) => migration.file.path)).size,
      statements: statistics.statements,
      opaque: statistics.opaque,
      findings: findings.length,
      milliseconds,
    };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const milliseconds = performance.now() - started;
    return { name, engines: '', sql, files: 0, statements: 0, opaque: 0, findings: 0, milliseconds, failure };
  } finally {
    await world.dispose();
  }
}

function show(row: Row): string {
  if (row.failure !== undefined) return `${row.name}: ${row.failure}`;
  const share = row.statements === 0 ? '' : `${(100 - (row.opaque / row.statements) * 100).toFixed(2)} %`;
  const { name, engines, sql, files, statements, opaque, findings, milliseconds } = row;
  return columns(name, engines, sql, files, statements, opaque, share, findings, Math.round(milliseconds));
}

function columns(name: string | number, engines: string | number, ...numbers: readonly (string | number)[]): string {
  return [
    String(name).padEnd(40).slice(0, 40),
    String(engines).padEnd(32).slice(0, 32),
    ...numbers.map((n) => String(n).padStart(15)),
  ].join('');
}
