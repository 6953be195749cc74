/**
 * What is reported of real migrations: `npx tsx scripts/corpus-findings.ts FOLDER...`. Of every project in a folder, each of the
 * last 25 migrations of a history is judged as a release of its own, upon all before it, with nothing known of the previous
 * server. It prints findings per 1,000 statements by rule. `--sample 20` also prints that many errors and warnings, drawn
 * with a fixed seed, to be read by hand; `--json FILE` writes every finding.
 */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  check,
  type Database,
  type Finding,
  loadDialects,
  Project,
  type ProjectState,
  severityRank,
} from '../server/core/index.ts';
import { openWorld, readGrammar } from '../server/disk.ts';

const last = 25;
const seed = 20_261_124;

interface Found {
  readonly project: string;
  readonly file: string;
  readonly line: number;
  readonly offset: number;
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly message: string;
  readonly text: string;
}

const { folders, sample, json } = readArguments(process.argv.slice(2));
if (folders.length === 0) {
  console.error('Name folders that hold projects: npx tsx scripts/corpus-findings.ts FOLDER');
  process.exit(2);
}
const dialects = await loadDialects({ libpgQuery: await readGrammar() });
const found: Found[] = [];
const judged: { project: string; root: string; file: string }[] = [];
let statements = 0;
let releases = 0;
for (const folder of folders) {
  for (const name of readdirSync(folder).sort()) {
    const root = path.join(folder, name);
    if (!statSync(root).isDirectory()) continue;
    const world = openWorld(root);
    try {
      const state = await new Project(world, dialects, { git: false }).state();
      for (const database of state.databases) judge(name, root, state, database);
    } finally {
      await world.dispose();
    }
  }
}
show();
if (json !== undefined) writeFileSync(json, JSON.stringify({ statements, releases, judged, found }));

function judge(project: string, root: string, state: ProjectState, database: Database): void {
  const { replayed } = database;
  for (let index = Math.max(1, replayed.length - last); index < replayed.length; index++) {
    const entry = replayed[index];
    if (!entry) continue;
    const { migration } = entry;
    // What the release adds is this migration alone; whatever else is asked, the database answers.
    const only = Object.assign(Object.create(database) as Database, {
      firstNew: index,
      isNew: (other: unknown) => other === migration,
      replayed: replayed.slice(0, index + 1),
      others: [],
      base: entry.before,
      target: entry.after,
      next: () => undefined,
    });
    const { findings } = check({ ...state, databases: [only], manifest: undefined });
    releases++;
    statements += migration.statements.length;
    judged.push({ project, root, file: migration.file.path });
    for (const { rule, severity, message, file, span } of findings) {
      if (file !== migration.file.path) continue;
      const around = migration.statements.find((each) => each.span.start <= span.start && span.start < each.span.end);
      const text = migration.text.slice(around?.span.start ?? span.start, around?.span.end ?? span.end);
      const line = migration.text.slice(0, span.start).split('\n').length;
      found.push({ project, file, line, offset: span.start, rule, severity, message, text: text.trim() });
    }
  }
}

function show(): void {
  const loud = found.filter(({ severity }) => severity === 'error' || severity === 'warning');
  console.log(`${releases} releases of one migration, ${statements} statements, ${loud.length} errors and warnings`);
  const byRule = new Map<string, Found[]>();
  for (const each of found) byRule.set(each.rule, [...(byRule.get(each.rule) ?? []), each]);
  const rows = [...byRule].sort(([, a], [, b]) => b.length - a.length);
  const severities = [...new Set(found.map(({ severity }) => severity))].sort(
    (a, b) => severityRank[a] - severityRank[b],
  );
  for (const [rule, list] of rows) {
    const rate = ((1000 * list.length) / statements).toFixed(1);
    const split = severities
      .map((severity) => [severity, list.filter((each) => each.severity === severity).length] as const)
      .filter(([, times]) => times > 0)
      .map(([severity, times]) => `${severity} ${times}`);
    console.log(`${rate.padStart(7)} ${String(list.length).padStart(6)} ${rule.padEnd(30)} ${split.join(', ')}`);
  }
  for (const { project, file, line, severity, rule, message, text } of draw(loud, sample)) {
    console.log(`\n${project}/${file}:${line}\n${text.slice(0, 600)}\n=> ${severity} ${rule}: ${message}`);
  }
}

/** As many as asked, at random, the same at every run. */
function draw<T>(list: readonly T[], times: number): T[] {
  const rest = [...list];
  const drawn: T[] = [];
  for (let state = seed; drawn.length < times && rest.length > 0; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    drawn.push(...rest.splice((state >>> 8) % rest.length, 1));
  }
  return drawn;
}

function readArguments(words: readonly string[]): { folders: string[]; sample: number; json: string | undefined } {
  const after = (flag: string): string | undefined =>
    words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined;
  const values = ['--sample', '--json'].map(after);
  return {
    folders: words.filter((word) => !word.startsWith('--') && !values.includes(word)),
    sample: Number(after('--sample') ?? 0),
    json: after('--json'),
  };
}
