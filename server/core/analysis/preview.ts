import type { Evidence } from '../contract/answer.ts';
import { showEngine } from '../project/engine.ts';
import type { ProjectState } from '../project/project.ts';
import { type Phase, type StageNumber, stages } from '../release/stages.ts';
import { count, list } from '../text/words.ts';
import type { CheckResult } from './check.ts';
import type { Finding } from './finding.ts';
import { isDue } from './waiting-steps.ts';

/** The release as it will go: four stages, what works in each, what blocks, what can be rolled back. */
export interface Preview {
  readonly title: string;
  readonly engines: readonly string[];
  readonly previous: readonly string[];
  readonly next: string;
  /** Sentences on what was inferred, and on what is wrong with the project as a whole. */
  readonly inferred: readonly string[];
  readonly problems: readonly string[];
  readonly verdict: 'blocked' | 'careful' | 'ready' | 'empty';
  /** The verdict in a sentence. */
  readonly summary: string;
  readonly stages: readonly StagePreview[];
  readonly migrations: readonly MigrationPreview[];
  /** Contract steps of earlier splits that wait for their release. */
  readonly waiting: readonly WaitingPreview[];
  readonly rollback: RollbackPreview;
}

export interface StagePreview {
  readonly number: StageNumber;
  readonly title: string;
  readonly about: string;
  readonly servers: readonly string[];
  readonly database: string;
  /** What works, a sentence each. */
  readonly works: readonly string[];
  /** Errors: the release must not go on. */
  readonly blocks: readonly Finding[];
  /** Warnings. */
  readonly careful: readonly Finding[];
}

export interface MigrationPreview {
  readonly file: string;
  readonly database: string;
  readonly phase: Phase;
  readonly statements: number;
  readonly opaque: number;
  readonly findings: readonly Finding[];
}

export interface WaitingPreview {
  readonly file: string;
  readonly database: string;
  /** The version that must be gone. */
  readonly after: string;
  /** Nothing is in its way any more: it can ship with this release. */
  readonly due: boolean;
}

export interface RollbackPreview {
  readonly possible: 'yes' | 'no' | 'unsure';
  readonly sentences: readonly string[];
}

/** Puts a check's findings in the order in which a release would meet them. Suppressed findings are left out. */
export function preview(state: ProjectState, result: CheckResult): Preview {
  const live = result.findings.filter((finding) => finding.suppressed === null);
  const previous = state.databases.flatMap((d) => d.previous.map((c) => c.server.version));
  const previousNames = [...new Set(previous)];
  const next = 'the new server';
  const errors = live.filter((finding) => finding.severity === 'error');
  const warnings = live.filter((finding) => finding.severity === 'warning');
  const migrations = state.databases.flatMap((database) =>
    database.replayed.slice(database.firstNew).map(({ migration }): MigrationPreview => {
      const ups = migration.statements.filter((statement) => statement.direction === 'up');
      return {
        file: migration.file.path,
        database: database.name,
        phase: database.phase(migration),
        statements: ups.length,
        opaque: ups.filter((s) => s.read.changes.some((change) => change.kind === 'opaque')).length,
        findings: live.filter((finding) => finding.file === migration.file.path),
      };
    }),
  );
  const verdict =
    migrations.length === 0 ? 'empty' : errors.length > 0 ? 'blocked' : warnings.length > 0 ? 'careful' : 'ready';
  return {
    title: previousNames.length > 0 ? `The release after ${list(previousNames)}` : 'The next release',
    engines: state.databases.map((database) =>
      database.name ? `${database.name}: ${showEngine(database.engine)}` : showEngine(database.engine),
    ),
    previous: previousNames,
    next,
    inferred: state.inferred,
    problems: state.problems,
    verdict,
    summary: summaryOf(verdict, errors, warnings, migrations.length),
    stages: stages.map((stage): StagePreview => {
      const servers = stage.servers.flatMap((who) => (who === 'previous' ? previousNames : [next]));
      // Locks hurt while migrations run, which is the way from stage 1 to stage 2.
      const here = live.filter(
        (finding) => (finding.stage ?? (finding.category === 'lock' ? 2 : null)) === stage.number,
      );
      const blocks = here.filter((finding) => finding.severity === 'error');
      const carried = stage.number === 3 ? live.filter((f) => f.stage === 2 && f.severity === 'error') : [];
      return {
        number: stage.number,
        title: stage.title,
        about: stage.about,
        servers,
        database: stage.database === 'old' ? 'as released' : `after ${count(migrations.length, 'migration')}`,
        works: worksIn(stage.number, state, [...here, ...carried], previousNames, next),
        blocks,
        careful: here.filter((finding) => finding.severity === 'warning'),
      };
    }),
    migrations,
    waiting: state.databases.flatMap((database) =>
      database.waiting.map((step) => ({
        file: step.file.path,
        database: database.name,
        after: step.after,
        due: isDue(state, database, step),
      })),
    ),
    rollback: rollbackOf(live, previousNames, migrations),
  };
}

