import { showEngine } from '../project/engine.ts';
import type { Database, ProjectState } from '../project/project.ts';
import { count, list } from '../text/words.ts';

/** The manifest a project would have if somebody had written down what is inferred, with comments that say so. */
export function initialManifest(state: ProjectState): string {
  const [only, ...more] = state.databases;
  const lines = [
    '# What Bellows found out by itself. Correct what is wrong; any key but `bellows` may go again.',
    'bellows: 1',
    '',
  ];
  if (only && more.length === 0) lines.push('database:', ...databaseLines(only, '  '));
  else if (only) {
    lines.push('databases:');
    const names = new Set<string>();
    for (const database of state.databases) {
      const name = unique(nameOf(database), names);
      lines.push(`  ${scalar(name)}:`, ...databaseLines(database, '    '));
    }
  } else lines.push('# No migrations were found. Name their folder:', '# database:', '#   migrations: db/migrations');
  const versions = state.previous.map((server) => server.version);
  const because = state.previous[0]?.because;
  lines.push(
    '',
    ...commented(
      'previous: 1',
      versions.length > 0
        ? `releases back that must keep working: now ${list(versions)}${because ? ` (${because})` : ''}`
        : 'releases back that must keep working; none is known yet',
    ),
    ...commented(
      'deploy: { strategy: rolling, order: migrate-first }',
      'taken for granted; also: blue-green, canary, recreate',
    ),
  );
  return `${lines.join('\n')}\n`;
}

function databaseLines(database: Database, indent: string): string[] {
  return [
    ...commented(`engine: ${showEngine(database.engine)}`, 'the version your servers really run: please check'),
    ...commented(
      `migrations: ${scalar(database.folder || '.')}`,
      `${count(database.replayed.length, 'migration')}, ${database.replayed.length - database.firstNew} of them new`,
    ),
    ...(database.convention.id === 'plain'
      ? []
      : commented(`tool: ${database.convention.id}`, `recognised: ${database.convention.title}`)),
  ].map((line) => indent + line);
}

const commented = (line: string, comment: string): string[] => [`${line.padEnd(34)} # ${comment}`];

/** The part of a folder's path that tells databases apart: `services/shop/migrations` → `shop`. */
function nameOf(database: Database): string {
  const parts = database.folder
    .split('/')
    .filter((part) => !/^(db|database|sql|migrations?|migrate|src|services|apps|packages)$/i.test(part));
  return database.name && !database.name.includes('/') ? database.name : (parts.at(-1) ?? 'main');
}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}-${n}`;
  taken.add(free);
  return free;
}

/** A YAML scalar: plain where that is surely a string, else quoted as JSON, which YAML reads too. */
const scalar = (text: string): string =>
  /^[A-Za-z./][\w./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|\.inf|\.nan)$/i.test(text)
    ? text
    : JSON.stringify(text);
