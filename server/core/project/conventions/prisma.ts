import type { Convention } from '../convention.ts';
import { above, engineField, engineOfPath, engineOfWord, unlessTest } from './evidence.ts';
import { folderedFiles, parseFoldered } from './foldered.ts';
import { singleMessage } from './lines.ts';
import { nextVersion } from './numbering.ts';
import { count, folderOf, groupBy, join, upwards } from './paths.ts';
import { paragraph } from './statements.ts';

const leadingDigits = (name: string): string => /^\d+/.exec(name)?.[0] ?? name;

/**
 * Prisma Migrate: `migrations/<name>/migration.sql`, sorted by the folder's name as text. migration_lock.toml and the
 * datasource of schema.prisma name the engine; a MariaDB is `mysql` there, too.
 *
 * Prisma opens no transaction: it sends the file as one message, which PostgreSQL runs as one transaction if it holds more
 * than one statement (prisma.io/docs, "Customizing migrations"; prisma-engines, sql_schema_connector `raw_cmd`).
 */
export const prisma: Convention = {
  id: 'prisma',
  title: 'Prisma Migrate',
  asks: ['migration_lock.toml', 'schema.prisma', '*.prisma'],
  outsideTransaction: 'alone',

  recognise(files, config) {
    const histories = groupBy(files, (path) => {
      const parsed = parseFoldered(path);
      return parsed?.base === 'migration.sql' ? parsed.history : undefined;
    });
    return [...histories].map(([folder, found]) => {
      const lock = join(folder, 'migration_lock.toml');
      const schema = above(files, folder, /\.prisma$/) ?? files.find((path) => path.endsWith('.prisma'));
      const near = schema !== undefined && upwards(folder).includes(folderOf(schema));
      const locked = files.includes(lock);
      const provider =
        /provider\s*=\s*"(\w+)"/.exec(config.get(lock) ?? '')?.[1] ??
        /datasource\s+\w+\s*\{[^}]*?provider\s*=\s*"(\w+)"/.exec((schema && config.get(schema)) ?? '')?.[1];
      const named = /(^|\/)prisma(\/|$)/.test(folder);
      return {
        folder,
        certainty: unlessTest(locked ? 1 : near ? 0.85 : schema !== undefined || named ? 0.7 : 0.55, folder),
        because: locked
          ? `${lock} stands in it`
          : schema !== undefined
            ? `${schema} is there, and ${count(found.length, 'folder')} with a migration.sql`
            : `it has ${count(found.length, 'folder')} with a migration.sql`,
        ...engineField((provider && engineOfWord(provider)) || engineOfPath(folder)),
      };
    });
  },

  order: (folder, files) => folderedFiles(folder, files, { 'migration.sql': 'up' }, leadingDigits),

  sections: (_file, text, flavour) => singleMessage(text, 'up', flavour),

  next(request) {
    const versions = request.existing.map((file) => leadingDigits(file.identity));
    const version = nextVersion(versions, request.now, request.sequence);
    return [{ path: join(request.folder, `${version}_${request.name}/migration.sql`), text: paragraph(request.up) }];
  },
};
