import { unusedObjects } from '../analysis/unused.ts';
import type { Database } from '../project/project.ts';
import { count, list } from '../text/words.ts';

/** What no server uses any more, an object a line, and what was searched: candidates for a contract step. */
export function unusedText(database: Database): string {
  const { objects, asked, undecided } = unusedObjects(database);
  const who = list(asked);
  const lines = objects.map(({ name, since }) => (since ? `${name}  (since ${since})` : name));
  const found =
    objects.length === 0
      ? `Nothing is unused by all of ${who}.`
      : `${count(objects.length, 'object')} that none of ${who} ${objects.length === 1 ? 'uses' : 'use'}: a release may take them away.`;
  const open = undecided > 0 ? ` Of ${count(undecided, 'more object')} it can not be told.` : '';
  return `${[...lines, ...(lines.length > 0 ? [''] : []), found + open].join('\n')}\n`;
}
