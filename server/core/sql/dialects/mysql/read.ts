import type { Change } from '../../../schema/change.ts';
import type { Span } from '../../../text/span.ts';
import type { ReadStatement } from '../../dialect.ts';
import { readAlterTable, readOptions, renameTable } from './alter.ts';
import { readCreateIndex, readCreateTable, unwrapped } from './create.ts';
import { Cursor, prepare, type Source, type Token, wordsOf } from './cursor.ts';
import { readRoutine, readTrigger } from './program.ts';
import { type Fail, readTokens } from './query.ts';
import { other, readLoad, readSession, readSet } from './session.ts';
import { readCreateView, readViewOptions } from './view.ts';

/**
 * Reads one statement. What a table is made of is read from our own tokens, as node-sql-parser knows too few types and
 * ALTER actions and has no places for most names; queries, and every expression, are read by node-sql-parser.
 */
export function read(statement: string): ReadStatement {
  const source = prepare(statement);
  return readSource(source, source.tokens);
}

function readSource(source: Source, tokens: readonly Token[]): ReadStatement {
  const whole: Span = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? source.text.length };
  const cursor = new Cursor(source, tokens);
  let failed: { failedAt: number } | undefined;
  const fail = (at: { failedAt: number }): undefined => {
    failed = at;
    return undefined;
  };
  if (cursor.done) return { changes: [{ kind: 'other', what: 'nothing', at: whole }] };
  const changes = dispatch(cursor, whole, fail);
  if (changes && changes.length > 0 && cursor.done) {
    const opaque = changes.find((c) => c.kind === 'opaque');
    return opaque?.kind === 'opaque' ? { changes, error: { message: opaque.reason, at: opaque.at } } : { changes };
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
  };
}

/** Statements that run other statements, which can't be seen from here. */
const opaqueHeads = /^(PREPARE|EXECUTE|SOURCE|HELP|XA|HANDLER|BINLOG)\b/i;

function dispatch(cursor: Cursor, whole: Span, fail: Fail): Change[] | undefined {
  switch (cursor.peek()?.word) {
    case 'CREATE':
      return readCreate(cursor, fail);
    case 'ALTER':
      return readAlter(cursor);
    case 'DROP':
      return readDrop(cursor);
    case 'RENAME':
      return readRename(cursor);
    case 'TRUNCATE': {
      cursor.take('TRUNCATE');
      cursor.take('TABLE');
      const table = cursor.qualified();
      return table && [{ kind: 'truncate', tables: [table.name], cascade: false, at: table.at }];
    }
    case 'SELECT':
    case 'WITH':
    case 'INSERT':
    case 'REPLACE':
    case 'UPDATE':
    case 'DELETE':
    case '(':
      return readRows(cursor, whole, fail);
    case 'LOAD':
      return readLoad(cursor);
    case 'SET':
      return readSet(cursor, whole);
    default:
      return readSession(cursor, whole);
  }
}

/** A statement in the body of a routine. */
const readInside = (source: Source, tokens: readonly Token[]): readonly Change[] => readSource(source, tokens).changes;

// ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const kinds = { insert: 'insert-rows', update: 'update-rows', delete: 'delete-rows' } as const;

function readRows(cursor: Cursor, whole: Span, fail: Fail): Change[] | undefined {
  const result = readTokens(cursor.source, unwrapped(cursor.tokens));
  if ('failedAt' in result) return fail(result);
  cursor.index = cursor.tokens.length;
  const filtered = hasWhere(cursor.tokens);
  return result.queries.map((query): Change => {
    const { verb, target } = query;
    if (target && (verb === 'insert' || verb === 'update' || verb === 'delete')) {
      return { kind: kinds[verb], table: target.name, query, filtered, at: target.at };
    }
    return { kind: 'select', query, at: whole };
  });
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

function readCreate(cursor: Cursor, fail: Fail): Change[] | undefined {
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
      return readCreateTable(cursor, what !== 'TABLE');
    case 'VIEW':
      return readCreateView(cursor, replace, options, fail);
    case 'TRIGGER':
      return readTrigger(cursor, replace);
    case 'PROCEDURE':
      return readRoutine(cursor, true, replace, readInside);
    case 'FUNCTION':
    case 'AGGREGATE FUNCTION':
      return cursor.tokens.some((t) => t.word === 'SONAME')
        ? other(cursor, 'create function')
        : readRoutine(cursor, false, replace, readInside);
    case 'DATABASE':
    case 'SCHEMA': {
      const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
      const name = cursor.name();
      cursor.index = cursor.tokens.length;
      return name && [{ kind: 'create-schema', schema: name.name, ifNotExists, at: name.at }];
    }
    case undefined:
      return other(
        cursor,
        `create ${cursor.peek()?.text.toLowerCase()}`,
        /^(USER|ROLE|EVENT|SERVER|SEQUENCE|TABLESPACE|LOGFILE|UNDO|RESOURCE|SPATIAL)$/,
      );
    default:
      return readCreateIndex(cursor, what.split(' ')[0] ?? '');
  }
}

