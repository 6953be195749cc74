import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Span } from '../../../text/span.ts';
import { Cursor, stringValue } from './cursor.ts';

/** SET, one Change for each setting. */
export function readSet(cursor: Cursor, whole: Span): Change[] | undefined {
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
export function other(cursor: Cursor, what: string, heads?: RegExp): Change[] | undefined {
  if (heads && !heads.test(cursor.peek()?.word ?? '')) return undefined;
  const at = cursor.span;
  cursor.index = cursor.tokens.length;
  return [{ kind: 'other', what, at }];
}

/** Statements that change no schema, by their first words. */
const plain =
  /^(SHOW|USE|FLUSH|RESET|KILL|DESC|DESCRIBE|EXPLAIN|CHECKSUM|CHECK|REPAIR|BACKUP|INSTALL|UNINSTALL|PURGE|CHANGE|STOP|DEALLOCATE|CACHE|SHUTDOWN|SIGNAL|GET|DELIMITER|RESTART|CLONE)$/;

/** What is neither a query nor about an object of the schema. */
export function readSession(cursor: Cursor, whole: Span): Change[] | undefined {
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

/** LOAD DATA … INTO TABLE. */
export function readLoad(cursor: Cursor): Change[] | undefined {
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
