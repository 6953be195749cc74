import type { Change } from '../../../schema/change.ts';
import type { Query } from '../../../schema/query.ts';
import type { Node } from './ast.ts';
import { sortOut } from './bodies.ts';
import { foldText } from './constant-text.ts';
import { parse, parsePlPgSql } from './libpg.ts';
import { literalSource } from './literals.ts';
import { newScope } from './queries.ts';
import { Source } from './source.ts';
import { eachStatement, lower } from './statements.ts';
import { wordsIn } from './words.ts';

interface Found {
  readonly queries: Query[];
  readonly changes: Change[];
}

/** A piece of SQL in a body: a statement, an expression (`assign`: behind a target), or text built when it runs. */
interface Piece {
  readonly form: 'statement' | 'expression' | 'assign' | 'dynamic';
  readonly text: string;
  readonly line: number;
}

/**
 * Reads a PL/pgSQL body. `statement` is the CREATE FUNCTION or DO around it, which PL/pgSQL's own parser wants; `body` its
 * content. `asChanges`: everything that acts becomes a Change (DO); otherwise queries and DDL are kept apart (functions).
 * The parser's message when the body is not understood.
 */
export function readPlPgSql(statement: string, body: Source, asChanges: boolean): Found | string {
  const parsed = parseBody(statement, body);
  if ('error' in parsed) return parsed.error;
  const pieces: Piece[] = [];
  for (const { datums, action } of parsed.functions) {
    collect(datums, 1, false, pieces);
    collect(action, 1, false, pieces);
  }
  const places = new Places(body);
  const found: Found = { queries: [], changes: [] };
  const placed = pieces.map((piece) => ({ piece, source: places.find(piece) }));
  placed.sort((a, b) => a.source.outer(0) - b.source.outer(0));
  for (const { piece, source } of placed) read(piece, source, asChanges, found);
  return found;
}

/**
 * PL/pgSQL's parser has no catalog: it takes a variable of a type it doesn't know for a row, and then refuses it beside
 * others after INTO. Such a variable is declared as text instead, in the same room.
 */
function parseBody(statement: string, body: Source): ReturnType<typeof parsePlPgSql> {
  let parsed = parsePlPgSql(statement);
  let text = body.text;
  for (let tries = 0; tries < 10 && 'error' in parsed; tries++) {
    const variable = /^"(.*)" is not a scalar variable$/.exec(parsed.error)?.[1];
    const declared = variable === undefined ? undefined : declaredType(new Source(text), variable);
    if (!declared || !statement.includes(body.text)) break;
    text = text.slice(0, declared.start) + 'text'.padEnd(declared.end - declared.start) + text.slice(declared.end);
    parsed = parsePlPgSql(statement.replace(body.text, () => text));
  }
  return 'error' in parsed && text === body.text ? parsePlPgSql(`DO ${dollarQuoted(body.text)}`) : parsed;
}

/** Where the type of a variable stands in DECLARE, if there is room for another. */
function declaredType(body: Source, variable: string): { start: number; end: number } | undefined {
  const index = body.tokens.findIndex(
    (token, i) =>
      token.kind !== 'punctuation' && body.identifier(i) === variable && body.identifier(i + 1) !== undefined,
  );
  const type = body.tokens[index + 1];
  const last = body.tokens[body.lastPart(index + 1)];
  return index >= 0 && type && last && last.end - type.start >= 4 ? { start: type.start, end: last.end } : undefined;
}

const dollarQuoted = (text: string): string => {
  let tag = '$b$';
  while (text.includes(tag)) tag = `${tag.slice(0, -1)}b$`;
  return tag + text + tag;
};

function collect(value: unknown, line: number, dynamic: boolean, pieces: Piece[]): void {
  if (Array.isArray(value)) {
    for (const element of value) collect(element, line, dynamic, pieces);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const own = (value as { lineno?: unknown }).lineno;
  const here = typeof own === 'number' ? own : line;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'PLpgSQL_expr') {
      const { query = '', parseMode = 0 } = child as { query?: string; parseMode?: number };
      // RawParseMode: 0 a statement, 2 an expression, 3 to 5 an assignment.
      const form = dynamic ? 'dynamic' : parseMode === 0 ? 'statement' : parseMode === 2 ? 'expression' : 'assign';
      pieces.push({ form, text: query, line: here });
    } else if (key === 'PLpgSQL_stmt_dynexecute' || key === 'PLpgSQL_stmt_dynfors') {
      const { query, lineno, ...rest } = child as { query?: unknown; lineno?: number };
      collect(query, lineno ?? here, true, pieces);
      collect(rest, lineno ?? here, false, pieces);
    } else collect(child, here, dynamic || key === 'dynquery', pieces);
  }
}

