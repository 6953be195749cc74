import type { Convention, MigrationFile, NextMigration, Sections } from '../convention.ts';
import { findPsqlVariables, findTemplates } from '../placeholders.ts';
import { engineField, engineOfPath, engineOfWord, isSql, isTest, unlessTest } from './evidence.ts';
import { lines, type Mark, markedSections, whole } from './lines.ts';
import { baseName, compareNatural, count, folderOf, groupBy, isUnder, join, relative, words } from './paths.ts';
import { nextName, nextPair } from './prefixed.ts';
import { paragraph } from './statements.ts';

/**
 * A folder of SQL files no known tool claims: numbered, dated, or sorted by name, in sub-folders too (`v1.9/` before
 * `v1.10/`). What runs them is not known, hence no transaction is taken for granted.
 */
export const plain: Convention = {
  id: 'plain',
  title: 'SQL files',
  asks: [],
  outsideTransaction: 'alone',

  recognise(files) {
    const sql = files.filter((path) => isSql(path) && !isAside(path));
    const folders = groupBy(sql, historyOf);
    const found = [...folders].flatMap(([folder, members]) => {
      const numbered = members.filter((path) =>
        /(^|\/)[vV]?\d[^/]*(\/(up|down)\.sql)?$/.test(relative(folder, path)),
      ).length;
      const named = MIGRATIONS.test(folder);
      if (!named && (numbered < 2 || numbered < members.length * 0.6)) return [];
      const certainty = named ? (numbered > 0 ? 0.4 : 0.3) : 0.25;
      return {
        folder,
        certainty: unlessTest(certainty, folder),
        because: `it holds ${count(members.length, 'SQL file')} such as ${relative(folder, members[0] as string)}`,
        ...engineField(engineOfPath(folder)),
      };
    });
    if (found.length > 0) return found;
    const only = [...groupBy(sql, (path) => folderOf(path))].filter(([folder]) => !isTest(folder));
    return only.length !== 1
      ? []
      : only.map(([folder]) => ({
          folder,
          certainty: 0.15,
          because: `it is the only folder with SQL files`,
          ...engineField(engineOfPath(folder)),
        }));
  },

  order(folder, files) {
    return files
      .filter((path) => isSql(path) && isUnder(folder, path) && !isAside(path))
      .map((path): MigrationFile => {
        const within = relative(folder, path);
        const base = baseName(path);
        const pair = /^(up|down)\.sql$/.exec(base);
        const direction = DOWN.test(base) ? 'down' : MARKED.test(base) ? 'up' : 'both';
        // Sub-folders repeat base names, so the path below the history tells them apart.
        const identity = pair ? folderOf(within) : within.replace(DIRECTION, '.sql');
        const last = pair ? baseName(folderOf(within)) : base;
        const version = /\d+(?:[._]\d+)*/.exec(last)?.[0] ?? '';
        const name = words(
          last
            .replace(DIRECTION, '')
            .replace(/\.sql$/, '')
            .replace(/^[vVR]?\d[\d._-]*/, ''),
        );
        return { path, version, name, direction, identity };
      })
      .sort(
        (a, b) =>
          compareNatural(a.identity, b.identity) ||
          Number(a.direction === 'down') - Number(b.direction === 'down') ||
          compareNatural(a.path, b.path),
      );
  },

  sections(file, text, flavour) {
    const sections: Sections =
      file.direction === 'both'
        ? markedSections(text, marks(text), flavour)
        : whole(text, file.direction === 'down' ? 'down' : 'up', { transaction: false });
    const { values, control } = findTemplates(text);
    return {
      ...sections,
      transaction: false,
      placeholders: [...values, ...(flavour === 'postgresql' ? findPsqlVariables(text) : [])].sort(
        (a, b) => a.start - b.start,
      ),
      directives: [...sections.directives, ...control].sort((a, b) => a.start - b.start),
    };
  },

  next(request) {
    const last = request.existing.at(-1);
    // Among the others, unless another folder was asked for: there is no tool to say that names go on elsewhere.
    const beside = last && isUnder(request.folder, last.path) ? folderOf(last.path) : request.folder;
    if (last && /^(up|down)\.sql$/.test(baseName(last.path))) {
      return nextFolder(request, isUnder(request.folder, last.path) ? folderOf(beside) : beside);
    }
    const siblings = last ? request.existing.filter((file) => folderOf(file.path) === folderOf(last.path)) : [];
    const unnumbered = last && !siblings.some((file) => /^\d/.test(baseName(file.path)));
    if (unnumbered) {
      // A number would sort before these names.
      const name = baseName(last.path).replace(/\.sql$/, '');
      return [
        {
          path: join(beside, `${name}_${request.sequence + 1}_${request.name}.sql`),
          text: paragraph(request.up),
        },
      ];
    }
    const { stem, pairs } = nextName({ ...request, folder: beside, existing: siblings }, 4);
    if (pairs) return nextPair({ ...request, existing: siblings }, stem);
    return [{ path: `${stem}.sql`, text: bothWays(request, siblings) }];
  },
};

