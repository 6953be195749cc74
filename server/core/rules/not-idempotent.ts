import type { Change } from '../schema/change.ts';
import { defineRule, type Question, type ReleaseChange, type Rewrite, type RuleContext } from './rule.ts';
import { ofFile } from './same-file.ts';
import { insertion, nameStart } from './statement-text.ts';

export default defineRule({
  id: 'not-idempotent',
  on: [
    'create-table',
    'drop-table',
    'add-column',
    'drop-column',
    'drop-constraint',
    'create-index',
    'drop-index',
    'create-view',
    'drop-view',
    'create-sequence',
    'drop-sequence',
    'add-enum-value',
    'drop-type',
    'drop-trigger',
    'drop-policy',
    'create-schema',
    'drop-schema',
    'create-extension',
  ],
  category: 'hygiene',
  severity: 'hint',
  title: 'A statement that can not be run twice, in a file without a transaction',
  why: 'When the file fails half-way, what it has done stays. The next try then fails at the first statement that was done already, and somebody has to clean up by hand.',
  instead: 'Say IF EXISTS or IF NOT EXISTS; before CREATE INDEX CONCURRENTLY, drop what an earlier try left invalid.',
  hazards: ['G01'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\nCREATE INDEX orders_note ON orders (note);',
      migration: 'DROP INDEX CONCURRENTLY orders_note;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\nCREATE INDEX orders_note ON orders (note);',
      migration: 'DROP INDEX CONCURRENTLY IF EXISTS orders_note;',
    },
  },
  check(change, context) {
    if (context.place.transaction >= 0 || change.inside !== undefined || isGuarded(change)) return undefined;
    if (!context.asked(alone)) return undefined;
    const made = nameOf(change);
    if (change.kind.startsWith('create-') && context.asked(droppedBefore)) return undefined;
    const word = change.kind.startsWith('drop-') ? 'gone' : 'there';
    return {
      message:
        made === undefined
          ? 'When this file is run again after a failure, this makes a second one'
          : `When this file is run again after a failure, this fails: ${made} may be ${word} already`,
      object: made ?? '',
      rewrites: () => fixes(change, made, context),
    };
  },
});

/** Something in the file runs outside of transactions only: so all of it does, and is known to. */
const alone: Question<true> = {
  collect: (context) => {
    const found = new Map<number, true>();
    const runsAlone = (entries: readonly ReleaseChange[]): boolean =>
      entries.some((each) => each.facts.transaction === 'forbidden');
    context.release.forEach((entry, position) => {
      if (ofFile(context, entry, 'runs without a transaction', runsAlone)) found.set(position, true);
    });
    return found;
  },
};

function isGuarded(change: Change): boolean {
  const { ifExists, ifNotExists, replace, ifPresent } = change as {
    ifExists?: boolean;
    ifNotExists?: boolean;
    replace?: boolean;
    ifPresent?: boolean;
  };
  if (change.kind === 'create-table' && change.persistence === 'temporary') return true;
  // A view that is none of rows can't have IF NOT EXISTS; OR REPLACE is as good.
  return ifExists === true || ifNotExists === true || replace === true || ifPresent === true;
}

function nameOf(change: Change): string | undefined {
  const named = change as unknown as Readonly<Record<string, unknown>>;
  if (change.kind === 'add-column') return change.column.name;
  if (change.kind === 'add-enum-value') return change.value;
  if (change.kind === 'create-index') return change.index;
  for (const key of [
    'index',
    'column',
    'constraint',
    'trigger',
    'policy',
    'extension',
    'view',
    'sequence',
    'type',
    'table',
    'schema',
  ]) {
    const value = named[key];
    if (typeof value === 'string') return value;
    if (value && typeof value === 'object' && 'name' in value) return String(value.name);
  }
  return undefined;
}

/** What a file makes that it has dropped before, if it was there. */
const droppedBefore: Question<true> = {
  collect: ({ release }) => {
    const found = new Map<number, true>();
    const dropped = new Set<string>();
    const key = (file: number, kind: string, change: Change): string => `${file} ${kind} ${nameOf(change)}`;
    release.forEach(({ change, file }, position) => {
      const { kind } = change;
      if (dropped.size > 0 && kind.startsWith('create-')) {
        if (dropped.has(key(file, kind.replace('create-', 'drop-'), change))) found.set(position, true);
      } else if (kind.startsWith('drop-') && isGuarded(change)) dropped.add(key(file, kind, change));
    });
    return found;
  },
};

function fixes(change: Change, name: string | undefined, context: RuleContext): readonly Rewrite[] {
  if (change.kind === 'create-index' && change.concurrently) {
    // IF NOT EXISTS would keep an index that is invalid.
    if (name === undefined) return [];
    const schema = change.table.schema;
    const index =
      schema === undefined
        ? context.dialect.quote(name)
        : `${context.dialect.quote(schema)}.${context.dialect.quote(name)}`;
    const text = `DROP INDEX CONCURRENTLY IF EXISTS ${index};\n`;
    return [{ title: 'Drop what an earlier try left', edits: [{ span: { start: 0, end: 0 }, text }] }];
  }
  const guard = change.kind.startsWith('drop-') ? 'IF EXISTS' : 'IF NOT EXISTS';
  const position = context.dialect.read(context.text).changes.findIndex((each) => each.at.start === change.at.start);
  const at = change.kind === 'add-enum-value' ? valueStart(context.text) : nameStart(context.text, change.at.start);
  const edits = insertion(context, at, `${guard} `, (changes) => {
    const again = changes[position];
    return again !== undefined && again.kind === change.kind && isGuarded(again);
  });
  // IF NOT EXISTS keeps what is there, even where it is not the same.
  return edits ? [{ title: `Add ${guard}`, edits, ...(guard === 'IF EXISTS' ? { always: true } : {}) }] : [];
}

/** Where the value of ALTER TYPE … ADD VALUE begins. */
function valueStart(text: string): number {
  const found = /\badd\s+value\s+/i.exec(text);
  return found ? found.index + found[0].length : 0;
}
