import type { ChangeKind, ChangeOf } from '../schema/change.ts';
import { tokenize } from '../sql/lex.ts';
import { defineRule, type Report } from './rule.ts';

const naming = [
  'create-table',
  'add-column',
  'add-constraint',
  'create-index',
  'create-view',
  'create-function',
  'create-sequence',
  'create-enum',
  'create-trigger',
  'rename-table',
  'rename-column',
  'rename-constraint',
  'rename-index',
] as const satisfies readonly ChangeKind[];

export default defineRule({
  id: 'long-identifier',
  on: naming,
  category: 'data',
  severity: 'warning',
  title: 'A name longer than the server keeps',
  why: 'PostgreSQL cuts names off after 63 bytes and only says so in a notice: the name in the file is not the name in the database, and two long names can become the same one. MySQL and MariaDB refuse names of more than 64 characters.',
  instead: 'Choose a shorter name.',
  hazards: ['E07'],
  examples: {
    fires: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int);',
      migration:
        'ALTER TABLE items ADD CONSTRAINT items_weight_must_be_positive_or_nobody_can_carry_them_to_the_shelf CHECK (weight > 0) NOT VALID;',
    },
    silent: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int);',
      migration: 'ALTER TABLE items ADD CONSTRAINT items_weight CHECK (weight > 0) NOT VALID;',
    },
  },
  check(change, context): readonly Report[] {
    if (change.inside !== undefined) return [];
    const { text, dialect } = context;
    const limit = dialect.maxIdentifier;
    const mysql = dialect.id === 'mysql';
    // Any longer name takes at least this many code units.
    if (!new RegExp(`[^\\s()]{${Math.floor(limit / 4)}}`).test(text)) return [];
    const defined = namesOf(change);
    const seen = new Set<string>();
    return tokenize(text, dialect.flavour).flatMap(({ kind, start, end }): Report[] => {
      if (kind !== 'word' && kind !== 'quoted-name') return [];
      const name = kind === 'word' ? text.slice(start, end) : unquoted(text.slice(start, end));
      const size = mysql ? [...name].length : bytes(name);
      const kept = mysql ? name : cut(name, limit);
      if (size <= limit || seen.has(name) || !(defined.has(kept) || defined.has(kept.toLowerCase()))) return [];
      seen.add(name);
      const report = { object: name, at: { start, end } };
      if (mysql) {
        const message = `The name ${name} has ${size} characters, and the server takes ${limit}: it refuses the statement`;
        return [{ ...report, message, severity: 'error' }];
      }
      const taken = context.before.names.has(`${context.before.searchPath[0]}.${kept}`);
      const message = `The name ${name} has ${size} bytes and is cut off: the database knows it as ${kept}${taken ? ', a name that is taken already' : ''}`;
      return [{ ...report, message }];
    });
  },
});

type Naming = ChangeOf<(typeof naming)[number]>;

/** What a change gives a name to, as the dialect read it: cut off already, where it does so. */
function namesOf(change: Naming): ReadonlySet<string> {
  switch (change.kind) {
    case 'create-table':
      return new Set([
        change.table.name,
        ...change.columns.map((column) => column.name),
        ...[...change.constraints, ...change.columns.flatMap((column) => column.constraints)].map((c) => c.name ?? ''),
      ]);
    case 'add-column':
      return new Set([change.column.name, ...change.column.constraints.map((c) => c.name ?? '')]);
    case 'add-constraint':
      return new Set([change.constraint.name ?? '']);
    case 'create-index':
      return new Set([change.index ?? '']);
    case 'create-view':
      return new Set([change.view.name, ...change.columns]);
    case 'create-function':
      return new Set([change.function.name]);
    case 'create-sequence':
      return new Set([change.sequence.name]);
    case 'create-enum':
      return new Set([change.type.name]);
    case 'create-trigger':
      return new Set([change.trigger]);
    default:
      return new Set([change.to]);
  }
}

const unquoted = (text: string): string => {
  const quote = text[0] ?? '';
  return text.slice(1, text.endsWith(quote) && text.length > 1 ? -1 : undefined).replaceAll(quote + quote, quote);
};

/** Bytes of UTF-8. */
const bytes = (text: string): number => [...text].reduce((sum, letter) => sum + sizeOf(letter), 0);

const sizeOf = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** The letters that fit whole. */
function cut(name: string, limit: number): string {
  let size = 0;
  let kept = '';
  for (const letter of name) {
    size += sizeOf(letter);
    if (size > limit) break;
    kept += letter;
  }
  return kept;
}
