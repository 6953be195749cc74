import type { Convention } from '../convention.ts';
import { findTemplates } from '../placeholders.ts';
import { above, isSql, samples, unlessTest } from './evidence.ts';
import { markedSections } from './lines.ts';
import { baseName, folderOf, groupBy } from './paths.ts';
import { nextName, parsePrefixed, prefixedFiles } from './prefixed.ts';
import { paragraph } from './statements.ts';

const NO_TRANSACTION = '---- tern: disable-tx ----';
const BELOW = '---- create above / drop below ----';

/**
 * tern: `001_name.sql`, numbered without a gap, with `---- create above / drop below ----` between the two ways; without it there is
 * no way back. A transaction a migration unless `---- tern: disable-tx ----` stands in the section: then statement by statement
 * (jackc/tern, migrate/migrate.go). A migration without a statement stops it.
 */
export const tern: Convention = {
  id: 'tern',
  title: 'tern',
  asks: ['tern.conf', '*.sql'],
  outsideTransaction: 'marked',
  needsStatement: true,

  recognise(files, config) {
    return [...groupBy(files, (path) => (isNumbered(path) ? folderOf(path) : undefined))].flatMap(([folder, found]) => {
      const marked = samples(config, found).some((text) => text.includes(BELOW) || text.includes(NO_TRANSACTION));
      const settings = above(files, folder, /^tern\.conf$/);
      if (!marked && settings === undefined) return [];
      return {
        folder,
        certainty: unlessTest(marked ? 0.93 : 0.6, folder),
        because: marked ? `its files hold "${BELOW}"` : `${settings} is there`,
        engine: 'postgresql',
      };
    });
  },

  order: (folder, files) =>
    prefixedFiles(folder, files, (parsed) =>
      parsed.separator.startsWith('_') && parsed.direction === undefined ? 'both' : undefined,
    ),

  sections(_file, text, flavour) {
    const { values, control } = findTemplates(text);
    const sections = markedSections(
      text,
      (line) => {
        if (line.trim() === BELOW) return { kind: 'down' };
        return line.trimEnd() === NO_TRANSACTION ? { kind: 'note', noTransaction: true } : undefined;
      },
      flavour,
    );
    const [below] = sections.down;
    const bare = text.indexOf(NO_TRANSACTION);
    // Said of the way down only, it says nothing of the way up.
    const transaction = bare < 0 || (below !== undefined && bare >= below.start);
    const directives = [...sections.directives, ...control].sort((a, b) => a.start - b.start);
    return { ...sections, transaction, placeholders: values, directives };
  },

  next(request) {
    const bare = request.transaction ? '' : `${NO_TRANSACTION}\n`;
    const down = paragraph(request.down);
    const below = down === '' ? '' : `\n${BELOW}\n\n${bare}${down}`;
    return [{ path: `${nextName(request, 3).stem}.sql`, text: `${bare}${paragraph(request.up)}${below}` }];
  },
};

function isNumbered(path: string): boolean {
  const parsed = isSql(path) ? parsePrefixed(baseName(path)) : undefined;
  return parsed?.separator.startsWith('_') === true && parsed.direction === undefined;
}