function readAlter(cursor: Cursor): Change[] | undefined {
  cursor.take('ALTER');
  const start = cursor.index;
  cursor.takeAny('ONLINE', 'OFFLINE');
  cursor.take('IGNORE');
  if (cursor.take('TABLE')) return readAlterTable(cursor);
  cursor.index = start;
  const options = readViewOptions(cursor);
  if (cursor.is('VIEW')) {
    cursor.take('VIEW');
    return readCreateView(cursor, true, options, () => undefined);
  }
  return other(
    cursor,
    `alter ${cursor.peek()?.text.toLowerCase()}`,
    /^(DATABASE|SCHEMA|USER|ROLE|EVENT|SERVER|SEQUENCE|TABLESPACE|INSTANCE|PROCEDURE|FUNCTION|LOGFILE|UNDO|RESOURCE)$/,
  );
}

function readDrop(cursor: Cursor): Change[] | undefined {
  cursor.take('DROP');
  const what = cursor.takeAny(
    'TEMPORARY TABLE',
    'TABLES',
    'TABLE',
    'VIEW',
    'INDEX',
    'TRIGGER',
    'PROCEDURE',
    'FUNCTION',
    'DATABASE',
    'SCHEMA',
    'PREPARE',
  );
  const ifExists = cursor.take('IF', 'EXISTS');
  const cascade = false;
  const start = cursor.index;
  switch (what) {
    case 'TABLE':
    case 'TABLES':
    case 'TEMPORARY TABLE':
    case 'VIEW': {
      const names = cursor.list().map((part) => {
        const found = part.qualified();
        part.takeAny('CASCADE', 'RESTRICT');
        return part.done ? found : undefined;
      });
      if (names.length === 0 || names.some((n) => n === undefined)) {
        cursor.index = start;
        return undefined;
      }
      return names.flatMap((n): Change[] => {
        if (!n) return [];
        if (what === 'VIEW')
          return [{ kind: 'drop-view', view: n.name, materialized: false, ifExists, cascade, at: n.at }];
        return [{ kind: 'drop-table', table: n.name, ifExists, cascade, at: n.at }];
      });
    }
    case 'INDEX': {
      const index = cursor.name();
      const table = cursor.take('ON') ? cursor.qualified() : undefined;
      if (!index || !table) return undefined;
      const drop: Change = {
        kind: 'drop-index',
        index: { name: index.name },
        table: table.name,
        concurrently: false,
        ifExists,
        cascade,
        at: index.at,
      };
      return [drop, ...(cursor.done ? [] : (readOptions(cursor, table.name) ?? []))];
    }
    case 'TRIGGER': {
      const trigger = cursor.qualified();
      return trigger && [{ kind: 'drop-trigger', trigger: trigger.name.name, ifExists, cascade, at: trigger.at }];
    }
    case 'PROCEDURE':
    case 'FUNCTION': {
      const routine = cursor.qualified();
      return (
        routine && [
          {
            kind: 'drop-function',
            function: routine.name,
            procedure: what === 'PROCEDURE',
            ifExists,
            cascade,
            at: routine.at,
          },
        ]
      );
    }
    case 'DATABASE':
    case 'SCHEMA': {
      const schema = cursor.name();
      return schema && [{ kind: 'drop-schema', schema: schema.name, ifExists, cascade: true, at: schema.at }];
    }
    case 'PREPARE':
      return other(cursor, 'deallocate');
    default:
      return other(
        cursor,
        `drop ${cursor.peek()?.text.toLowerCase()}`,
        /^(USER|ROLE|EVENT|SERVER|SEQUENCE|TABLESPACE|LOGFILE|UNDO|RESOURCE|PACKAGE)$/,
      );
  }
}

function readRename(cursor: Cursor): Change[] | undefined {
  cursor.take('RENAME');
  if (cursor.is('USER')) return other(cursor, 'rename user');
  if (!cursor.takeAny('TABLE', 'TABLES')) return undefined;
  const ifPresent = cursor.take('IF', 'EXISTS');
  const changes: Change[] = [];
  for (const part of cursor.list()) {
    const from = part.qualified();
    const to = part.take('TO') ? part.qualified() : undefined;
    if (!from || !to || !part.done) return undefined;
    changes.push(...renameTable(from.name, to.name, from.at));
  }
  return ifPresent ? changes.map((change) => ({ ...change, ifPresent })) : changes;
}
