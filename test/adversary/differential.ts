import type { Finding } from '../../server/core/index.ts';
import { Random } from '../prove/random.ts';
import { checkFixture } from '../support/core.ts';
import type { Fixture } from '../support/fixture.ts';
import type { Outcome, Trial } from './judge.ts';
import { MigrationWriter } from './random-migrations.ts';
import { QueryWriter, type ServerQuery } from './random-queries.ts';
import { randomSchema, rowsSql, schemaSql } from './random-schema.ts';

/** A query that worked before the migration and fails after it, with nothing said about it. */
export interface WrongSafe {
  readonly seed: number;
  readonly schema: readonly string[];
  readonly migration: readonly string[];
  readonly query: ServerQuery;
  readonly error: string;
  /** What was said, quietly. */
  readonly said: readonly string[];
}

export interface FalseAlarm {
  readonly seed: number;
  readonly migration: readonly string[];
  readonly query: ServerQuery;
  readonly finding: string;
}

export interface Verdict {
  readonly broken: number;
  readonly wrongSafes: readonly WrongSafe[];
  readonly falseAlarms: readonly FalseAlarm[];
  readonly alarms: number;
}

/** A real server that says what works, and how the checked project names it. */
export interface Judge {
  readonly engine: string;
  /** What a trial is on it. */
  readonly told?: (trial: Trial) => Trial;
  readonly judge: (trial: Trial) => Promise<Outcome>;
}

/** The trial of a seed; `statements` are about as many as the release's changes. */
export function trialOf(seed: number): Trial {
  const random = new Random(seed);
  const model = randomSchema(random);
  const schema = schemaSql(model, random);
  const rows = rowsSql(model, random);
  const writer = new QueryWriter(model, random);
  const queries = Array.from({ length: 12 }, () => writer.query());
  const migrations = new MigrationWriter(model, random);
  const migration = Array.from({ length: 1 + random.below(3) }, () => migrations.change()).flat();
  return { schema, rows, migration, queries };
}

/** The queries in files of the previous server: some in a query file, some in TypeScript, as parameters or as holes. */
export function fixtureOf(
  trial: Trial,
  engine = 'postgresql 18',
  queries: readonly ServerQuery[] = trial.queries,
): Fixture {
  const sql = queries.filter((_, i) => i % 2 === 0).map((q) => `${q.sql};`);
  const ts = queries
    .filter((_, i) => i % 2 === 1)
    .map(({ sql }, i) => {
      const text = sql.replaceAll('`', '');
      return i % 3 === 0
        ? `export const q${i} = (db: Db, v: string[]) => db.sql\`${text.replace(/\$(\d+)/g, (_, n) => `\${v[${Number(n) - 1}]}`)}\`;`
        : `export const q${i} = (db: Db, v: string[]) => db.query(\`${text}\`, v);`;
    });
  const start = new Map([
    ['bellows.yaml', `bellows: 1\ndatabase:\n  engine: ${engine}\n`],
    ['db/migrations/V1__start.sql', trial.schema.map((s) => `${s};\n`).join('')],
    ['db/queries/all.sql', [...sql, 'SELECT 1;', ''].join('\n')],
    ['src/store.ts', ts.join('\n')],
  ]);
  const work = new Map([...start, ['db/migrations/V2__release.sql', trial.migration.map((s) => `${s};\n`).join('')]]);
  return { versions: [{ tag: 'v1.0.0', files: start }], work, expected: [] };
}

const placeOf = (index: number): string =>
  index % 2 === 0 ? `db/queries/all.sql:${index / 2 + 1}` : `src/store.ts:${(index + 1) / 2}`;
const loud = (finding: Finding): boolean =>
  finding.category !== 'lock' && (finding.severity === 'error' || finding.severity === 'warning');
const show = (f: Finding): string => `${f.severity} ${f.rule}: ${f.message}`;

/** Lets server and check judge a seed, and compares. */
export async function compare(judge: Judge, seed: number): Promise<Verdict> {
  const { told = (trial) => trial, engine } = judge;
  const wished = told(trialOf(seed));
  const outcome = await judge.judge(wished);
  const trial: Trial = { ...wished, schema: outcome.schema ?? wished.schema, migration: outcome.migration };
  const worked = trial.queries.map((_, i) => i).filter((i) => outcome.before[i] === undefined);
  const { result } = await checkFixture(fixtureOf(trial, engine));
  const loudly = result.findings.filter(loud);
  const blamed = (i: number): readonly Finding[] =>
    loudly.filter((f) => f.evidence.some((e) => `${e.file}:${e.line}` === placeOf(i)));
  const broken = worked.filter((i) => outcome.after[i] !== undefined);
  const wrongSafes: WrongSafe[] = [];
  for (const i of broken) {
    if (blamed(i).length > 0) continue;
    // What is not sure names no place of its own: alone, the query must be spoken of.
    const query = trial.queries[i] as ServerQuery;
    const alone = await checkFixture(fixtureOf(trial, engine, [query]));
    if (alone.result.findings.some((f) => loud(f) && f.verdict !== null)) continue;
    const said = alone.result.findings.filter((f) => f.category !== 'lock').map(show);
    wrongSafes.push(
      await minimal(
        judge,
        { seed, schema: trial.schema, migration: trial.migration, query, error: outcome.after[i] as string, said },
        trial,
      ),
    );
  }
  const falseAlarms: FalseAlarm[] = [];
  let alarms = 0;
  for (const i of worked) {
    const errors = blamed(i).filter((f) => f.severity === 'error' && f.verdict === 'used');
    alarms += errors.length;
    if (outcome.after[i] !== undefined) continue;
    for (const finding of errors)
      falseAlarms.push({
        seed,
        migration: trial.migration,
        query: trial.queries[i] as ServerQuery,
        finding: show(finding),
      });
  }
  return { broken: broken.length, wrongSafes, falseAlarms, alarms };
}

/** Without the statements that the failure does not need. */
async function minimal(judge: Judge, found: WrongSafe, trial: Trial): Promise<WrongSafe> {
  let best = found;
  for (const drop of [...found.migration].reverse()) {
    const migration = best.migration.filter((s) => s !== drop);
    const outcome = await judge.judge({ ...trial, migration, queries: [found.query] });
    if (outcome.migration.length < migration.length || outcome.after[0] === undefined) continue;
    const { result } = await checkFixture(fixtureOf({ ...trial, migration }, judge.engine, [found.query]));
    if (result.findings.some((f) => loud(f) && f.verdict !== null)) continue;
    const said = result.findings.filter((f) => f.category !== 'lock').map(show);
    best = { ...best, migration, error: outcome.after[0], said };
  }
  return best;
}
