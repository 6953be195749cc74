import type { Change } from '../../../schema/change.ts';
import type { Span } from '../../../text/span.ts';
import type { ReadStatement } from '../../dialect.ts';
import { readAlterTable } from './alter.ts';
import { readCreateTable } from './create.ts';
import { Cursor, prepare, type Source, type Token, unwrapped, wordsOf } from './cursor.ts';
import type { Route } from './ddl.ts';
import { readObject } from './objects.ts';
import { readRoutine, readTrigger } from './program.ts';
import { type Fail, readTokens } from './query.ts';
import { other, readLoad, readSession, readSet } from './session.ts';
import { readCreateView, readViewOptions } from './view.ts';

/** A statement as read, and how it came to be. */
export interface Routed extends ReadStatement {
  readonly route: Route;
}

/**
 * Reads one statement. node-sql-parser reads it, as it stands or with stand-ins of the same length for what it lacks; what it
 * has no word for at all (routines, settings, options) is read from our own tokens.
 */
export function read(statement: string): ReadStatement {
  const { changes, error } = readRouted(statement);
  return error ? { changes, error } : { changes };
}

export function readRouted(statement: string): Routed {
  const source = prepare(statement);
  return readSource(source, source.tokens);
}

function readSource(source: Source, tokens: readonly Token[]): Routed {
  const whole: Span = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? source.text.length };
  const cursor = new Cursor(source, tokens);
  let failed: { failedAt: number } | undefined;
  const fail = (at: { failedAt: number }): undefined => {
    failed = at;
    return undefined;
  };
  if (cursor.done) return { changes: [{ kind: 'other', what: 'nothing', at: whole }], route: 'own' };
  const { changes, route } = dispatch(cursor, whole, fail);
  if (changes && changes.length > 0 && cursor.done) {
    const opaque = changes.find((c) => c.kind === 'opaque');
    if (opaque?.kind !== 'opaque') return { changes, route };
    return { changes, error: { message: opaque.reason, at: opaque.at }, route: 'opaque' };
  }
  const head = tokens
    .slice(0, 3)
    .map((t) => t.text)
    .join(' ');
  const stop = tokens.find((t) => t.start >= (failed?.failedAt ?? cursor.peek()?.start ?? whole.end)) ?? tokens.at(-1);
  const reason = opaqueHeads.test(head)
    ? `${head}: what it does is only known when it runs`
    : `Not understood: ${head} …`;
  const at = stop ? { start: stop.start, end: stop.end } : whole;
  return {
    changes: [{ kind: 'opaque', reason, names: wordsOf(tokens).slice(0, 500), at: whole }],
    error: { message: reason, at },
    route: 'opaque',
  };
}

/** Statements that run other statements, which can't be seen from here. */
const opaqueHeads = /^(PREPARE|EXECUTE|SOURCE|HELP|XA|HANDLER|BINLOG)\b/i;

interface Dispatched {
  readonly changes?: readonly Change[] | undefined;
  readonly route: Route;
}

function dispatch(cursor: Cursor, whole: Span, fail: Fail): Dispatched {
  const own = (changes: readonly Change[] | undefined): Dispatched => ({ changes, route: 'own' });
  switch (cursor.peek()?.word) {
    case 'CREATE':
      return readCreate(cursor, fail);
    case 'ALTER':
      return readAlter(cursor);
    case 'DROP':
      return readDrop(cursor, fail);
    case 'RENAME':
      return cursor.is('RENAME', 'USER') ? own(other(cursor, 'rename user')) : readWhole(cursor, fail);
    case 'TRUNCATE':
      return readWhole(cursor, fail);
    case 'SELECT':
    case 'WITH':
    case 'INSERT':
    case 'REPLACE':
    case 'UPDATE':
    case 'DELETE':
    case '(':
      return readRows(cursor, whole, fail);
    case 'LOAD':
      return own(readLoad(cursor));
    case 'SET':
      return own(readSet(cursor, whole));
    default:
      return own(readSession(cursor, whole));
  }
}

const failed: Dispatched = { route: 'opaque' };

/** A statement that node-sql-parser reads in one piece. */
function readWhole(cursor: Cursor, fail: Fail): Dispatched {
  cursor.index = 0;
  const read = readObject(cursor, fail);
  cursor.index = read ? cursor.tokens.length : 0;
  return read ?? failed;
}

/** A statement in the body of a routine. */
const readInside = (source: Source, tokens: readonly Token[]): readonly Change[] => readSource(source, tokens).changes;

// ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const kinds = { insert: 'insert-rows', update: 'update-rows', delete: 'delete-rows' } as const;

