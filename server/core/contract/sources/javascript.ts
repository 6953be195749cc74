import type { Dialect } from '../../sql/dialect.ts';
import { Lines } from '../../text/lines.ts';
import type { ContractSource, FoundStatement } from '../source.ts';
import { looksLikeSql } from '../statement.ts';
import { type Literal, readLiterals } from './javascript-literals.ts';

/** SQL in strings and template literals of JavaScript and TypeScript, whatever library sends them. */
export const javascript: ContractSource = {
  id: 'javascript',
  title: 'SQL strings in JavaScript and TypeScript',
  takes: (path) => /\.(ts|tsx|js|jsx|mjs|cjs|mts|cts|vue|svelte)$/.test(path) && !path.endsWith('.d.ts'),
  read(_path, text, dialect) {
    // Most files have no statement, and need no lines.
    let known: Lines | undefined;
    const lineAt = (offset: number): number => {
      known ??= new Lines(text);
      return known.position(offset).line + 1;
    };
    const statements: FoundStatement[] = [];
    const names: string[] = [];
    for (const literal of readLiterals(text)) {
      if (!looksLikeSql(literal.text)) {
        names.push(...tablesIn(literal.text));
        continue;
      }
      const statement = readLiteral(literal, dialect);
      const lead = literal.text.length - literal.text.trimStart().length;
      statements.push({
        ...statement,
        line: lineAt(literal.sourceOf(lead)),
        text: literal.text.trim(),
        at: { start: literal.start, end: literal.end },
        lineOf: (offset) => lineAt(literal.sourceOf(offset)),
      });
    }
    return { statements, names };
  },
};

/** What may be a table's name in a string that is no query: all of it, or what follows FROM in a part of one. */
function tablesIn(text: string): readonly string[] {
  if (plainName.test(text)) return [text];
  // Most strings are one word, or prose.
  if (!joining.test(text)) return quotedName(text);
  const whole = quotedName(text);
  if (whole.length > 0) return whole;
  return Array.from(
    text.matchAll(/\b(?:from|join|into|update|table)\s+([\p{L}\p{N}_$."`]+)/giu),
    (m) => m[1] as string,
  );
}

const plainName = /^[A-Za-z_][\w$.]{0,80}$/;
const joining = /\b(?:from|join|into|update|table)\s/i;

function quotedName(text: string): readonly string[] {
  if (text.length > 200) return [];
  const whole = /^[\s"`]*([\p{L}_][\p{L}\p{N}_$."` -]{0,80}?)[\s"`]*$/u.exec(text)?.[1];
  return whole !== undefined && !whole.includes(' ') ? [whole] : [];
}

/**
 * Reads a literal with its holes filled. Where all holes stand for values it is understood whole; where one may put in
 * columns or tables, what can be read is taken, and the rest stays unknown.
 */
function readLiteral(literal: Literal, dialect: Dialect): Pick<FoundStatement, 'queries' | 'error' | 'dynamic'> {
  const whole = !literal.open() && !marks.test(literal.text);
  // Each hole is judged by all that stands before it: machine-made monsters are left unknown.
  const sane = literal.holes.length * literal.text.length < 2e7;
  const values =
    whole && sane && literal.holes.every((hole) => standsForValue(literal.text.slice(0, hole.start), hole.code));
  const fillings = literal.holes.length === 0 ? [''] : ['$1', 'x', '', 'AND TRUE', ', x', 'TRUE'];
  let error: string | undefined;
  for (const filling of fillings) {
    const read = dialect.readQuery(fill(literal, filling));
    if ('queries' in read) {
      const understood = values && (filling === '$1' || literal.holes.length === 0);
      return {
        queries: read.queries,
        ...(understood ? {} : { error: 'a part of it is put together at run time', dynamic: true }),
      };
    }
    error ??= read.error;
  }
  const dynamic = literal.holes.length > 0 || !whole;
  return {
    queries: [],
    ...(dynamic ? { dynamic: true } : {}),
    error: dynamic ? 'it is put together at run time' : (error ?? 'it can not be read'),
  };
}

/** Places that libraries fill with names: util.format's and pg-format's `%s` and `%I`, mysql's `??`, pg-promise's `:name`. */
const marks = /%[sI]|\?\?|:(?:name|raw|alias|csv|list)\b|\$[<(/[]\s*\w+[~^]|\$\d+[~^]/;

/** Holes filled without moving anything: the filling, padded to the hole's length. */
function fill(literal: Literal, filling: string): string {
  let result = '';
  let from = 0;
  let quoted = false;
  for (const hole of literal.holes) {
    const width = hole.end - hole.start;
    const before = literal.text.slice(from, hole.start);
    quoted = inQuotes(before) !== quoted;
    result += before + (quoted ? 'x'.repeat(width) : padded(filling, width));
    from = hole.end;
  }
  return result + literal.text.slice(from);
}

/** A number stands for a value where there is no room for a parameter. */
function padded(filling: string, width: number): string {
  const text = filling.length <= width ? filling : filling === '$1' ? '1' : 'x';
  return (text.length < width ? ` ${text}` : text).padEnd(width);
}

const inQuotes = (before: string): boolean => (before.match(/'/g) ?? []).length % 2 === 1;

const clauses =
  /\b(?:select|from|where|set|values|returning|having|group\s+by|order\s+by|limit|offset|on|join|into|update|using)\b/gi;

/** Whether a hole can only stand for a value: by what comes before it in the SQL, and by what it calls. */
function standsForValue(before: string, code: string): boolean {
  if (
    /^\s*(await\s+)?(sql|Prisma|raw|knex|db|pool|client|join|identifier|unsafe|ident|columns?|fields?|table|where|conditions?|orderBy)\b/i.test(
      code,
    )
  )
    return false;
  if (inQuotes(before)) return true;
  if (/\binsert\s+into\s+[^()]*\([^()]*$/i.test(before.slice(-10_000))) return false;
  const clause = Array.from(before.matchAll(clauses), (match) => match[0])
    .at(-1)
    ?.toLowerCase()
    .replace(/\s+/g, ' ');
  if (clause === 'limit' || clause === 'offset' || clause === 'values') return true;
  if (clause !== 'where' && clause !== 'set' && clause !== 'having' && clause !== 'on' && clause !== 'select')
    return false;
  return (
    /(=|<|>|\b(like|ilike|in|between|and|then|else|any|all|similar\s+to)|\|\||[-+*/%]|[(,])\s*\(?\s*$/i.test(before) &&
    !(clause === 'select' && !/[(=]\s*$/.test(before)) &&
    !/\b(and|or)\s*$/i.test(clause === 'where' && /\bbetween\s+\S+\s+and\s*$/i.test(before) ? '' : before)
  );
}