function summaryOf(
  verdict: Preview['verdict'],
  errors: readonly Finding[],
  warnings: readonly Finding[],
  migrations: number,
): string {
  if (verdict === 'empty') return 'No migration is new: the database stays as it is.';
  const all = `${count(migrations, 'migration')} ${migrations === 1 ? 'is' : 'are'} new`;
  if (verdict === 'blocked')
    return `${all}. ${count(errors.length, 'finding')} ${errors.length === 1 ? 'blocks' : 'block'} the release.`;
  if (verdict === 'careful')
    return `${all}. Nothing is sure to break, and ${count(warnings.length, 'warning')} ${warnings.length === 1 ? 'needs' : 'need'} a look.`;
  return `${all}. Nothing in them breaks a running server.`;
}

function worksIn(
  number: StageNumber,
  state: ProjectState,
  findings: readonly Finding[],
  previous: readonly string[],
  next: string,
): string[] {
  if (previous.length === 0) return [];
  const { known, broken } = queriesHit(state, findings);
  const queries = known.size;
  if (number === 1)
    return [
      queries > 0
        ? `${list(previous)} runs on the schema it was released with; ${count(queries, 'query', 'queries')} of it ${queries === 1 ? 'is' : 'are'} known.`
        : `${list(previous)} runs on the schema it was released with.`,
    ];
  if (number === 4) return [`${next[0]?.toUpperCase()}${next.slice(1)} runs alone.`];
  if (queries === 0) return [];
  const all = `${count(queries, 'known query', 'known queries')} of ${list(previous)}`;
  if (broken.size === 0) return [`All ${all} find what they name.`];
  if (broken.size === queries) return [];
  const working = queries - broken.size;
  return [
    `${working} of ${all} ${working === 1 ? 'goes' : 'go'} on working; ${broken.size} ${broken.size === 1 ? 'is' : 'are'} hit by what blocks.`,
  ];
}

/** The known queries of the previous servers, and those of them that errors name: by file and the line they start in. */
function queriesHit(
  state: ProjectState,
  findings: readonly Finding[],
): { known: ReadonlySet<string>; broken: ReadonlySet<string> } {
  const place = (e: Evidence, line: number): string => `${e.ref}\0${e.file}\0${line}`;
  const starts = new Map<string, number[]>();
  const known = new Set<string>();
  for (const contract of state.databases.flatMap((database) => database.previous)) {
    for (const { evidence } of contract.statements) {
      known.add(place(evidence, evidence.line));
      const file = place(evidence, 0);
      starts.set(file, [...(starts.get(file) ?? []), evidence.line]);
    }
  }
  const broken = new Set<string>();
  for (const evidence of findings.filter((f) => f.severity === 'error').flatMap((f) => f.evidence)) {
    const lines = (starts.get(place(evidence, 0)) ?? []).filter((line) => line <= evidence.line);
    if (lines.length > 0) broken.add(place(evidence, Math.max(...lines)));
  }
  return { known, broken };
}

/** Going back needs what the previous server needs now: all that breaks it at any stage bars the way back, and lost data too. */
function rollbackOf(
  live: readonly Finding[],
  previous: readonly string[],
  migrations: readonly MigrationPreview[],
): RollbackPreview {
  if (migrations.length === 0)
    return { possible: 'yes', sentences: ['The database does not change, so nothing stands in the way back.'] };
  const who = list(previous) || 'the previous server';
  const barred = live.filter(
    (f) => (f.category === 'compatibility' || f.category === 'rollback') && f.verdict === 'used',
  );
  const unsure = live.filter(
    (f) =>
      (f.category === 'compatibility' || f.category === 'rollback') && f.verdict === 'unknown' && f.severity !== 'hint',
  );
  const opaque = migrations.reduce((sum, m) => sum + m.opaque, 0);
  const sentences = [
    ...barred.map((f) => `${f.object ?? f.file}: ${f.message}.`),
    ...(opaque > 0
      ? [
          `${count(opaque, 'statement')} ${opaque === 1 ? 'is' : 'are'} not understood, so what ${opaque === 1 ? 'it does' : 'they do'} to the way back can not be told.`,
        ]
      : []),
  ];
  if (barred.length > 0)
    return { possible: 'no', sentences: [`${who} can not come back on this database.`, ...sentences] };
  if (unsure.length + opaque > 0) {
    return {
      possible: 'unsure',
      sentences: [
        `Whether ${who} can come back depends on ${count(unsure.length + opaque, 'point')} that can not be told.`,
        ...unsure.map((f) => `${f.message}.`),
        ...sentences,
      ],
    };
  }
  return { possible: 'yes', sentences: [`${who} can come back: everything it is known to use is still there.`] };
}
