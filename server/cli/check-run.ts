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
import { needMigrations, type OpenProject, openProject, stateOf } from './open.ts';
import { type Options, UsageError } from './options.ts';
import type { Place } from './place.ts';
import { loneStatement } from './worlds.ts';

/** What of a project is to be checked; or SQL that belongs to none. */
export type Wanted =
  | {
      readonly place: Place;
      /** Only findings of these; undefined: all. */
      files: Set<string> | undefined;
      /** Texts that take the place of files. */
      readonly overlays: Map<string, string>;
    }
  | { readonly alone: string };

type Severities = Readonly<Record<string, Severity | 'off'>>;

export async function runCheck(wanted: Wanted, options: Options, severities: Severities): Promise<CheckReport> {
  const started = performance.now();
  const place = 'alone' in wanted ? { root: process.cwd(), file: 'stdin.sql' } : wanted.place;
  const overlays = 'alone' in wanted ? new Map<string, string>() : wanted.overlays;
  const files = 'alone' in wanted ? undefined : wanted.files;
  const more = 'alone' in wanted ? { world: () => loneStatement('stdin.sql', wanted.alone) } : {};
  let opened = await openProject(place, options, more);
  try {
    let state = await stateWith(opened, overlays, options);
    const upTo = files && historyUpTo(files, state);
    if (upTo) {
      await opened.close();
      opened = await openProject(place, options, { migrations: upTo });
      state = await stateWith(opened, overlays, options);
    }
    for (const file of files ?? []) mustBeChecked(file, state, opened);
    const result = check(state, { rules: { ...state.manifest?.manifest?.rules, ...severities } });
    // A manifest that is wrong may be why there are no migrations: that is the finding then.
    if (result.findings.length === 0) needMigrations(state, opened);
    const report = checkReport(state, files ? only(files, result, state) : result, 0);
    return {
      ...report,
      about: [...report.about, ...released(files, state, opened)],
      problems: [...report.problems, ...opened.problems()],
      findings: report.findings.map(({ finding, range }) => ({
        range,
        // SQL that lies in no file can't be rewritten in it.
        finding: { ...findingAt(finding, opened.shown), ...('alone' in wanted ? { fixes: [] } : {}) },
      })),
      statistics: { ...report.statistics, milliseconds: Math.round(performance.now() - started) },
    };
  } finally {
    await opened.close();
  }
}

async function stateWith(
  opened: OpenProject,
  overlays: ReadonlyMap<string, string>,
  options: Options,
): Promise<ProjectState> {
  for (const [file, text] of overlays) opened.project.overlay(file, text);
  return stateOf(opened, options);
}

/** Where no server is known, the last migration is judged. A file that was asked for by name is made the last one. */
function historyUpTo(files: ReadonlySet<string>, state: ProjectState): string[] | undefined {
  const [file] = files;
  if (files.size !== 1 || file === undefined || state.previous.length > 0) return undefined;
  for (const { replayed, firstNew } of state.databases) {
    const paths = replayed.map(({ migration }) => migration.file.path);
    const index = paths.indexOf(file);
    if (index >= 0 && index < firstNew) return paths.slice(0, index + 1);
  }
  return undefined;
}

function mustBeChecked(file: string, state: ProjectState, opened: OpenProject): void {
  if (state.manifest?.path === file || migrationsOf(state).some((migration) => migration.file.path === file)) return;
  const folders = state.databases.map((database) => opened.shown(database.folder || '.'));
  throw new UsageError(
    folders.length > 0
      ? `${opened.shown(file)} is neither the manifest nor a migration in ${list(folders)}.`
      : `${opened.shown(file)} is neither a migration nor a manifest that Bellows knows.`,
  );
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
function released(files: ReadonlySet<string> | undefined, state: ProjectState, opened: OpenProject): string[] {
  const before = state.previous.map((server) => server.version);
  return [...(files ?? [])].flatMap((file) => {
    for (const database of state.databases) {
      const index = database.replayed.findIndex(({ migration }) => migration.file.path === file);
      if (index >= 0 && index < database.firstNew)
        return [`${opened.shown(file)} came with ${list(before) || 'an earlier release'}, so it is not checked again.`];
      if (database.others.some((migration) => migration.file.path === file))
        return [`${opened.shown(file)} holds the way down only, which is not checked.`];
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
