import type { Rule } from './rule.ts';

/** What is said of a finding that no rule makes, but the check itself. Their severity can be set like a rule's. */
export type Notice = Pick<Rule, 'id' | 'category' | 'severity' | 'title' | 'why' | 'instead'> &
  Partial<Pick<Rule, 'hazards' | 'optIn'>>;

export const notices: readonly Notice[] = [
  {
    id: 'broken-query',
    category: 'compatibility',
    severity: 'error',
    title: 'A query that works before the release and fails after it',
    why: 'Each query that is known is tried on the schema the release leaves behind. This one names something that is gone, or can no longer do what it did.',
    instead: 'Keep what the query needs until the server that runs it is gone.',
    hazards: ['A19', 'A20', 'A21', 'A34', 'A35', 'A36', 'A47', 'C20'],
  },
  {
    id: 'deployed-too-early',
    category: 'compatibility',
    severity: 'error',
    title: 'The new server needs a migration that runs after it',
    why: 'With `deploy.order: code-first` the new server answers requests on the old database until the migrations have run.',
    instead: 'Ship the migration with the release before, or keep the new server from using it until a release later.',
  },
  {
    id: 'changed-query',
    category: 'compatibility',
    severity: 'error',
    title: 'A query that goes on after the release and means something else',
    why: 'Nothing fails, so nobody notices: a name in it is found in another table, a NATURAL JOIN joins by more columns, an upsert finds no key. It reads, changes or removes other rows than it was written for.',
    instead:
      'Keep what the query needs until the server that runs it is gone, or first release one that says what it means.',
    hazards: ['A22', 'A23'],
  },
  {
    id: 'cached-plan',
    category: 'compatibility',
    severity: 'warning',
    title: 'A prepared query whose result changes',
    why: 'PostgreSQL refuses to run a statement that is kept prepared once its result has other columns or types: "cached plan must not change result type". Every connection fails once, and in a transaction there is no second try. Connections opened later are not affected.',
    instead:
      'Name the columns in place of * in a release before; or migrate at a quiet hour, with a driver that prepares again, or by renewing the connections right after.',
    hazards: ['A17', 'A18'],
  },
  {
    id: 'refused',
    category: 'data',
    severity: 'error',
    hazards: ['E08'],
    title: 'A statement the database will refuse',
    why: 'The migrations were replayed up to this statement. At this point it names something that is not there, makes something that is there already, or takes away what something else needs: the migration stops here, and what it did before may stay.',
    instead:
      'Correct the name or the order. Where the database differs from what the migrations say, write a migration that says so, or `-- bellows: ignore refused: reason`.',
  },
  {
    id: 'not-understood',
    category: 'hygiene',
    severity: 'warning',
    title: 'A statement that is not understood',
    why: 'It could not be read, so nothing is known of what it does, and the checks after it do not know what it changed. It is counted and shown, never passed in silence.',
    instead:
      'Correct it if it is a mistake; else check it by hand, and say so with `-- bellows: ignore not-understood: reason`.',
    hazards: ['B55'],
  },
  {
    id: 'manifest',
    category: 'hygiene',
    severity: 'error',
    title: 'A mistake in the manifest',
    why: 'A key or value of bellows.yaml is not known, so that part of it has no effect.',
    instead: 'Correct it; the message says where, and what may have been meant.',
  },
  {
    id: 'directive',
    category: 'hygiene',
    severity: 'warning',
    title: 'A comment for Bellows that has no effect',
    why: 'A `-- bellows:` comment that is not understood, an ignore that gives no reason, or one that names a rule there is none of, does nothing.',
    instead:
      'Write `-- bellows: phase=contract`, `-- bellows: ignore RULE: reason` or `-- bellows: ignore-file RULE: reason`.',
    hazards: ['G09'],
  },
  {
    id: 'unused-ignore',
    category: 'hygiene',
    severity: 'warning',
    title: 'An ignore that silences nothing',
    why: 'What it was written for is gone, and it would hide the next finding of its kind. The same holds for an acknowledgement in the manifest whose object was looked at and found good.',
    instead: 'Remove it.',
    hazards: ['G09'],
  },
  {
    id: 'expired-ignore',
    category: 'hygiene',
    severity: 'warning',
    title: 'An ignore whose time is over',
    why: 'It was meant to hold until a release was out, or until a day had passed. From then on it silences nothing, so that the question is asked again.',
    instead: 'Do what it was put off for; or look again, and give it a new end.',
    hazards: ['G09'],
  },
  {
    id: 'foreign-ignore',
    category: 'hygiene',
    severity: 'information',
    title: 'A word for another tool that gives no reason',
    why: 'It tells another tool that a statement is safe, and nobody why. Here it silences nothing: what it says is taken for a hint, and the statement is checked all the same.',
    instead: 'Write the reason behind it; to silence a finding here, write `-- bellows: ignore RULE: reason`.',
    hazards: ['G09'],
  },
  {
    id: 'contradicted-claim',
    category: 'hygiene',
    severity: 'warning',
    title: 'Something the manifest claims to be unused, and is used',
    why: 'The manifest says under `ignores` that nothing uses it, and the code of a server that must keep working does. The code is believed.',
    instead: 'Take it out of `ignores`, or remove the use and release that first.',
  },
  {
    id: 'edited-migration',
    category: 'rollback',
    severity: 'error',
    title: 'A migration that was released has been edited',
    why: 'Where it has run it does not run again: databases that exist keep what the old text made, and new ones get what the new text makes. Tools that keep checksums refuse to go on.',
    instead: 'Put the released text back, and write what is to change into a new migration.',
    hazards: ['F05'],
  },
  {
    id: 'out-of-order',
    category: 'hygiene',
    severity: 'warning',
    title: 'A new migration that comes before a released one',
    why: 'On databases that exist it runs after what was released, on new ones before it: two orders, and perhaps two schemas. Some tools refuse it, others skip it without a word.',
    instead: 'Give it a version after all that were released.',
    hazards: ['F06'],
  },
  {
    id: 'duplicate-version',
    category: 'hygiene',
    severity: 'error',
    title: 'Two migrations with one version',
    why: 'They usually come from two branches. Most tools stop there; others run one of the two, or both in an order that nobody chose.',
    instead: 'Give the one that is not released yet the next free version.',
    hazards: ['F07'],
  },
  {
    id: 'no-way-down',
    category: 'rollback',
    severity: 'information',
    title: 'A new migration without a way down, where the others have one',
    why: 'Whoever goes back step by step stops there.',
    instead: 'Write the way down, or say in it that there is none.',
    hazards: ['F01'],
  },
  {
    id: 'lossy-down',
    category: 'rollback',
    severity: 'warning',
    title: 'A way down that destroys what the new server wrote',
    why: 'Going down drops a column, a table or rows that the new server has filled meanwhile. The previous server does not need it gone.',
    instead:
      'To go back, roll the server back and leave the database as it is; drop what was added once it is sure that nobody needs it.',
    hazards: ['F02'],
  },
  {
    id: 'file-defect',
    category: 'hygiene',
    severity: 'warning',
    title: 'A file that can not be read as it should',
    why: 'Bytes that are no UTF-8, or a file too large to read whole, leave statements out of the check.',
    instead: 'Save the file as UTF-8 text; split it if it is larger than some megabytes.',
  },
];

export const noticeById = (id: string): Notice | undefined => notices.find((notice) => notice.id === id);
