import type { SqlFlavour } from '../../sql/lex.ts';
import { split } from '../../sql/split.ts';
import type { Span } from '../../text/span.ts';
import type { SectionPart, Sections } from '../convention.ts';
import { findPlaceholders } from '../placeholders.ts';
import { type Line, lines, whole } from './lines.ts';

interface Changeset {
  readonly identity: string;
  readonly attributes: string;
  readonly start: number;
  end: number;
}

/**
 * The change sets of a formatted SQL file (liquibase, AbstractFormattedChangeLogParser.java). Up is the SQL of all that
 * apply to this engine (`dbms:`, `ignore:`), down what stands behind `--rollback` or between the lines of
 * `/* liquibase rollback`, change set by change set in the order of the file. With an `endDelimiter` only that ends a statement.
 * A file without the header is one raw change set.
 */
export function liquibaseSections(text: string, flavour: SqlFlavour): Sections {
  const sets: Changeset[] = [];
  const up: Span[] = [];
  const down: Span[] = [];
  const directives: Span[] = [];
  let open: Changeset | undefined;
  let ignoring: number | 'end' = 0;
  let undoing = false;
  for (const line of lines(text)) {
    const command = /^\s*--\s*(.*)$/.exec(line.text)?.[1] ?? '';
    if (undoing) {
      const end = /\*\/\s*$/.exec(line.text);
      if (open && applies(open.attributes, flavour))
        add(down, { start: line.start, end: end ? line.start + end.index : line.next });
      if (end) undoing = false;
      continue;
    }
    if (ignoring !== 0) {
      directives.push(span(line));
      if (ignoring === 'end') ignoring = /^ignoreLines:end\b/i.test(command) ? 0 : 'end';
      else ignoring--;
      continue;
    }
    const set = /^changeset\s+("[^"]+"|[^:]+):\s*("[^"]+"|\S+)(.*)$/i.exec(command);
    if (set) {
      if (open) open.end = line.start;
      open = {
        identity: `${unquote(set[1])}:${unquote(set[2])}`,
        attributes: set[3] ?? '',
        start: line.next,
        end: text.length,
      };
      sets.push(open);
      directives.push(span(line));
      continue;
    }
    const lineCount = /^ignoreLines:(\w+)/i.exec(command)?.[1];
    if (lineCount !== undefined) {
      ignoring = lineCount === 'start' ? 'end' : Number(lineCount) || 0;
      directives.push(span(line));
      continue;
    }
    if (/^\s*\/\*\s*liquibase\s*rollback\s*$/i.test(line.text)) {
      undoing = true;
      directives.push(span(line));
      continue;
    }
    const rollback = /^(\s*--\s*rollback) (.*)$/i.exec(line.text);
    const mine = open !== undefined && applies(open.attributes, flavour);
    if (rollback) {
      const start = line.start + (rollback[1] ?? '').length + 1;
      directives.push({ start: line.start, end: start });
      const special = /^(?:not required|empty|changeSetId:)/i.test(rollback[2] ?? '');
      if (special) directives.push({ start, end: line.end });
      else if (mine) add(down, { start, end: line.end });
      continue;
    }
    if (isDirective(command)) directives.push(span(line));
    else if (mine) add(up, { start: line.start, end: line.next });
  }
  const placeholders = findPlaceholders(text, 'dollar');
  if (sets.length === 0 && !directives.some(({ start, end }) => /liquibase/i.test(text.slice(start, end)))) {
    return whole(text, 'up', { transaction: true, placeholders });
  }
  const ours = sets.filter(({ attributes }) => applies(attributes, flavour));
  const parts = ours.map(
    ({ identity, attributes, start, end }): SectionPart => ({
      identity,
      span: { start, end },
      transaction: attribute(attributes, 'runInTransaction') !== 'false',
    }),
  );
  const ends = ours.flatMap((set) => endsOf(set, text, up, 'endDelimiter'));
  const downEnds = ours.flatMap((set) => endsOf(set, text, down, 'rollbackEndDelimiter'));
  const allEnds = [...ends, ...downEnds];
  return {
    up,
    down,
    breaks: [...ours.map((set) => set.start), ...allEnds.map(({ end }) => end)].sort((a, b) => a - b),
    whole: ours.flatMap((set) => wholesOf(set, up, ends)).filter((from) => split(text, flavour, { from }).length === 1),
    transaction: parts.every((part) => part.transaction),
    placeholders,
    directives: [...directives, ...allEnds].sort((a, b) => a.start - b.start),
    parts,
  };
}

