import type { SqlFlavour } from '../../sql/lex.ts';
import type { Convention, NextMigration } from '../convention.ts';
import { findPlaceholders } from '../placeholders.ts';
import { dependency, engineField, engineOfPath, samples, unlessTest } from './evidence.ts';
import { lines, type Mark, markedSections } from './lines.ts';
import { baseName, folderOf, groupBy } from './paths.ts';
import { nextName, parsePrefixed, prefixedFiles } from './prefixed.ts';
import { hasInnerSemicolon, statementTexts } from './statements.ts';

/**
 * goose: `20240102030405_name.sql` or `00007_name.sql`, applied by number, with `-- +goose` lines inside: Up, Down,
 * StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON and OFF. A transaction a file by default (pressly/goose, README
 * "SQL migrations"; internal/sqlparser). Go migrations beside them can't be read and are named as gaps.
 */
export const goose: Convention = {
  id: 'goose',
  title: 'goose',
  asks: ['go.mod', '*.sql'],
  outsideTransaction: 'marked',
  pooled: true,

  recognise(files, config) {
    return [...groupBy(files, (path) => (isNumbered(path) ? folderOf(path) : undefined))].flatMap(([folder, found]) => {
      const marked = samples(config, found).some((text) => /^\s*--\s*\+goose\s+Up\b/im.test(text));
      const go = dependency(files, config, folder, 'go.mod', /pressly\/goose|bitbucket\.org\/liamstask\/goose/);
      // Where samples were read and show no mark, a dependency alone would be a guess against the evidence.
      if (!marked && (go.kind !== 'named' || samples(config, found).length > 0)) return [];
      const gaps = files.filter((path) => folderOf(path) === folder && /^\d+_\w+(?<!_test)\.go$/.test(baseName(path)));
      return {
        folder,
        certainty: unlessTest(marked ? 0.93 : 0.7, folder),
        because: marked
          ? `its files hold "-- +goose Up"${go.kind === 'named' ? `, and ${go.path} requires goose` : ''}`
          : `${go.path} requires goose`,
        ...engineField(engineOfPath(folder)),
        ...(gaps.length > 0 && { gaps }),
      };
    });
  },

  order: (folder, files) =>
    prefixedFiles(folder, files, (parsed) => (parsed.separator.startsWith('_') ? 'both' : undefined)),

  sections(_file, text, flavour) {
    const sections = markedSections(text, (line) => readMark(line, 'goose'), flavour);
    return { ...sections, placeholders: substituted(text) };
  },

  inPlace: (sql, flavour) => fenced(sql, 'goose', flavour).trimEnd(),

  next(request) {
    const { stem } = nextName(request);
    return [{ path: `${stem}.sql`, text: markedText(request, 'goose') }];
  },
};

/** A line of goose's, or of sql-migrate's, whose marks are the same but for the name and where "notransaction" stands. */
export function readMark(line: string, tool: 'goose' | 'migrate'): Mark | undefined {
  const command = new RegExp(`^\\s*--\\s*\\+${tool}\\s+(.*?)\\s*$`, 'i').exec(line)?.[1]?.toLowerCase();
  if (command === undefined) return undefined;
  if (/^up\b/.test(command)) return { kind: 'up', noTransaction: /\bnotransaction\b/.test(command) };
  if (/^down\b/.test(command)) return { kind: 'down' };
  if (command === 'statementbegin') return { kind: 'begin' };
  if (command === 'statementend') return { kind: 'end' };
  return { kind: 'note', noTransaction: command === 'no transaction' };
}

/** Ups and downs under their marks; a statement with semicolons inside is fenced, as goose cuts at line ends otherwise. */
export function markedText(request: NextMigration, tool: 'goose' | 'migrate'): string {
  const flavour = request.flavour ?? 'postgresql';
  const bare = request.transaction ? '' : tool === 'goose' ? '-- +goose NO TRANSACTION\n' : '';
  const suffix = request.transaction || tool === 'goose' ? '' : ' notransaction';
  const down = fenced(request.down, tool, flavour);
  return `${bare}-- +${tool} Up${suffix}\n${fenced(request.up, tool, flavour)}\n-- +${tool} Down${suffix}\n${down}`;
}

/** A statement with semicolons inside is fenced; the others stand as they are. */
export function fenced(sql: string, tool: string, flavour: SqlFlavour): string {
  return statementTexts(sql, flavour)
    .map((statement) =>
      hasInnerSemicolon(statement)
        ? `-- +${tool} StatementBegin\n${statement}\n-- +${tool} StatementEnd\n`
        : `${statement}\n`,
    )
    .join('');
}

/** `${NAME}` between ENVSUB ON and OFF; elsewhere goose leaves it alone. */
function substituted(text: string) {
  if (!/\+goose\s+ENVSUB/i.test(text)) return [];
  const on: { start: number; end: number }[] = [];
  let from: number | undefined;
  for (const line of lines(text)) {
    const state = /^\s*--\s*\+goose\s+ENVSUB(?:ST)?\s+(ON|OFF)\b/i.exec(line.text)?.[1]?.toUpperCase();
    if (state === 'ON') from ??= line.next;
    if (state === 'OFF' && from !== undefined) {
      on.push({ start: from, end: line.start });
      from = undefined;
    }
  }
  if (from !== undefined) on.push({ start: from, end: text.length });
  return findPlaceholders(text, 'dollar').filter((span) => on.some((a) => a.start <= span.start && span.end <= a.end));
}

const isNumbered = (path: string): boolean => {
  const parsed = parsePrefixed(baseName(path));
  return parsed !== undefined && parsed.direction === undefined;
};
