import { type SqlFlavour, tokenize } from '../sql/lex.ts';
import type { Migration } from './statements.ts';

/** A migration that was released and has been changed in the work tree. */
export interface EditedMigration {
  /** As it stands now. */
  readonly migration: Migration;
  /** As it was released, and ran. */
  readonly released: Migration;
  /** The nearest server that was released with it. */
  readonly since: string;
  /** It is a release, not merely the commit that is taken for one: where that one ran, nobody said. */
  readonly isRelease: boolean;
  /** Only blanks, comments or the way down differ: what runs on the way up is the same. */
  readonly same: boolean;
}

/** Whether two texts differ in their line ends only, which git may change on its own. */
export const sameLines = (a: string, b: string): boolean =>
  a === b || a.replaceAll('\r\n', '\n').trimEnd() === b.replaceAll('\r\n', '\n').trimEnd();

/** Whether the ways up are the same, token by token, comments left out. */
export function saysTheSame(a: Migration, b: Migration, flavour: SqlFlavour): boolean {
  if (a.transaction !== b.transaction) return false;
  const [one, other] = [wordsOf(a, flavour), wordsOf(b, flavour)];
  return one.length === other.length && one.every((word, index) => word === other[index]);
}

const wordsOf = (migration: Migration, flavour: SqlFlavour): string[] =>
  migration.statements
    .filter((statement) => statement.direction === 'up')
    .flatMap(({ text }) => [
      ...tokenize(text, flavour)
        .filter((token) => token.kind !== 'comment')
        .map((token) => text.slice(token.start, token.end)),
      ';',
    ]);
