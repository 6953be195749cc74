import type { Convention } from '../convention.ts';
import { unlessTest } from './evidence.ts';
import { whole } from './lines.ts';
import { baseName, compareText, folderOf, groupBy } from './paths.ts';
import { nextName, prefixedFiles } from './prefixed.ts';
import { paragraph, statementHeads } from './statements.ts';

/**
 * Supabase: supabase/migrations/`<timestamp>_name.sql`, sorted by file name. A first file `…_init.sql` from before
 * 2021-12-09 is skipped (supabase/cli, pkg/migration/list.go).
 *
 * The statements of a file go out in one batch with the record of it, hence in one transaction. Since CLI 2.109 those that
 * can't run there are taken out of it (pull requests 5156, 5671; DROP INDEX CONCURRENTLY by 6276); an older CLI refuses
 * them, which nothing in the project shows.
 */
export const supabase: Convention = {
  id: 'supabase',
  title: 'Supabase',
  asks: ['config.toml'],
  outsideTransaction: 'alone',

  recognise(files, config) {
    return [...groupBy(files, (path) => (isOurs(path) ? folderOf(path) : undefined))].map(([folder]) => {
      const toml = `${folderOf(folder)}/config.toml`;
      const known = files.includes(toml);
      const major = /^\s*major_version\s*=\s*(\d+)/m.exec(config.get(toml) ?? '')?.[1];
      return {
        folder,
        certainty: unlessTest(known ? 1 : 0.9, folder),
        because: known ? `${toml} stands beside it` : `the folder is named ${folder}`,
        engine: major === undefined ? 'postgresql' : `postgresql ${major}`,
      };
    });
  },

  order(folder, files) {
    const found = prefixedFiles(
      folder,
      files,
      (parsed, base) => (/^\d+_.*\.sql$/.test(base) && parsed.separator.startsWith('_') ? 'up' : undefined),
      (a, b) => compareText(a.identity, b.identity),
    );
    const first = found[0];
    const dated = first && /^\d{14}_init\.sql$/.test(first.identity) && first.version < '20211209000000';
    return dated ? found.slice(1) : found;
  },

  sections(_file, text, flavour) {
    const outside = /\b(?:concurrently|vacuum|system|cluster)\b/i.test(text)
      ? statementHeads(text, flavour)
          .filter(({ words }) => INCOMPATIBLE.test(words))
          .map(({ span }) => span)
      : [];
    return whole(text, 'up', { transaction: true, outside });
  },

  next: (request) => [{ path: `${nextName(request).stem}.sql`, text: paragraph(request.up) }],
};

const INCOMPATIBLE =
  /^(?:CREATE (?:UNIQUE )?INDEX CONCURRENTLY|DROP INDEX CONCURRENTLY|REINDEX .*\bCONCURRENTLY|VACUUM|ALTER SYSTEM|CLUSTER)\b/;

const isOurs = (path: string): boolean =>
  /(^|\/)supabase\/migrations\/\d+_[^/]*\.sql$/.test(path) && /^\d/.test(baseName(path));
