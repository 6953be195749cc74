import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Cursor } from './cursor.ts';
import { readValue } from './expression.ts';
import { option, readOptions } from './options.ts';
import { renameTable } from './rename.ts';
import { readWord } from './types.ts';

/**
 * Actions of ALTER TABLE that node-sql-parser rejects: in 82 of the 2,613 of the corpus. CONVERT TO (51), ALTER COLUMN (26),
 * RENAME to a table of another database (5); RENAME INDEX and several options in a row elsewhere.
 */
export function actionByHand(part: Cursor, table: Name): Change[] | undefined {
  part.index = 0;
  const changes = action(part, table) ?? [];
  return changes.length > 0 && part.done ? changes : undefined;
}

function action(part: Cursor, table: Name): Change[] | undefined {
  const whole = part.span;
  const asWritten = (): Change[] => {
    part.index = part.tokens.length;
    return [option(table, 'other', part.source.text.slice(whole.start, whole.end), whole)];
  };
  switch (part.peek()?.word) {
    case 'ALTER':
      return readAlter(part, table);
    case 'RENAME':
      return readRename(part, table);
    case 'CONVERT': {
      if (part.is('CONVERT', 'PARTITION')) return asWritten();
      if (!part.take('CONVERT', 'TO') || !part.takeAny('CHARACTER SET', 'CHARSET')) return undefined;
      const charset = readWord(part);
      const collate = part.take('COLLATE') ? readWord(part) : undefined;
      return [option(table, 'character-set', `convert ${charset}${collate ? ` collate ${collate}` : ''}`, whole)];
    }
    case 'ADD':
    case 'DROP': {
      const next = part.peek(1)?.word ?? '';
      const versions = (next === 'SYSTEM' && part.peek(2)?.word === 'VERSIONING') || part.is('ADD', 'PERIOD', 'FOR');
      return next === 'PARTITION' || versions ? asWritten() : undefined;
    }
    case 'PARTITION':
    case 'ORDER':
      return asWritten();
    default:
      return part.peek(1)?.word === 'PARTITION' ? asWritten() : readOptions(part, table);
  }
}

function readAlter(part: Cursor, table: Name): Change[] | undefined {
  part.take('ALTER');
  if (part.takeAny('INDEX', 'KEY')) {
    const index = part.name();
    const state = part.takeAny('VISIBLE', 'INVISIBLE', 'IGNORED', 'NOT IGNORED');
    return index && state
      ? [
          {
            kind: 'other',
            what: `alter index ${state.toLowerCase()}`,
            object: { name: index.name },
            tables: [table],
            at: index.at,
          },
        ]
      : undefined;
  }
  if (part.takeAny('CHECK', 'CONSTRAINT')) {
    const constraint = part.name();
    const enforced = part.takeAny('ENFORCED', 'NOT ENFORCED');
    return constraint && enforced
      ? [
          {
            kind: 'alter-constraint',
            table,
            constraint: constraint.name,
            enforced: enforced === 'ENFORCED',
            at: constraint.at,
          },
        ]
      : undefined;
  }
  part.take('COLUMN');
  part.take('IF', 'EXISTS');
  const column = part.name();
  if (!column) return undefined;
  const on = { table, column: column.name, at: column.at };
  if (part.take('DROP', 'DEFAULT')) return [{ kind: 'drop-default', ...on }];
  if (part.take('SET', 'DEFAULT')) return [{ kind: 'set-default', ...on, default: readValue(part) }];
  const seen = part.take('SET') && part.takeAny('VISIBLE', 'INVISIBLE');
  return seen ? [{ kind: 'set-column-option', ...on, option: 'options', value: seen.toLowerCase() }] : undefined;
}

/** RENAME INDEX, and RENAME to a table of another database. */
function readRename(part: Cursor, table: Name): Change[] | undefined {
  part.take('RENAME');
  if (part.takeAny('INDEX', 'KEY')) {
    part.take('IF', 'EXISTS');
    const from = part.name();
    const to = part.take('TO') ? part.name() : undefined;
    return from && to && [{ kind: 'rename-index', index: { name: from.name }, table, to: to.name, at: from.at }];
  }
  part.takeAny('TO', 'AS', '=');
  const to = part.qualified();
  return to && renameTable(table, to.name, to.at);
}