function readRows(cursor: Cursor, whole: Span, fail: Fail): Dispatched {
  const result = readTokens(cursor.source, unwrapped(cursor.tokens));
  if ('failedAt' in result) return { changes: fail(result), route: 'opaque' };
  cursor.index = cursor.tokens.length;
  const filtered = hasWhere(cursor.tokens);
  const changes = result.queries.map((query): Change => {
    const { verb, target } = query;
    if (target && (verb === 'insert' || verb === 'update' || verb === 'delete')) {
      return { kind: kinds[verb], table: target.name, query, filtered, at: target.at };
    }
    return { kind: 'select', query, at: whole };
  });
  return { changes, route: result.rewritten ? 'rewritten' : 'parsed' };
}

/** A WHERE of the statement's own, not of a sub-select. */
function hasWhere(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const { word } of tokens) {
    if (word === '(') depth++;
    else if (word === ')') depth--;
    else if (depth === 0 && word === 'WHERE') return true;
  }
  return false;
}

// ── objects ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function readCreate(cursor: Cursor, fail: Fail): Dispatched {
  const own = (changes: readonly Change[] | undefined): Dispatched => ({ changes, route: 'own' });
  cursor.take('CREATE');
  const replace = cursor.take('OR', 'REPLACE');
  const options = readViewOptions(cursor);
  cursor.takeAny('ONLINE', 'OFFLINE');
  const what = cursor.takeAny(
    'TEMPORARY TABLE',
    'TABLE',
    'UNIQUE INDEX',
    'FULLTEXT INDEX',
    'SPATIAL INDEX',
    'INDEX',
    'VIEW',
    'TRIGGER',
    'PROCEDURE',
    'AGGREGATE FUNCTION',
    'FUNCTION',
    'DATABASE',
    'SCHEMA',
  );
  switch (what) {
    case 'TABLE':
    case 'TEMPORARY TABLE':
      return readCreateTable(cursor, what !== 'TABLE') ?? failed;
    case 'VIEW':
      return { changes: readCreateView(cursor, replace, options, fail), route: 'parsed' };
    case 'TRIGGER':
      return own(readTrigger(cursor, replace));
    case 'PROCEDURE':
      return own(readRoutine(cursor, true, replace, readInside));
    case 'FUNCTION':
    case 'AGGREGATE FUNCTION':
      return own(
        cursor.tokens.some((t) => t.word === 'SONAME')
          ? other(cursor, 'create function')
          : readRoutine(cursor, false, replace, readInside),
      );
    case undefined:
      return own(
        other(
          cursor,
          `create ${cursor.peek()?.text.toLowerCase()}`,
          /^(USER|ROLE|EVENT|SERVER|SEQUENCE|TABLESPACE|LOGFILE|UNDO|RESOURCE|SPATIAL)$/,
        ),
      );
    default:
      return readWhole(cursor, fail);
  }
}

function readAlter(cursor: Cursor): Dispatched {
  cursor.take('ALTER');
  const start = cursor.index;
  cursor.takeAny('ONLINE', 'OFFLINE');
  cursor.take('IGNORE');
  if (cursor.take('TABLE')) return readAlterTable(cursor) ?? failed;
  cursor.index = start;
  const options = readViewOptions(cursor);
  if (cursor.take('VIEW')) return { changes: readCreateView(cursor, true, options, () => undefined), route: 'parsed' };
  const changes = other(
    cursor,
    `alter ${cursor.peek()?.text.toLowerCase()}`,
    /^(DATABASE|SCHEMA|USER|ROLE|EVENT|SERVER|SEQUENCE|TABLESPACE|INSTANCE|PROCEDURE|FUNCTION|LOGFILE|UNDO|RESOURCE)$/,
  );
  return { changes, route: 'own' };
}

/** node-sql-parser knows no DROP PROCEDURE or FUNCTION (161 statements of the corpus). */
function readDrop(cursor: Cursor, fail: Fail): Dispatched {
  cursor.take('DROP');
  const what = cursor.takeAny('PROCEDURE', 'FUNCTION', 'PREPARE');
  if (what === 'PREPARE') return { changes: other(cursor, 'deallocate'), route: 'own' };
  if (!what) {
    const plain = /^(USER|ROLE|EVENT|SERVER|SEQUENCE|TABLESPACE|LOGFILE|UNDO|RESOURCE|PACKAGE)$/;
    const changes = other(cursor, `drop ${cursor.peek()?.text.toLowerCase()}`, plain);
    return changes ? { changes, route: 'own' } : readWhole(cursor, fail);
  }
  const ifExists = cursor.take('IF', 'EXISTS');
  const routine = cursor.qualified();
  if (!routine) return failed;
  const { name, at } = routine;
  const procedure = what === 'PROCEDURE';
  return {
    changes: [{ kind: 'drop-function', function: name, procedure, ifExists, cascade: false, at }],
    route: 'own',
  };
}
