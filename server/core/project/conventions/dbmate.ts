import type { Convention } from '../convention.ts';
import { above, engineField, engineOfPath, engineOfUrl, samples, unlessTest } from './evidence.ts';
import { type Mark, markedSections } from './lines.ts';
import { baseName, compareText, folderOf, groupBy } from './paths.ts';
import { nextName, parsePrefixed, prefixedFiles } from './prefixed.ts';
import { nothingToUndo, paragraph } from './statements.ts';

/**
 * dbmate: `20240102030405_name.sql` in db/migrations with `-- migrate:up` and `-- migrate:down` inside, sorted by file name
 * as text. A transaction a section unless `transaction:false` stands behind the mark (amacneil/dbmate, README "Migration
 * options"; pkg/dbmate/migration.go, db.go). db/schema.sql is its dump, not a migration.
 */
export const dbmate: Convention = {
  id: 'dbmate',
  title: 'dbmate',
  asks: ['.env', '.env.example', '*.sql'],
  outsideTransaction: 'alone',

  recognise(files, config) {
    return [...groupBy(files, (path) => (isNumbered(path) ? folderOf(path) : undefined))].flatMap(([folder, found]) => {
      if (!samples(config, found).some((text) => /^--\s*migrate:up\b/m.test(text))) return [];
      const env = above(files, folder, /^\.env(\.example)?$/);
      return {
        folder,
        certainty: unlessTest(0.93, folder),
        because: 'its files hold "-- migrate:up"',
        ...engineField(engineOfPath(folder) ?? engineOfUrl((env && config.get(env)) ?? '')),
      };
    });
  },

  order: (folder, files) =>
    prefixedFiles(
      folder,
      files,
      () => 'both',
      (a, b) => compareText(a.identity, b.identity),
    ),

  sections: (_file, text, flavour) => markedSections(text, readMark, flavour),

  next(request) {
    const option = request.transaction ? '' : ' transaction:false';
    const down = paragraph(request.down) || (request.flavour === 'mysql' ? nothingToUndo(request.flavour) : '');
    const text = `-- migrate:up${option}\n${paragraph(request.up)}\n-- migrate:down${option}\n${down}`;
    return [{ path: `${nextName(request).stem}.sql`, text }];
  },
};

/** The mark must open the line; options follow it, separated by blanks. */
function readMark(line: string): Mark | undefined {
  const [, kind, options] = /^--\s*migrate:(up|down)((?:\s.*)?)$/.exec(line) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 'down') return { kind: 'down' };
  return { kind: 'up', noTransaction: /\stransaction:false(?=\s|$)/.test(options ?? '') };
}

const isNumbered = (path: string): boolean => parsePrefixed(baseName(path)) !== undefined;
