import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Span } from '../../../text/span.ts';
import type { ReadStatement } from '../../dialect.ts';
import { readAlterTable, readOptions, renameTable } from './alter.ts';
import { readCreateIndex, readCreateTable, unwrapped } from './create.ts';
import { Cursor, prepare, type Source, stringValue, type Token, wordsOf } from './cursor.ts';
import { readRoutine, readTrigger } from './program.ts';
import { readTokens } from './query.ts';

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

type Fail = (at: { failedAt: number }) => undefined;

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

function readLoad(cursor: Cursor): Change[] | undefined {
  const into = cursor.tokens.findIndex((t, i) => t.word === 'INTO' && cursor.tokens[i + 1]?.word === 'TABLE');
  if (into < 0) return undefined;
  cursor.index = into + 2;
  const table = cursor.qualified();
  const columns = cursor.tokens.findIndex((t, i) => i > into + 2 && t.word === '(');
  cursor.index = columns < 0 ? cursor.tokens.length : columns;
  const named =
    cursor
      .group()
      ?.list()
      .flatMap((c) => c.name()?.name ?? []) ?? [];
  cursor.index = cursor.tokens.length;
  return table && [{ kind: 'copy-rows', table: table.name, columns: named, direction: 'from', at: table.at }];
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

/** ALGORITHM, DEFINER and SQL SECURITY, which stand before VIEW (and DEFINER before TRIGGER and routines). */
function readViewOptions(cursor: Cursor): Record<string, string> {
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

function readCreateView(
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

// ── session ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function readSet(cursor: Cursor, whole: Span): Change[] | undefined {
  cursor.take('SET');
  if (cursor.is('PASSWORD') || cursor.is('ROLE') || cursor.is('DEFAULT', 'ROLE') || cursor.is('STATEMENT')) {
    return cursor.is('STATEMENT') ? undefined : other(cursor, `set ${cursor.peek()?.text.toLowerCase()}`);
  }
  if (cursor.takeAny('SESSION TRANSACTION', 'GLOBAL TRANSACTION', 'TRANSACTION')) {
    const value = cursor.rest;
    cursor.index = cursor.tokens.length;
    return [{ kind: 'set', setting: 'transaction', value, local: false, at: whole }];
  }
  const changes: Change[] = [];
  for (const part of cursor.list()) {
    const from = part.index;
    const scope = part.takeAny('SESSION', 'LOCAL', 'GLOBAL', 'PERSIST', 'PERSIST_ONLY');
    const token = part.peek();
    if (!token) return undefined;
    const at = { start: token.start, end: token.end };
    if (part.takeAny('NAMES', 'CHARACTER SET', 'CHARSET')) {
      changes.push({ kind: 'set', setting: 'names', value: part.rest, local: false, at });
      continue;
    }
    part.index++;
    let setting = token.text.replaceAll('`', '');
    while (part.take('.')) setting += `.${part.name()?.name ?? ''}`;
    if (!part.take('=') && !part.take(':', '=')) {
      part.index = from;
      return undefined;
    }
    const value = part.rest;
    const system = setting.replace(/^@@(session\.|local\.)?/i, '').toLowerCase();
    const global = scope === 'GLOBAL' || scope?.startsWith('PERSIST') === true;
    const only = part.peek();
    const plain = only?.kind === 'string' && part.tokens.length - part.index === 1 ? stringValue(only.text) : value;
    changes.push({
      kind: 'set',
      setting: `${global ? 'global.' : ''}${system}`,
      value: value.toUpperCase() === 'DEFAULT' ? null : plain,
      local: false,
      at,
    });
  }
  return changes;
}

/** Understood, and without effect on a catalog. `heads`: only if the next word is one of these. */
function other(cursor: Cursor, what: string, heads?: RegExp): Change[] | undefined {
  if (heads && !heads.test(cursor.peek()?.word ?? '')) return undefined;
  const at = cursor.span;
  cursor.index = cursor.tokens.length;
  return [{ kind: 'other', what, at }];
}

/** Statements that change no schema, by their first words. */
const plain =
  /^(SHOW|USE|FLUSH|RESET|KILL|DESC|DESCRIBE|EXPLAIN|CHECKSUM|CHECK|REPAIR|BACKUP|INSTALL|UNINSTALL|PURGE|CHANGE|STOP|DEALLOCATE|CACHE|SHUTDOWN|SIGNAL|GET|DELIMITER|RESTART|CLONE)$/;

function readSession(cursor: Cursor, whole: Span): Change[] | undefined {
  const end = (kind: 'begin' | 'commit' | 'rollback' | 'savepoint'): Change[] => {
    cursor.index = cursor.tokens.length;
    return [{ kind, at: whole }];
  };
  const head = cursor.peek()?.word ?? '';
  if (head === 'BEGIN' && cursor.tokens.length <= 2) return end('begin');
  if (cursor.is('START', 'TRANSACTION')) return end('begin');
  if (head === 'COMMIT') return end('commit');
  if (head === 'ROLLBACK') return end(cursor.tokens.some((t) => t.word === 'TO') ? 'savepoint' : 'rollback');
  if (head === 'SAVEPOINT' || cursor.is('RELEASE', 'SAVEPOINT')) return end('savepoint');
  if (cursor.takeAny('LOCK TABLES', 'LOCK TABLE')) return readLock(cursor, whole);
  if (cursor.takeAny('UNLOCK TABLES', 'UNLOCK TABLE')) return other(cursor, 'unlock tables');
  const upkeep = cursor.takeAny('ANALYZE', 'OPTIMIZE');
  if (upkeep) {
    cursor.takeAny('NO_WRITE_TO_BINLOG', 'LOCAL');
    if (!cursor.takeAny('TABLE', 'TABLES')) return other(cursor, upkeep.toLowerCase());
    return cursor.list().flatMap((part): Change[] => {
      const table = part.qualified();
      if (!table) return [];
      return [
        {
          kind: upkeep === 'ANALYZE' ? 'analyze' : 'vacuum',
          table: table.name,
          full: upkeep !== 'ANALYZE',
          at: table.at,
        },
      ];
    });
  }
  if (head === 'CALL') return readCall(cursor);
  if (head === 'DO') return other(cursor, 'do');
  if (head === 'GRANT' || head === 'REVOKE') return readGrant(cursor, whole);
  return plain.test(head) ? other(cursor, head.toLowerCase()) : undefined;
}

function readLock(cursor: Cursor, whole: Span): Change[] | undefined {
  const tables: Name[] = [];
  const modes: string[] = [];
  for (const part of cursor.list()) {
    const table = part.qualified();
    if (!table) return undefined;
    tables.push(table.name);
    modes.push(part.tokens.some((t) => t.word === 'WRITE') ? 'write' : 'read');
  }
  return [{ kind: 'lock-table', tables, mode: modes.includes('write') ? 'write' : 'read', at: whole }];
}

function readCall(cursor: Cursor): Change[] | undefined {
  cursor.take('CALL');
  const name = cursor.qualified();
  const args = cursor.group()?.list() ?? [];
  if (!name) return undefined;
  const literals = args.flatMap((a) =>
    a.tokens.length === 1 && a.tokens[0]?.kind === 'string' ? [stringValue(a.rest)] : [],
  );
  return [{ kind: 'call', call: { name: name.name, arguments: args.length, literals, at: name.at }, at: name.at }];
}

function readGrant(cursor: Cursor, whole: Span): Change[] {
  const kind = cursor.is('GRANT') ? 'grant' : 'revoke';
  const on = cursor.tokens.findIndex((t) => t.word === 'ON');
  const to = cursor.tokens.findLastIndex((t) => t.word === (kind === 'grant' ? 'TO' : 'FROM'));
  const part = (from: number, end: number): Cursor => new Cursor(cursor.source, cursor.tokens.slice(from, end));
  const end = to < 0 ? cursor.tokens.length : to;
  const privileges = part(1, on < 0 ? end : on)
    .list()
    .map((p) => p.rest);
  const roles =
    to < 0
      ? []
      : part(to + 1, cursor.tokens.length)
          .list()
          .map((p) => p.rest);
  const object = on < 0 ? undefined : part(on + 1, end);
  object?.takeAny('TABLE', 'FUNCTION', 'PROCEDURE');
  const written = object?.rest;
  const name = object?.qualified()?.name;
  cursor.index = cursor.tokens.length;
  return [{ kind, privileges, on: written ?? 'role', objects: name ? [name] : [], roles, at: whole }];
}
