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
    hazards: ['A19', 'A20', 'A21', 'A34', 'A35', 'A36', 'A47'],
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
    why: 'A `-- bellows:` comment that is not understood, or an ignore that gives no reason, does nothing.',
    instead:
      'Write `-- bellows: phase=contract`, `-- bellows: ignore RULE: reason` or `-- bellows: ignore-file RULE: reason`.',
  },
  {
    id: 'unused-ignore',
    category: 'hygiene',
    severity: 'warning',
    title: 'An ignore that silences nothing',
    why: 'What it was written for is gone, and it would hide the next finding of its kind.',
    instead: 'Remove the comment.',
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
