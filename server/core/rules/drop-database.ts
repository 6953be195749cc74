import { defineRule } from './rule.ts';

export default defineRule({
  id: 'drop-database',
  on: ['other'],
  category: 'data-loss',
  severity: 'error',
  title: 'Dropping a database',
  why: 'Everything in it is gone, for every server and for good. A migration runs wherever the software is installed: the name may mean another database there.',
  instead: 'Leave it out of migrations: drop a database by hand, after a backup, once nothing connects to it.',
  hazards: ['A58'],
  dialects: ['postgresql'],
  examples: {
    fires: { before: '', migration: 'DROP DATABASE app;' },
    silent: { before: '', migration: 'CREATE DATABASE reporting;' },
  },
  check(change, context) {
    if (change.what !== 'drop database') return undefined;
    const [, name = 'it'] =
      /^\s*drop\s+database\s+(?:if\s+exists\s+)?("(?:[^"]|"")+"|[\w$]+)/i.exec(context.text) ?? [];
    return { message: `The database ${name} is dropped, with all that is in it`, object: name.replaceAll('"', '') };
  },
});
