import type { Change, RoutineArgument } from '../../../schema/change.ts';
import type { Query } from '../../../schema/query.ts';
import { type Cursor, type Source, type Token, wordsOf } from './cursor.ts';
import { readTokens } from './query.ts';
import { readType } from './types.ts';

/** CREATE TRIGGER, after the word TRIGGER. The body's queries aren't kept, but every word of it is. */
export function readTrigger(cursor: Cursor, replace: boolean): Change[] | undefined {
  cursor.take('IF', 'NOT', 'EXISTS');
  const name = cursor.qualified();
  const timing = cursor.takeAny('BEFORE', 'AFTER')?.toLowerCase() as 'before' | 'after' | undefined;
  const event = cursor.takeAny('INSERT', 'UPDATE', 'DELETE')?.toLowerCase() as
    | 'insert'
    | 'update'
    | 'delete'
    | undefined;
  const table = cursor.take('ON') ? cursor.qualified() : undefined;
  if (!name || !timing || !event || !table || !cursor.take('FOR', 'EACH', 'ROW')) return undefined;
  if (cursor.takeAny('FOLLOWS', 'PRECEDES')) cursor.name();
  const words = wordsOf(cursor.tokens.slice(cursor.index));
  const { text, tokens } = cursor.source;
  cursor.index = cursor.tokens.length;
  return [
    {
      kind: 'create-trigger',
      trigger: name.name.name,
      table: table.name,
      replace,
      timing,
      events: [event],
      columns: [],
      row: true,
      text: text.slice(tokens[0]?.start, tokens.at(-1)?.end),
      words,
      at: name.at,
    },
  ];
}

const modes: Readonly<Record<string, RoutineArgument['mode']>> = { IN: 'in', OUT: 'out', INOUT: 'inout' };

/** CREATE PROCEDURE or FUNCTION, after that word. `readStatement` reads the DDL in the body. */
export function readRoutine(
  cursor: Cursor,
  procedure: boolean,
  replace: boolean,
  readStatement: (source: Source, tokens: readonly Token[]) => readonly Change[],
): Change[] | undefined {
  cursor.take('IF', 'NOT', 'EXISTS');
  const name = cursor.qualified();
  const list = cursor.group()?.list();
  if (!name || !list) return undefined;
  const args = list.flatMap((part): RoutineArgument[] => {
    const mode = modes[part.takeAny('INOUT', 'IN', 'OUT') ?? 'IN'] ?? 'in';
    const named = part.name();
    const read = named && readType(part);
    return read ? [{ name: named.name, mode, type: read.type }] : [];
  });
  const head = cursor.index;
  const returns = cursor.take('RETURNS') ? readType(cursor)?.type : undefined;
  const from = cursor.index;
  skipCharacteristics(cursor);
  const body = cursor.tokens.slice(cursor.index);
  const { source } = cursor;
  const options = cursor.tokens
    .slice(from, cursor.index)
    .map((t) => t.word)
    .join(' ');
  const queries: Query[] = [];
  const changes: Change[] = [];
  const variables = new Set([...args.map((a) => a.name?.toLowerCase() ?? ''), ...declared(body)]);
  for (const piece of pieces(body)) {
    if (/^(CREATE|ALTER|DROP|RENAME|TRUNCATE)$/.test(piece[0]?.word ?? ''))
      changes.push(...readStatement(source, piece));
    else if (/^(SELECT|WITH|INSERT|REPLACE|UPDATE|DELETE)$/.test(piece[0]?.word ?? '')) {
      const result = readTokens(source, piece);
      if ('queries' in result) queries.push(...result.queries.map((query) => withoutVariables(query, variables)));
    }
  }
  const bodyFrom = body[0]?.start ?? cursor.span.end;
  cursor.index = cursor.tokens.length;
  return [
    {
      kind: 'create-function',
      function: name.name,
      procedure,
      replace,
      arguments: args,
      ...(returns ? { returns } : {}),
      returnsSet: false,
      language: 'sql',
      volatility: /NOT DETERMINISTIC/.test(options) || !/DETERMINISTIC/.test(options) ? 'volatile' : 'immutable',
      body: source.text.slice(bodyFrom, source.tokens.at(-1)?.end),
      text: source.text.slice(cursor.tokens[head]?.start ?? bodyFrom, bodyFrom).trim(),
      queries,
      changes,
      words: wordsOf(body),
      at: name.at,
    },
  ];
}

/** Names of DECLARE a, b INT, in lower case. */
function declared(body: readonly Token[]): string[] {
  return body.flatMap((token, i) => {
    if (token.word !== 'DECLARE') return [];
    const names: string[] = [];
    for (let k = i + 1; k < body.length; k += 2) {
      names.push((body[k] as Token).text.replaceAll('`', '').toLowerCase());
      if (body[k + 1]?.word !== ',') break;
    }
    return names;
  });
}

/** The query without what it reads from parameters and variables, which hide columns of the same name. */
function withoutVariables(query: Query, variables: ReadonlySet<string>): Query {
  const inner = (queries: readonly Query[]): Query[] => queries.map((q) => withoutVariables(q, variables));
  return {
    ...query,
    references: query.references.filter((r) => r.qualifier.length > 0 || !variables.has(r.name.toLowerCase())),
    nested: inner(query.nested),
    branches: inner(query.branches),
    ...(query.source ? { source: withoutVariables(query.source, variables) } : {}),
  };
}

function skipCharacteristics(cursor: Cursor): void {
  for (;;) {
    if (cursor.take('COMMENT')) cursor.index++;
    else if (
      !cursor.takeAny(
        'LANGUAGE SQL',
        'NOT DETERMINISTIC',
        'DETERMINISTIC',
        'CONTAINS SQL',
        'NO SQL',
        'READS SQL DATA',
        'MODIFIES SQL DATA',
        'SQL SECURITY DEFINER',
        'SQL SECURITY INVOKER',
      )
    )
      return;
  }
}

/** The simple statements of a body: what stands between semicolons, after the words that open a block or a branch. */
export function pieces(body: readonly Token[]): Token[][] {
  const found: Token[][] = [];
  let piece: Token[] = [];
  let depth = 0;
  let cases = 0;
  for (const [i, token] of body.entries()) {
    const { word } = token;
    if (word === '(') depth++;
    else if (word === ')') depth--;
    if (word === 'CASE') cases++;
    else if (word === 'END' && cases > 0) cases--;
    // THEN and ELSE of a CASE expression are not branches; IF( is a function, IF at the start of a statement is not.
    const opens =
      depth === 0 && cases === 0 && /^(BEGIN|THEN|ELSE|DO|LOOP|REPEAT)$/.test(word) && body[i + 1]?.word !== '(';
    if (word === ';' || opens) {
      if (piece.length > 0) found.push(piece);
      piece = [];
    } else piece.push(token);
  }
  if (piece.length > 0) found.push(piece);
  return found;
}
