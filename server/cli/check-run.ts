import {
  type CheckReport,
  type CheckResult,
  check,
  checkReport,
  findingAt,
  isOpaque,
  list,
  type Migration,
  type ProjectState,
  type Severity,
} from '../core/index.ts';
import { covers, needMigrations, type OpenProject, openProject } from './open.ts';
import { type Options, UsageError } from './options.ts';
import type { Place } from './place.ts';
import { loneStatement } from './worlds.ts';

/** What of a project is to be checked; or SQL that belongs to none. */
export type Wanted =
  | {
      /** All with the same root. */
      readonly places: [Place, ...Place[]];
      /** Texts that take the place of files. */
      readonly overlays: Map<string, string>;
    }
  | { readonly alone: string };

type Severities = Readonly<Record<string, Severity | 'off'>>;

export async function runCheck(wanted: Wanted, options: Options, severities: Severities): Promise<CheckReport> {
  const started = performance.now();
  const lone = 'alone' in wanted;
  const places: [Place, ...Place[]] = lone ? [{ root: process.cwd() }] : wanted.places;
  const more = lone ? { world: () => loneStatement('stdin.sql', wanted.alone) } : { overlays: wanted.overlays };
  let opened = await openProject(places, options, more);
  try {
    const upTo = historyUpTo(places, opened.state);
    if (upTo) {
      await opened.close();
      opened = await openProject(places, options, { ...more, migrations: upTo });
    }
    const { state, shown } = opened;
    for (const { file } of places) if (file !== undefined) mustBeChecked(file, opened);
    mustBeReadable(opened);
    const result = check(state, { rules: { ...state.manifest?.manifest?.rules, ...severities } });
    // A manifest that is wrong may be why there are no migrations: that is the finding then.
    if (result.findings.length === 0) needMigrations(opened);
    const files = filesOf(places, state);
    const report = checkReport(state, files ? only(files, result, state) : result, 0);
    return {
      ...report,
      about: [...report.about, ...released(places, opened)],
      problems: [...report.problems, ...opened.problems()],
      findings: report.findings.map(({ finding, range }) => ({
        range,
        // SQL that lies in no file can't be rewritten in it.
        finding: { ...findingAt(finding, lone ? (file) => file : shown), ...(lone ? { fixes: [] } : {}) },
      })),
      statistics: { ...report.statistics, milliseconds: Math.round(performance.now() - started) },
    };
  } finally {
    await opened.close();
  }
}

/** The files the places mean, where that is less than the project. */
function filesOf(places: readonly Place[], state: ProjectState): ReadonlySet<string> | undefined {
  if (places.some((place) => place.file === undefined && place.migrations === undefined)) return undefined;
  const migrations = migrationsOf(state);
  const meant = migrations.filter((migration) => places.some((place) => covers(place, migration)));
  if (meant.length === migrations.length && places.every((place) => place.file === undefined)) return undefined;
  const named = places.flatMap(({ file }) => (file === undefined ? [] : [file]));
  return new Set([...meant.map((migration) => migration.file.path), ...named]);
}

/** Where no server is known, the last migration is judged. A file that was asked for by name is made the last one. */
function historyUpTo(places: readonly Place[], state: ProjectState): string[] | undefined {
  const [{ file } = {}] = places;
  if (places.length !== 1 || file === undefined || state.previous.length > 0) return undefined;
  for (const { replayed, firstNew } of state.databases) {
    const paths = replayed.map(({ migration }) => migration.file.path);
    const index = paths.indexOf(file);
    if (index >= 0 && index < firstNew) return paths.slice(0, index + 1);
  }
  return undefined;
}

function mustBeChecked(file: string, { state, shown }: OpenProject): void {
  if (state.manifest?.path === file || migrationsOf(state).some((migration) => migration.file.path === file)) return;
  const folders = state.databases.map((database) => shown(database.folder || '.'));
  throw new UsageError(
    folders.length > 0
      ? `${shown(file)} is neither the manifest nor a migration in ${list(folders)}.`
      : `${shown(file)} is neither a migration nor a manifest that Bellows knows.`,
  );
}

/** Without one of its migrations nothing is known of the schema after it: that is no check. */
function mustBeReadable({ state, shown }: OpenProject): void {
  for (const { file, defects } of migrationsOf(state)) {
    const [, why] = defects.map((defect) => /^This file can't be read: (.*)/.exec(defect)).find(Boolean) ?? [];
    if (why !== undefined) throw new UsageError(`${shown(file.path)} can't be read: ${why}`);
  }
}

const migrationsOf = (state: ProjectState): Migration[] =>
  state.databases.flatMap((database) => [...database.replayed.map((r) => r.migration), ...database.others]);

/** What concerns some files only: their findings, and counts of what is in them. */
function only(files: ReadonlySet<string>, result: CheckResult, state: ProjectState): CheckResult {
  const migrations = migrationsOf(state).filter((migration) => files.has(migration.file.path));
  const statements = migrations.flatMap((migration) => migration.statements);
  return {
    findings: result.findings.filter((finding) => files.has(finding.file)),
    statistics: {
      ...result.statistics,
      files: files.size,
      statements: statements.length,
      opaque: statements.filter(isOpaque).length,
    },
  };
}

/** Files that were asked for and are not checked, because they are not new. */
function released(places: readonly Place[], { state, shown }: OpenProject): string[] {
  const before = list(state.previous.map((server) => server.version)) || 'an earlier release';
  return places.flatMap(({ file }) => {
    if (file === undefined) return [];
    for (const { replayed, firstNew, others } of state.databases) {
      const index = replayed.findIndex(({ migration }) => migration.file.path === file);
      if (index >= 0 && index < firstNew) return [`${shown(file)} came with ${before}, so it is not checked again.`];
      if (others.some((migration) => migration.file.path === file))
        return [`${shown(file)} holds the way down only, which is not checked.`];
    }
    return [];
  });
}

/** The reports of several projects as one. */
export function combine(reports: readonly CheckReport[]): CheckReport {
  const [first, ...rest] = reports as [CheckReport, ...CheckReport[]];
  return rest.reduce((all, one) => {
    const sum = (key: keyof CheckReport['statistics']): number => all.statistics[key] + one.statistics[key];
    return {
      engine: [...new Set([...all.engine.split(', '), ...one.engine.split(', ')])].join(', '),
      previous: all.previous ?? one.previous,
      about: [...new Set([...all.about, ...one.about])],
      problems: [...new Set([...all.problems, ...one.problems])],
      findings: [...all.findings, ...one.findings],
      statistics: {
        files: sum('files'),
        statements: sum('statements'),
        opaque: sum('opaque'),
        migrations: sum('migrations'),
        release: sum('release'),
        milliseconds: sum('milliseconds'),
      },
    };
  }, first);
}