function read(piece: Piece, source: Source, asChanges: boolean, found: Found): void {
  if (piece.form === 'dynamic') readDynamic(source, asChanges, found);
  else if (piece.form === 'statement') {
    const statements = eachStatement(source);
    if ('error' in statements) return;
    for (const { node, source: own } of statements) {
      if (asChanges) found.changes.push(...lower(node, own));
      else sortOut(node, own, found);
    }
  } else if (!asChanges) readExpression(piece, source, found);
}

/** An expression reads through its sub-selects and calls; its own names are variables of the body. */
function readExpression(piece: Piece, source: Source, found: Found): void {
  const start = piece.form === 'assign' ? /^[^:=]*:?=/.exec(piece.text)?.[0].length : 0;
  const tree = start === undefined ? undefined : scalar(source, start);
  if (!tree) return;
  const scope = newScope(tree.source);
  scope.walk(tree.node);
  if (scope.nested.length === 0 && scope.calls.length === 0) return;
  found.queries.push({
    verb: 'select',
    with: [],
    from: [],
    references: [],
    outputs: [],
    nested: scope.nested,
    branches: [],
    calls: scope.calls,
    types: scope.types,
  });
}

function readDynamic(source: Source, asChanges: boolean, found: Found): void {
  const tree = scalar(source, 0);
  const text = tree && foldText(tree.node);
  if (text !== undefined) {
    const only = source.tokens.length === 1 && source.tokens[0]?.kind === 'string';
    const inner = only ? literalSource(source, 0, text) : new Source(text, () => source.outer(0));
    const statements = eachStatement(inner);
    if (!('error' in statements)) {
      const { whole } = source;
      for (const { node, source: own } of statements) {
        // A text put together from pieces has no places of its own.
        if (asChanges)
          found.changes.push(...lower(node, own).map((change) => (only ? change : { ...change, at: whole })));
        else sortOut(node, own, found);
      }
      return;
    }
  }
  if (!asChanges) return;
  const names = source.tokens.flatMap((token, i) => (token.kind === 'string' ? wordsIn(source.raw(i)) : []));
  found.changes.push({ kind: 'opaque', reason: 'dynamic SQL', names: [...new Set(names)], at: source.whole });
}

/** The tree of a scalar expression that begins at `start`. */
function scalar(source: Source, start: number): { node: Node; source: Source } | undefined {
  const head = 'SELECT ';
  const text = head + source.text.slice(start);
  const parsed = parse(text);
  if ('error' in parsed) return undefined;
  const node = parsed.statements[0]?.stmt?.SelectStmt?.targetList?.[0]?.ResTarget?.val;
  const moved = new Source(text, (offset) => source.outer(Math.max(0, offset - head.length + start)));
  return node && { node, source: moved };
}

/** Finds where a piece stands in its body: PL/pgSQL's parser tells only the line its statement begins on. */
class Places {
  private readonly used = new Set<number>();
  private readonly lines: number[] = [0];

  constructor(private readonly body: Source) {
    const { text } = body;
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.lines.push(i + 1);
  }

  find(piece: Piece): Source {
    const perform = piece.form === 'statement' && /^SELECT\s/.test(piece.text) ? this.perform(piece) : undefined;
    if (perform) return perform;
    const start = this.start(piece.text, piece.line);
    return new Source(piece.text, (offset) => this.body.outer(Math.min(start + offset, this.body.text.length)));
  }

  /** PERFORM is handed over as SELECT, one letter shorter. */
  private perform(piece: Piece): Source | undefined {
    const rest = piece.text.slice('SELECT'.length);
    const line = this.lines[piece.line - 1] ?? 0;
    for (let i = this.body.text.indexOf(rest, line); i >= 0; i = this.body.text.indexOf(rest, i + 1)) {
      if (this.used.has(i) || this.body.text.slice(i - 7, i).toLowerCase() !== 'perform') continue;
      this.used.add(i);
      return new Source(piece.text, (offset) => this.body.outer(offset < 6 ? i - 7 + offset : i + offset - 6));
    }
    return undefined;
  }

  /** INTO and its targets are blanked in the text handed over, so a blank there fits anything. */
  private start(text: string, line: number): number {
    const whole = this.body.text;
    const head = /^\S*/.exec(text)?.[0] ?? '';
    const from = this.lines[line - 1] ?? 0;
    for (let i = whole.indexOf(head, from); i >= 0; i = whole.indexOf(head, i + 1)) {
      if (!this.used.has(i) && this.fits(text, i)) {
        this.used.add(i);
        return i;
      }
    }
    return from;
  }

  private fits(text: string, at: number): boolean {
    const whole = this.body.text;
    if (whole.startsWith(text, at)) return true;
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) !== whole.charCodeAt(at + i) && text.charCodeAt(i) !== 32) return false;
    }
    return true;
  }
}
