import { ask } from '../contract/ask.ts';
import type { ChangeOf } from '../schema/change.ts';
import { defineRule, type Report, type RuleContext, releasedTable } from './rule.ts';
import { subjectOf } from './subject.ts';
import { claim, usage } from './wording.ts';

export default defineRule({
  id: 'change-character-set',
  on: ['set-table-option', 'redefine-column'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Converting a table to another character set',
  why: 'All texts are written again under a lock that writes wait for; what the new character set lacks is refused or turned into `?`, also in what the previous server writes; index entries may grow past their limit, and comparisons follow the new collation.',
  instead:
    'Change the default for new columns only (DEFAULT CHARACTER SET), and move the old ones one by one through new columns.',
  hazards: ['A50'],
  dialects: ['mysql'],
  examples: {
    fires: {
      before: 'CREATE TABLE notes (id bigint PRIMARY KEY, body text) DEFAULT CHARSET=utf8mb4;',
      uses: 'INSERT INTO notes (id, body) VALUES (?, ?)',
      migration: 'ALTER TABLE notes CONVERT TO CHARACTER SET latin1;',
      engine: 'mysql 8.4',
    },
    silent: {
      before: 'CREATE TABLE notes (id bigint PRIMARY KEY, body text) DEFAULT CHARSET=latin1;',
      uses: 'INSERT INTO notes (id, body) VALUES (?, ?)',
      migration: 'ALTER TABLE notes DEFAULT CHARACTER SET utf8mb4;',
      engine: 'mysql 8.4',
    },
  },
  check(change, context) {
    if (change.kind === 'redefine-column') return ofColumn(change, context);
    const [, to] = change.option === 'character-set' ? (/^convert\s+(\S+)/i.exec(change.value) ?? []) : [];
    const { table, label } = subjectOf(context, change.table);
    const released = releasedTable(context, table);
    if (to === undefined || !table || !released) return undefined;
    const from = table.charset?.split(/[ _]/)[0];
    const lossy = !/^utf8mb4/i.test(to) && !(from !== undefined && to.toLowerCase() === from.toLowerCase());
    const { answer, servers } = ask(context.servers, (contract) => contract.relation(table.id));
    const becomes = `and all its texts become ${to}${from && from !== to ? `, from ${from}` : ''}`;
    const lost = lossy ? `: what ${to} lacks is refused or lost` : '';
    return {
      message:
        answer.verdict === 'unused'
          ? usage(servers, label, answer)
          : `${usage(servers, label, answer)}, ${becomes}${lost}`,
      object: label,
      answer,
      servers,
      ...(lossy && answer.verdict === 'used' ? { severity: 'error' as const } : {}),
    };
  },
});

/** MODIFY and CHANGE to a character set that lacks what the old one has. */
function ofColumn(
  { table: name, column: old, definition }: ChangeOf<'redefine-column'>,
  context: RuleContext,
): Report | undefined {
  const { table, column, label, released } = subjectOf(context, name, old);
  if (!table || !column || !released.column) return undefined;
  const from = characterSet(column.collation?.name ?? table.charset);
  const to = characterSet(definition.collation?.name ?? table.charset);
  if (from === undefined || to === undefined || from === to || from === 'ascii') return undefined;
  if (to === 'binary' || from === 'binary' || to === 'utf8mb4' || (to === 'utf8mb3' && from !== 'utf8mb4'))
    return undefined;
  const { answer, servers } = ask(context.servers, (contract) =>
    contract.column({ relation: table.id, column: column.id }, 'write'),
  );
  if (answer.verdict === 'unused') {
    const message = `${label} becomes ${to}, from ${from}: the migration fails on the first value that ${to} lacks`;
    return { message, object: label };
  }
  const message = claim(
    servers,
    `writes ${label}, which becomes ${to}, from ${from}: what ${to} lacks is refused`,
    answer,
  );
  return { message, object: label, answer, servers, severity: 'error' };
}

/** The first word of a collation is its character set. */
function characterSet(name: string | undefined): string | undefined {
  const word = name?.toLowerCase().split(/[ _]/)[0];
  return word === 'utf8' ? 'utf8mb3' : word === 'default' ? undefined : word;
}
