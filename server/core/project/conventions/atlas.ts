import type { SqlFlavour } from '../../sql/lex.ts';
import type { Convention } from '../convention.ts';
import { above, engineField, engineOfPath, engineOfUrl, isSql, samples, unlessTest } from './evidence.ts';
import { type Line, lines, whole } from './lines.ts';
import { baseName, compareText, folderOf, groupBy, join } from './paths.ts';
import { nextName, prefixedFiles } from './prefixed.ts';
import { hasInnerSemicolon, paragraph, statementTexts } from './statements.ts';

const SUM = 'atlas.sum';
const NO_TRANSACTION = '-- atlas:txmode none';
/** Blank lines end a statement where semicolons can't. */
const BLANK_LINES = '-- atlas:delimiter \\n\\n\\n';

/**
 * Atlas: `20240102030405_name.sql` beside an atlas.sum, by name as text, ups only. A transaction a file unless its head says
 * `-- atlas:txmode none`; a blank line ends the head, without which it says nothing (ariga/atlas, sql/migrate/dir.go
 * `LocalFile.comments`, `Directive`; atlasgo.io, "Transaction configuration" and "Migration directory integrity").
 */
export const atlas: Convention = {
  id: 'atlas',
  title: 'Atlas',
  asks: [SUM, 'atlas.hcl', '*.sql'],
  outsideTransaction: 'marked',

  recognise(files, config) {
    const sums = new Set(files.filter((path) => baseName(path) === SUM).map(folderOf));
    return [
      ...groupBy(files, (path) => (isSql(path) && sums.has(folderOf(path)) ? folderOf(path) : undefined)),
    ].flatMap(([folder, found]) => {
      // Atlas also runs folders that are written for other tools.
      if (found.some((path) => OTHERS.test(baseName(path)))) return [];
      if (samples(config, found).some((text) => MARKS.test(text))) return [];
      const settings = above(files, folder, /^atlas\.hcl$/);
      return {
        folder,
        certainty: unlessTest(1, folder),
        because: `${join(folder, SUM)} stands in it`,
        ...engineField(engineOfPath(folder) ?? engineOfUrl((settings && config.get(settings)) ?? '')),
      };
    });
  },

  order: (folder, files) =>
    prefixedFiles(
      folder,
      files,
      () => 'up',
      (a, b) => compareText(a.identity, b.identity),
    ),

  sections(_file, text) {
    const head = headOf(text);
    const says = (pattern: RegExp): boolean => head.some((line) => pattern.test(line.text));
    return whole(text, 'up', {
      transaction: !says(/^--\s*atlas:txmode\s+none\b/),
      breaks: says(/^--\s*atlas:delimiter \\n\\n\\n/) ? Array.from(text.matchAll(/\n\n\n/g), ({ index }) => index) : [],
      directives: head.filter((line) => /^--\s*atlas:/.test(line.text)).map(({ start, end }) => ({ start, end })),
    });
  },

  inPlace: (sql, flavour) => (cutWrongly(sql, flavour) ? undefined : sql),

  next(request) {
    const flavour = request.flavour ?? 'postgresql';
    const cut = cutWrongly(request.up, flavour);
    const head = [...(request.transaction ? [] : [NO_TRANSACTION]), ...(cut ? [BLANK_LINES] : [])];
    const up = cut ? `${statementTexts(request.up, flavour).join('\n\n\n')}\n` : paragraph(request.up);
    return [
      {
        path: `${nextName(request).stem}.sql`,
        text: `${head.map((line) => `${line}\n`).join('')}${head.length > 0 ? '\n' : ''}${up}`,
      },
    ];
  },
};

/** Names and marks of golang-migrate, Flyway, goose, dbmate, sql-migrate and Liquibase. */
const OTHERS = /\.(?:up|down)\.sql$|^[VUBR][\d.]*__/;
const MARKS = /^--\s*(?:\+goose\s|\+migrate\s|migrate:up|liquibase\s+formatted)/im;

/** Bodies in dollar quotes are understood, blocks of MySQL's are not. */
const cutWrongly = (sql: string, flavour: SqlFlavour): boolean =>
  flavour === 'mysql' && statementTexts(sql, flavour).some(hasInnerSemicolon);

/** The comments a file begins with, if a blank line sets them apart. */
function headOf(text: string): Line[] {
  const head: Line[] = [];
  for (const line of lines(text)) {
    if (line.text === '') return head;
    if (!/^(?:#|--)/.test(line.text)) return [];
    head.push(line);
  }
  return head;
}
