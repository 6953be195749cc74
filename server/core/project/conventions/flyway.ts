import type { SqlFlavour } from '../../sql/lex.ts';
import type { Convention, MigrationFile, NewFile, NextMigration } from '../convention.ts';
import { findPlaceholders } from '../placeholders.ts';
import { engineOfWord } from './evidence.ts';
import { flywayHistories } from './flyway-locations.ts';
import { compareVersions, parseFlyway } from './flyway-names.ts';
import { whole } from './lines.ts';
import { nextVersion } from './numbering.ts';
import { baseName, compareText, folderOf, isUnder, join, relative } from './paths.ts';
import { paragraph, statementHeads } from './statements.ts';

/**
 * Flyway: `V1_2__name.sql` by version, then repeatable `R__name.sql` by name; `U1_2__name.sql` undoes, `B5__name.sql` is a
 * baseline that stands for all versions up to 5. Locations are read with their sub-folders (Redgate, Flyway documentation,
 * "Migrations" and "Locations").
 *
 * One transaction a file, unless `V1_2__name.sql.conf` beside it says `executeInTransaction=false`, or the file holds a
 * statement that PostgreSQL refuses there: Flyway finds those by itself and then runs the whole file without. A comment
 * `-- flyway:executeInTransaction=false` has no effect (flyway-core SqlScriptMetadata reads `.conf` files only;
 * PostgreSQLParser has the list of statements).
 */
export const flyway: Convention = {
  id: 'flyway',
  title: 'Flyway',
  asks: [
    ...['flyway.conf', 'flyway*.conf', 'flyway*.toml', '*.sql.conf', 'pom.xml', 'build.gradle', 'build.gradle.kts'],
    ...['application*.yml', 'application*.yaml', 'application*.properties'],
  ],
  outsideTransaction: 'marked',

  recognise: flywayHistories,

  order(folder, files, config, also = []) {
    const found = files
      .filter((path) => isUnder(folder, path) || also.some((other) => isShared(other, path)))
      .flatMap((path) => {
        const parsed = parseFlyway(baseName(path));
        return parsed ? [{ ...parsed, path }] : [];
      });
    const versioned = found.filter(({ kind }) => kind === 'V');
    const baseline = found.filter(({ kind }) => kind === 'B').sort((a, b) => compareVersions(b.version, a.version))[0];
    // A baseline is only applied to an empty database; where the versions before it are still there, they say the same.
    const replaced = baseline && !versioned.some(({ version }) => compareVersions(version, baseline.version) <= 0);
    return found
      .filter((file) => file.kind !== 'B' || (replaced && file === baseline))
      .sort(
        (a, b) =>
          Number(a.kind === 'R') - Number(b.kind === 'R') ||
          compareVersions(a.version, b.version) ||
          Number(a.kind === 'U') - Number(b.kind === 'U') ||
          compareText(a.name, b.name) ||
          compareText(a.path, b.path),
      )
      .map(({ path, kind, version, name }): MigrationFile => {
        const setting = /^\s*executeInTransaction\s*=\s*(true|false)/m.exec(config.get(`${path}.conf`) ?? '')?.[1];
        return {
          path,
          version,
          name,
          direction: kind === 'U' ? 'down' : kind === 'R' ? 'repeatable' : 'up',
          identity: baseName(path),
          ...(setting !== undefined && { transaction: setting === 'true' }),
        };
      });
  },

  sections(file, text, flavour) {
    return whole(text, file.direction === 'down' ? 'down' : 'up', {
      transaction: file.transaction ?? !refusesTransaction(text, flavour),
      placeholders: findPlaceholders(text, 'dollar'),
    });
  },

  // flyway/flyway, issues 3497 and 3682.
  remark(texts, config) {
    const waits = texts.some((text) => /\bINDEX\s+CONCURRENTLY\b/i.test(text));
    const told = [...config.values()].some((text) => /transactional[.-]lock["']?\s*[=:]\s*["']?false/i.test(text));
    return waits && !told
      ? 'Flyway from 9.1.2 on keeps a transaction open for its own lock, and CREATE INDEX CONCURRENTLY waits for it without end: set `flyway.postgresql.transactional.lock=false`.'
      : undefined;
  },

  next(request) {
    const versioned = request.existing.filter((file) => /^V/.test(file.identity));
    const last = versioned.reduce<MigrationFile | undefined>(
      (max, file) => (max && compareVersions(max.version, file.version) >= 0 ? max : file),
      undefined,
    );
    const folder = last && isUnder(request.folder, last.path) ? folderOf(last.path) : request.folder;
    const rest = `${nextFlywayVersion(last, request)}__${request.name}.sql`;
    const path = join(folder, `V${rest}`);
    const files: NewFile[] = [{ path, text: paragraph(request.up) }];
    if (!request.transaction) files.push({ path: `${path}.conf`, text: 'executeInTransaction=false\n' });
    // Undo migrations are a paid feature: only where the project has some already.
    const undone = request.existing.findLast((file) => file.direction === 'down');
    if (undone && request.down.trim() !== '') {
      // What waits outside of the history takes its way back along.
      const within = isUnder(request.folder, undone.path) ? folderOf(undone.path) : folder;
      files.push({ path: join(within, `U${rest}`), text: paragraph(request.down) });
    }
    return files;
  },
};

/** Counts up the last part of the highest version, separators and padding kept: `1_27` to `1_28`, `2.0.009` to `2.0.010`. */
function nextFlywayVersion(last: MigrationFile | undefined, request: NextMigration): string {
  if (!last) return String(1 + request.sequence);
  const raw = /^V([\d._]*\d)/.exec(last.identity)?.[1] ?? last.version;
  const part = /\d+$/.exec(raw)?.[0] ?? '0';
  return raw.slice(0, -part.length) + nextVersion([part], request.now, request.sequence);
}

/** Statements that make Flyway run a file of PostgreSQL's without a transaction. */
function refusesTransaction(text: string, flavour: SqlFlavour): boolean {
  if (
    flavour !== 'postgresql' ||
    !/\b(?:concurrently|database|tablespace|subscription|system|vacuum|discard|reindex)\b/i.test(text)
  ) {
    return false;
  }
  return statementHeads(text, flavour).some(({ words }) =>
    /^(?:(?:CREATE|DROP) (?:DATABASE|TABLESPACE|SUBSCRIPTION|(?:UNIQUE )?INDEX CONCURRENTLY)|ALTER SYSTEM|REINDEX (?:VERBOSE )?(?:SCHEMA|DATABASE|SYSTEM)|VACUUM|DISCARD ALL)\b/.test(
      words,
    ),
  );
}

/** Whether a file of a shared location belongs to every database: no folder of one engine on the way to it. */
function isShared(location: string, path: string): boolean {
  if (!isUnder(location, path)) return false;
  const folders = relative(location, path).split('/').slice(0, -1);
  return folders.every((part) => engineOfWord(part) === undefined);
}
