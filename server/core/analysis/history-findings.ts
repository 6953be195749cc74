import type { Database } from '../project/project.ts';
import type { Replayed } from '../project/replay.ts';
import type { Migration } from '../project/statements.ts';
import { noticeById } from '../rules/notices.ts';
import type { Span } from '../text/span.ts';
import { list } from '../text/words.ts';
import { type Finding, plainFinding } from './finding.ts';
import { duplicateVersions, outOfOrder } from './history-order.ts';
import { lossyDowns } from './lossy-downs.ts';

/**
 * What is wrong with a history rather than with a change: released files that were edited, versions out of order or twice,
 * ways down that are missing or destroy what was written since.
 */
export function historyFindings(database: Database): Finding[] {
  return [
    ...database.edited.flatMap((edited) => editedFinding(edited)),
    ...goneFindings(database),
    ...outOfOrder(database),
    ...duplicateVersions(database),
    ...withoutWayDown(database),
    ...lossyDowns(database),
  ];
}

/** Said once, at what comes next: the file it is about is not there. */
function goneFindings({ gone, replayed, firstNew }: Database): Finding[] {
  const place = (replayed[firstNew] ?? replayed.at(-1))?.migration;
  const first = gone[0];
  if (!place || !first) return [];
  const names = gone.map(({ identity }) => identity);
  const shown = names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : list(names);
  const several = names.length > 1;
  const message = `${shown} ${several ? 'were' : 'was'} released with ${first.since} and ${several ? 'are' : 'is'} no longer there: databases that exist have run ${several ? 'them' : 'it'}, new ones never will`;
  const at = place.statements.find(({ direction }) => direction === 'up')?.span ?? { start: 0, end: 1 };
  const finding = plainFinding('deleted-migration', place.file.path, at, message, '');
  return [
    {
      ...finding,
      advice: noticeById('deleted-migration')?.instead ?? '',
      object: first.identity,
      severity: gone.some(({ isRelease }) => isRelease) ? finding.severity : 'information',
    },
  ];
}

function editedFinding({ migration, released, since, isRelease, same }: Database['edited'][number]): Finding[] {
  const { file } = migration;
  const finding = {
    ...plainFinding('edited-migration', file.path, placeOf(migration, released), '', ''),
    object: file.identity,
  };
  if (same) {
    const what = downsDiffer(released, migration) ? 'its way down' : 'comments or blanks';
    const message = `This migration was released with ${since}, and ${what} changed since: what it does is the same`;
    const advice =
      'Tools that keep checksums (Flyway, sqlx, Prisma, Liquibase) refuse to go on all the same: put the released text back.';
    return [{ ...finding, severity: 'information', message, advice }];
  }
  const message = `This migration was edited since ${since}: where it has run, it does not run again`;
  const advice = `${noticeById('edited-migration')?.instead} The schema before the release is taken from the text of ${since}.`;
  // Merged, perhaps deployed: nobody tagged it.
  return [{ ...finding, message, advice, severity: isRelease ? finding.severity : 'warning' }];
}

const downsDiffer = (a: Migration, b: Migration): boolean => {
  const downs = (migration: Migration): string =>
    migration.statements.flatMap(({ direction, text }) => (direction === 'down' ? [text] : [])).join(';');
  return downs(a) !== downs(b);
};

/** Where it differs; of several migrations in one file, where this one begins. */
function placeOf(migration: Migration, released: Migration): Span {
  const [first] = migration.statements;
  if (migration.file.identity.includes('#') && first) return first.span;
  return firstDifference(released.text, migration.text);
}

/** The first line that is another one now. */
function firstDifference(old: string, now: string): Span {
  const before = old.replaceAll('\r\n', '\n').split('\n');
  let start = 0;
  for (const [index, line] of now.split('\n').entries()) {
    if (line.replace(/\r$/, '') !== before[index]) return { start, end: start + Math.max(1, line.trimEnd().length) };
    start += line.length + 1;
  }
  // Only lines at the end are gone.
  return { start: 0, end: Math.max(1, now.indexOf('\n')) };
}

/** New migrations that can't be undone where the others of the project can. */
function withoutWayDown(database: Database): Finding[] {
  const { replayed, firstNew, others } = database;
  const downs = new Map(others.filter((down) => down.statements.length > 0).map((down) => [down.file.version, down]));
  const hasDown = ({ file, statements }: Migration): boolean =>
    file.direction === 'both' ? statements.some((s) => s.direction === 'down') : downs.has(file.version);
  const countable = ({ file }: Migration): boolean => file.direction !== 'repeatable' && file.version !== '';
  // The latest ones tell the habit: a project may have given it up, or taken it up.
  const recent: Migration[] = [];
  for (let index = firstNew - 1; index >= 0 && recent.length < 10; index--) {
    const { migration } = replayed[index] as Replayed;
    if (countable(migration)) recent.push(migration);
  }
  if (recent.length === 0 || recent.filter(hasDown).length <= recent.length / 2) return [];
  return replayed.slice(firstNew).flatMap(({ migration }): Finding[] => {
    const { file, statements, text } = migration;
    if (!countable(migration) || hasDown(migration) || statements.length === 0) return [];
    const empty = file.direction === 'both' || others.some((down) => down.file.version === file.version);
    // An empty one that says something is an answer: there is no way down.
    const said =
      file.direction === 'both' ? text : (others.find((down) => down.file.version === file.version)?.text ?? '');
    if (empty && /--[^\r\n]*\b(no|not|nothing|never|irreversible|cannot|can't)\b/i.test(said)) return [];
    const start = statements.find((s) => s.direction === 'up')?.span ?? { start: 0, end: 1 };
    const message = `${file.identity} has no way down, and the migrations before it have one`;
    const advice = noticeById('no-way-down')?.instead ?? '';
    return [{ ...plainFinding('no-way-down', file.path, start, message, advice), object: file.identity }];
  });
}
