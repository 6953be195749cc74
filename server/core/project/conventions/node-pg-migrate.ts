import type { Convention } from '../convention.ts';
import { dependency, isSql, samples, unlessTest } from './evidence.ts';
import { markedSections } from './lines.ts';
import { baseName, folderOf, groupBy } from './paths.ts';
import { nextName, parsePrefixed, prefixedFiles } from './prefixed.ts';
import { paragraph } from './statements.ts';

const UP = '-- Up Migration';
const DOWN = '-- Down Migration';
const MARK = /^\s*--[\s-]*(up|down)\s+migration/i;

/**
 * node-pg-migrate with SQL: `1700000000000_name.sql` with `-- Up Migration` and `-- Down Migration` inside. All pending migrations
 * run in one transaction, and nothing in a SQL file takes it out of that (salsita/node-pg-migrate, src/sqlMigration.ts; docs,
 * "--single-transaction"). Migrations in JavaScript beside them can't be read and are named as gaps.
 */
export const nodePgMigrate: Convention = {
  id: 'node-pg-migrate',
  title: 'node-pg-migrate',
  asks: ['package.json', '*.sql'],
  outsideTransaction: 'never',

  recognise(files, config) {
    return [...groupBy(files, (path) => (isNumbered(path) ? folderOf(path) : undefined))].flatMap(([folder, found]) => {
      const used = dependency(files, config, folder, 'package.json', /"node-pg-migrate"/);
      const marked = samples(config, found).some((text) => text.split('\n').some((line) => MARK.test(line)));
      if (used.kind !== 'named' && !marked) return [];
      const gaps = files.filter((path) => folderOf(path) === folder && /^\d+[-_].*\.[cm]?[jt]s$/.test(baseName(path)));
      return {
        folder,
        certainty: unlessTest(used.kind === 'named' ? (marked ? 0.95 : 0.72) : 0.6, folder),
        because: used.kind === 'named' ? `${used.path} depends on node-pg-migrate` : `its files hold "${UP}"`,
        engine: 'postgresql',
        ...(gaps.length > 0 && { gaps }),
      };
    });
  },

  order: (folder, files) =>
    prefixedFiles(folder, files, (parsed) => (parsed.separator === '' ? undefined : (parsed.direction ?? 'both'))),

  sections(file, text, flavour) {
    const sections = markedSections(
      text,
      (line) => {
        const word = MARK.exec(line)?.[1]?.toLowerCase();
        return word === undefined ? undefined : { kind: word as 'up' | 'down' };
      },
      flavour,
    );
    const turned = file.direction === 'down' ? { ...sections, up: [], down: sections.up } : sections;
    return { ...turned, transaction: true, shared: true };
  },

  next(request) {
    const { stem, pairs } = nextName(request);
    const down = paragraph(request.down);
    if (pairs)
      return [
        { path: `${stem}.up.sql`, text: paragraph(request.up) },
        { path: `${stem}.down.sql`, text: down || '-- Nothing to undo.\n' },
      ];
    return [{ path: `${stem}.sql`, text: `${UP}\n${paragraph(request.up)}\n${DOWN}\n${down}` }];
  },
};

function isNumbered(path: string): boolean {
  const parsed = isSql(path) ? parsePrefixed(baseName(path)) : undefined;
  // Milliseconds since 1970, or a time to the millisecond.
  return parsed !== undefined && parsed.separator !== '' && /^(?:\d{13}|\d{17})$/.test(parsed.version);
}