/** Both ways in one file, under the marks that its siblings have. */
function bothWays(request: NextMigration, siblings: readonly MigrationFile[]): string {
  const up = paragraph(request.up);
  for (const { path } of siblings.toReversed()) {
    const text = request.config?.get(path) ?? '';
    const read = marks(text);
    const found = [...lines(text)].flatMap((line) => {
      const kind = read(line.text)?.kind;
      return kind ? [{ kind, text: line.text }] : [];
    });
    const [first, second] = found;
    if (found.length === 2 && first?.kind === 'up' && second?.kind === 'down')
      return `${first.text}\n${up}\n${second.text}\n${paragraph(request.down)}`;
    if (found.length === 1 && first?.kind === 'down' && request.down.trim() !== '')
      return `${up}\n${first.text}\n${paragraph(request.down)}`;
  }
  return up;
}

function nextFolder(request: Parameters<Convention['next']>[0], folder: string) {
  const names = request.existing.map((file) => ({ ...file, path: `${folderOf(file.path)}.sql` }));
  const own = join(folder, baseName(nextName({ ...request, folder, existing: names }).stem));
  const down = paragraph(request.down);
  const up = { path: join(own, 'up.sql'), text: paragraph(request.up) };
  return down === '' ? [up] : [up, { path: join(own, 'down.sql'), text: down }];
}

const MIGRATIONS =
  /(^|[/_-])(migrations?|migrate|autopatches|patches|upgrades?|updates?|deltas?|evolutions|versioned)([/_-]|$)/i;
const DOWN = /(^|[._-])(down|rollback|undo|revert)\.sql$/i;
const DIRECTION = /(?:[._-](?:up|down|rollback|undo|revert)|(?<=^|\/)(?:up|down))\.sql$/i;
const MARKED = /(^|[._-])up\.sql$/i;

/** SQL that stands beside migrations: dumps, seeds, queries, and sources of functions and views. */
function isAside(path: string): boolean {
  if (/(^|\/)node_modules\//.test(path)) return true;
  const folder = baseName(folderOf(path));
  // `v1.0/schema.sql` is a first migration, `db/schema.sql` a dump.
  if (/^(schema|structure|dump|seeds?|fixtures?)\.sql$/i.test(baseName(path))) return !/\d/.test(folder);
  return /^(quer(y|ies)|seeds?|fixtures?|functions|views|procedures|snapshots?|rollbacks?)$/i.test(folder);
}

/** Folder of the history a file belongs to: above `up.sql` folders, and above sub-folders named like versions. */
function historyOf(path: string): string {
  let folder = folderOf(path);
  if (/^(up|down)\.sql$/.test(baseName(path))) return folderOf(folder);
  while (folder !== '' && /^[vVR]?\d[\w.]*([-_].*)?$/.test(baseName(folder)) && !isEngine(folder))
    folder = folderOf(folder);
  return folder;
}

const isEngine = (folder: string): boolean => engineOfWord(baseName(folder)) !== undefined;

/**
 * Marks of other tools, where the name of a file says nothing. A bare `-- down` counts only after a bare `-- up`: alone it
 * may be a remark, and taking ups for downs would hide them.
 */
function marks(text: string): (line: string) => Mark | undefined {
  const both = /^\s*--+\s*up\s*:?\s*$/im.test(text);
  return (line) => {
    if (/^----\s*create above\s*\/\s*drop below\s*----\s*$/.test(line)) return { kind: 'down' };
    const word =
      /^\s*(?:--+|#)\s*(?:-+\s*)?(?:!|@|\+\w+\s+|migrate:|\/\/@)?(up|down|undo)s?(?:\s+migration)?\s*:?\s*(?:\S+:\S+)?\s*$/i.exec(
        line,
      );
    if (!word) return undefined;
    const strong = /[!@+]|migrate:|migration/i.test(line);
    if (!strong && !both) return undefined;
    return { kind: /^up$/i.test(word[1] ?? '') ? 'up' : 'down' };
  };
}
