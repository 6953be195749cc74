import type { Convention } from '../convention.ts';
import { above, dependency, engineField, engineOfPath, engineOfUrl, samples, unlessTest } from './evidence.ts';
import { whole } from './lines.ts';
import { baseName, folderOf, groupBy } from './paths.ts';
import { nextName, nextPair, parsePrefixed, prefixedFiles } from './prefixed.ts';
import { paragraph } from './statements.ts';

const NO_TRANSACTION = '-- no-transaction';

/**
 * sqlx: `20240102030405_name.sql`, or `.up.sql` with `.down.sql`, applied by number, each in a transaction unless the text
 * starts with `-- no-transaction` (launchbadge/sqlx, sqlx-core/src/migrate/source.rs and migration.rs).
 */
export const sqlx: Convention = {
  id: 'sqlx',
  title: 'sqlx',
  asks: ['Cargo.toml', '.env', '.env.example', '*.sql'],
  outsideTransaction: 'alone',

  recognise(files, config) {
    return [...groupBy(files, (path) => (isOurs(path) ? folderOf(path) : undefined))].flatMap(([folder, found]) => {
      const rust = dependency(files, config, folder, 'Cargo.toml', /\bsqlx\b/);
      const offline = files.find((path) => /(^|\/)\.sqlx\/query-[0-9a-f]+\.json$/.test(path));
      const marked = samples(config, found).some((text) => text.startsWith(NO_TRANSACTION));
      const paired = found.some((path) => parsePrefixed(baseName(path))?.direction !== undefined);
      const certainty =
        rust.kind === 'named' || marked ? 0.9 : offline ? 0.85 : rust.kind === 'possible' ? 0.55 : paired ? 0.3 : 0;
      // Without a sign of Rust, a number and a name say nothing: many tools use them.
      if (certainty === 0) return [];
      const names = `has names such as ${baseName(found[0] as string)}`;
      const env = above(files, folder, /^\.env(\.example)?$/);
      return {
        folder,
        certainty: unlessTest(certainty, folder),
        because: rust.kind === 'named' ? `${rust.path} depends on sqlx, which ${names}` : `it ${names}`,
        ...engineField(engineOfPath(folder) ?? engineOfUrl((env && config.get(env)) ?? '')),
      };
    });
  },

  order: (folder, files) =>
    prefixedFiles(folder, files, (parsed) =>
      parsed.separator.startsWith('_') ? (parsed.direction ?? 'up') : undefined,
    ),

  sections: (file, text) =>
    whole(text, file.direction === 'down' ? 'down' : 'up', { transaction: !text.startsWith(NO_TRANSACTION) }),

  next(request) {
    const { stem, pairs } = nextName(request);
    const header = request.transaction ? '' : `${NO_TRANSACTION}\n`;
    if (pairs) return nextPair(request, stem, header);
    return [{ path: `${stem}.sql`, text: header + paragraph(request.up) }];
  },
};

const isOurs = (path: string): boolean => parsePrefixed(baseName(path))?.separator.startsWith('_') ?? false;
