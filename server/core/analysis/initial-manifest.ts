import { showEngine } from '../project/engine.ts';
import type { Database, ProjectState } from '../project/project.ts';

/** What was inferred, written down as a manifest, with what each line rests on. */
export function initialManifest(state: ProjectState): string {
  const lines = ['bellows: 1', ''];
  const { databases } = state;
  const describe = (database: Database, indent: string): string[] => [
    `${indent}engine: ${showEngine(database.engine)}  # the version your servers really run`,
    `${indent}migrations: ${database.folder || '.'}`,
    `${indent}tool: ${database.convention.id}`,
  ];
  const [first] = databases;
  if (databases.length === 1 && first) lines.push('database:', ...describe(first, '  '));
  else if (databases.length > 1) {
    lines.push('databases:');
    for (const database of databases)
      lines.push(`  ${JSON.stringify(database.name || database.folder)}:`, ...describe(database, '    '));
  } else lines.push('# No migrations were found. Name their folder:', '# database:', '#   migrations: db/migrations');
  const previous = state.previous[0];
  lines.push(
    '',
    `# Releases are the git tags v1.2.3 and 1.2.3.${previous ? ` The previous server is ${previous.version} (${previous.because}).` : ''}`,
    '# tags: v*',
    '# previous: 1',
  );
  lines.push(
    '',
    '# How servers are replaced: rolling, blue-green, canary or recreate.',
    'deploy: { strategy: rolling, order: migrate-first }',
    '',
  );
  return lines.join('\n');
}