/** Where a delimiter other than the semicolon stands in one way of a change set. */
function endsOf(set: Changeset, text: string, way: readonly Span[], name: string): Span[] {
  const delimiter = attribute(set.attributes, name);
  if (delimiter === undefined || delimiter === '' || delimiter === ';') return [];
  const literal = delimiter
    .split('\\n')
    .map((part) => part.replace(/[\\.*+?^${}()|[\]]/g, '\\$&'))
    .join('\n');
  // "/" and "go" end a statement on a line of their own only: elsewhere they are a division or a name.
  const alone = /^(?:\/|go)$/i.test(delimiter.replace('\\n', ''));
  const pattern = new RegExp(alone ? `^[ \\t]*(?:--[ \\t]*rollback )?(?:/|go)[ \\t]*$` : literal, 'gim');
  return Array.from(text.slice(set.start, set.end).matchAll(pattern), (match) => ({
    start: set.start + match.index,
    end: set.start + match.index + match[0].length,
  })).filter((found) => way.some((part) => part.start <= found.start && found.end <= part.end));
}

/** What goes out as one: a change set that isn't split, or the pieces between its own delimiters. */
function wholesOf(set: Changeset, up: readonly Span[], ends: readonly Span[]): Span[] {
  const inside = up.filter((part) => part.start >= set.start && part.end <= set.end);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) return [];
  if (attribute(set.attributes, 'splitStatements') === 'false') return [{ start: first.start, end: last.end }];
  const own = ends.filter((end) => end.start >= set.start && end.end <= set.end);
  if (own.length === 0) return [];
  const pieces: Span[] = [];
  let at = first.start;
  for (const end of own) {
    pieces.push({ start: at, end: end.start });
    at = end.end;
  }
  return pieces;
}

/** `dbms:postgresql,h2` or `dbms:!mysql`, and `ignore:true`. */
function applies(attributes: string, flavour: SqlFlavour): boolean {
  if (attribute(attributes, 'ignore') === 'true') return false;
  const dbms = attribute(attributes, 'dbms')?.split(',') ?? [];
  const names =
    flavour === 'mysql'
      ? ['mysql', 'mariadb']
      : flavour === 'postgresql'
        ? ['postgresql', 'cockroachdb', 'edb']
        : [flavour];
  if (dbms.some((name) => name.startsWith('!') && names.includes(name.slice(1)))) return false;
  const wanted = dbms.filter((name) => name !== '' && !name.startsWith('!'));
  return wanted.length === 0 || wanted.includes('all') || wanted.some((name) => names.includes(name));
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}:("[^"]*"|\\S*)`, 'i').exec(attributes)?.[1]?.replace(/^"(.*)"$/, '$1');

const isDirective = (command: string): boolean =>
  /^(?:liquibase\s*formatted|preconditions\b|precondition-|property\s|comments?:?\s|validCheckSum\b|liquibase\w*:)/i.test(
    command,
  );

const unquote = (text: string | undefined): string => (text ?? '').trim().replace(/^"(.*)"$/, '$1');

const span = (line: Line): Span => ({ start: line.start, end: line.end });

/** Adds a span, or lengthens the last one if they touch. */
function add(spans: Span[], next: Span): void {
  const last = spans.at(-1);
  if (last && last.end === next.start) spans[spans.length - 1] = { start: last.start, end: next.end };
  else spans.push(next);
}
