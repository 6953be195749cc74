import type { Change } from '../../../schema/change.ts';
import { type Cursor, unwrapped } from './cursor.ts';
import { type Fail, readTokens } from './query.ts';

/** ALGORITHM, DEFINER and SQL SECURITY, which stand before VIEW (and DEFINER before TRIGGER and routines). */
export function readViewOptions(cursor: Cursor): Record<string, string> {
  const options: Record<string, string> = {};
  for (;;) {
    if (cursor.take('ALGORITHM', '=')) options.algorithm = (cursor.tokens[cursor.index++]?.text ?? '').toLowerCase();
    else if (cursor.take('DEFINER', '=')) {
      const from = cursor.index++;
      if (cursor.take('@')) cursor.index++;
      else if (cursor.peek()?.kind === 'parameter') cursor.index++;
      cursor.take('(', ')');
      const to = cursor.tokens[cursor.index - 1];
      options.definer = cursor.source.text.slice(cursor.tokens[from]?.start, to?.end);
    } else if (cursor.take('SQL', 'SECURITY'))
      options.security = (cursor.tokens[cursor.index++]?.text ?? '').toLowerCase();
    else return options;
  }
}

/** CREATE VIEW or ALTER VIEW, after the word VIEW; `before`: the options that stand before it. */
export function readCreateView(
  cursor: Cursor,
  replace: boolean,
  before: Record<string, string>,
  fail: Fail,
): Change[] | undefined {
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const view = cursor.qualified();
  const columns =
    cursor
      .group()
      ?.list()
      .flatMap((c) => c.name()?.name ?? []) ?? [];
  if (!view || !cursor.take('AS')) return undefined;
  let tokens = cursor.tokens.slice(cursor.index);
  const options = { ...before };
  const check = tokens.findLastIndex((t) => t.word === 'WITH');
  if (check > 0 && tokens.at(-1)?.word === 'OPTION' && tokens.at(-2)?.word === 'CHECK') {
    options.check = tokens[check + 1]?.word === 'LOCAL' ? 'local' : 'cascaded';
    tokens = tokens.slice(0, check);
  }
  const result = readTokens(cursor.source, unwrapped(tokens));
  if ('failedAt' in result) return fail(result);
  const [query] = result.queries;
  if (!query) return undefined;
  cursor.index = cursor.tokens.length;
  return [
    {
      kind: 'create-view',
      view: view.name,
      materialized: false,
      replace,
      ifNotExists,
      temporary: false,
      columns,
      query,
      text: cursor.source.text.slice(tokens[0]?.start, tokens.at(-1)?.end),
      withData: true,
      options,
      at: view.at,
    },
  ];
}
