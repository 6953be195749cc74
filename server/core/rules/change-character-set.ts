import { ask } from '../contract/ask.ts';
import { defineRule, releasedTable } from './rule.ts';
import { subjectOf } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'change-character-set',
  on: ['set-table-option'],
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
