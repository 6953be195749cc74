import type { SqlFlavour } from '../../sql/lex.ts';
import type { Convention, MigrationFile, NextMigration } from '../convention.ts';
import { engineField, engineOfPath, engineOfUrl, isSql, unlessTest } from './evidence.ts';
import { changelogs, withInclude } from './liquibase-changelog.ts';
import { liquibaseSections } from './liquibase-sections.ts';
import { baseName, compareText, folderOf, groupBy, isUnder, join, relative, words } from './paths.ts';
import { nextName } from './prefixed.ts';
import { hasInnerSemicolon, statementTexts } from './statements.ts';

const HEADER = /^\s*--\s*liquibase\s*formatted\b/i;

/**
 * Liquibase with SQL: files that start with `--liquibase formatted sql`, in the order of a master changelog where there is
 * one, else by path as text. A file holds change sets, each with a transaction and an identity of its own: see `parts`.
 * Changes written in XML, YAML or JSON are not read and named as gaps (docs.liquibase.com, "SQL changelog", "includeAll").
 */
export const liquibase: Convention = {
  id: 'liquibase',
  title: 'Liquibase',
  asks: [
    ...['*changelog*.xml', '*changelog*.yaml', '*changelog*.yml', '*changelog*.json', '*master*.xml', '*master*.y*ml'],
    ...['changelog', 'changelogs', 'liquibase', 'db'].flatMap((folder) => [
      `${folder}/*.xml`,
      `${folder}/*.yaml`,
      `${folder}/*.yml`,
    ]),
    ...['liquibase.properties', 'application*.yml', 'application*.yaml', 'application*.properties', '*.sql'],
  ],
  outsideTransaction: 'marked',

  recognise(files, config) {
    const url = ['liquibase.properties', /application.*/].flatMap((name) =>
      files.filter((path) => (typeof name === 'string' ? baseName(path) === name : name.test(baseName(path)))),
    );
    const engine = url.map((path) => engineOfUrl(config.get(path) ?? '')).find((found) => found !== undefined);
    const listed = changelogs(files, config).map(({ root, sql, gaps }) => {
      const folder = commonFolder(sql);
      return {
        folder,
        certainty: unlessTest(1, folder),
        because: `${root} includes its files`,
        ...engineField(engineOfPath(folder) ?? engine),
        ...(gaps.length > 0 && { gaps }),
      };
    });
    const headed = files.filter((path) => isSql(path) && HEADER.test(config.get(path) ?? ''));
    const rest = headed.filter((path) => !listed.some(({ folder }) => isUnder(folder, path)));
    const found = [...groupBy(rest, (path) => folderOf(path)).keys()].map((folder) => ({
      folder,
      certainty: unlessTest(0.95, folder),
      because: 'its files start with "--liquibase formatted sql"',
      ...engineField(engineOfPath(folder) ?? engine),
    }));
    return [...listed, ...found];
  },

  order(folder, files, config) {
    const listed = changelogs(files, config).find(({ sql }) => commonFolder(sql) === folder);
    const paths =
      listed?.sql ??
      files
        .filter(
          (path) =>
            isSql(path) && folderOf(path) === folder && HEADER.test(config.get(path) ?? '--liquibase formatted'),
        )
        .sort(compareText);
    return paths.map((path): MigrationFile => {
      const base = baseName(path);
      const version = /^[vV]?(\d+(?:[._]\d+)*)/.exec(base)?.[1] ?? base.replace(/\.sql$/, '');
      const name = words(base.replace(/\.sql$/, '').replace(/^(?:[vV]?\d[\d._-]*|\D*_\d{3}_)/, ''));
      return { path, version, name, direction: 'both', identity: relative(folder, path) };
    });
  },

  sections: (_file, text, flavour) => liquibaseSections(text, flavour),

  // Where statements are cut is said once for a whole change set.
  inPlace: (sql, flavour) => (statementTexts(sql, flavour).some(hasInnerSemicolon) ? undefined : sql),

  next(request) {
    const last = request.existing.at(-1);
    const beside = last && isUnder(request.folder, last.path) ? folderOf(last.path) : request.folder;
    const config = request.config ?? new Map<string, string>();
    const listing = (path: string) =>
      changelogs([...config.keys(), ...request.existing.map((each) => each.path), path].sort(compareText), config).find(
        ({ sql }) => request.existing.some((one) => sql.includes(one.path)),
      );
    const { stem } = nextName({ ...request, folder: beside }, 4);
    const listed = listing(`${stem}.sql`);
    const byName = !listed || listed.sql.includes(`${stem}.sql`);
    const numbered = request.existing.some(({ path }) => /^\d/.test(baseName(path)));
    const path = `${byName && last && !numbered ? join(beside, nameAfter(last, request)) : stem}.sql`;
    const file = { path, text: changeset(request, baseName(path).replace(/\.sql$/, '')) };
    const log = listing(path);
    // An includeAll finds the new file by itself; a list of includes has to name it.
    if (!log || log.sql.includes(path)) return [file];
    const text = withInclude(log.root, config.get(log.root) ?? '', path);
    return text === undefined ? [file] : [file, { path: log.root, text, replaces: true }];
  },
};

/** A number would sort before names that begin with a letter: `all` is followed by `all_001_expand_users`. */
function nameAfter({ path }: MigrationFile, { name, sequence }: NextMigration): string {
  const [, begin = '', count = '0'] = /^(.*?)(?:_(\d{3})_[^/]*)?\.sql$/.exec(baseName(path)) ?? [];
  return `${begin}_${String(Number(count) + 1 + sequence).padStart(3, '0')}_${name}`;
}

function changeset(request: NextMigration, id: string): string {
  const flavour = request.flavour ?? 'postgresql';
  const up = part(request.up, flavour);
  const down = part(request.down, flavour);
  const attributes = [
    request.transaction ? '' : ' runInTransaction:false',
    up.delimiter ? ` endDelimiter:${up.delimiter}` : up.whole ? ' splitStatements:false' : '',
    down.delimiter ? ` rollbackEndDelimiter:${down.delimiter}` : down.whole ? ' rollbackSplitStatements:false' : '',
  ].join('');
  const rollback = down.lines
    .filter((line) => line.trim() !== '')
    .map((line) => `--rollback ${line}\n`)
    .join('');
  return `--liquibase formatted sql\n\n--changeset bellows:${id}${attributes}\n${up.lines.join('\n')}\n${rollback}`;
}

/** Lines of one way. Where semicolons stand within statements, they go out as one; MySQL takes one at a time, so these get an end of their own. */
function part(
  sql: string,
  flavour: SqlFlavour,
): { readonly lines: readonly string[]; readonly whole: boolean; readonly delimiter?: string } {
  const statements = statementTexts(sql, flavour);
  const whole = statements.some(hasInnerSemicolon);
  const delimiter = ['//', '%%', '~~'].find((each) => !sql.includes(each));
  const lines = (each: string): string[] => each.split('\n');
  if (!whole || flavour !== 'mysql' || statements.length < 2 || delimiter === undefined)
    return { lines: statements.flatMap(lines), whole };
  return { lines: statements.flatMap((each) => [...lines(each.replace(/;$/, '')), delimiter]), whole, delimiter };
}

/** The deepest folder that holds all the files. */
function commonFolder(files: readonly string[]): string {
  let folder = folderOf(files[0] ?? '');
  while (folder !== '' && !files.every((path) => isUnder(folder, path))) folder = folderOf(folder);
  return folder;
}
