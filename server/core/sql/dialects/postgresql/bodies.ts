import type { Change } from '../../../schema/change.ts';
import type { Query } from '../../../schema/query.ts';
import type { CreateFunctionStmt, Node, Nodes } from './ast.ts';
import { items, strings } from './ast.ts';
import { literalSource } from './literals.ts';
import { readPlPgSql } from './plpgsql.ts';
import { readQueries } from './queries.ts';
import type { Run } from './source.ts';
import { Source } from './source.ts';
import { eachStatement, lower } from './statements.ts';
import { words } from './words.ts';

/** What a routine does when it is called, as far as it can be read. */
export interface Body {
  readonly body: string;
  readonly text: string;
  readonly queries: readonly Query[];
  readonly changes: readonly Change[];
  readonly words: readonly string[];
}

/** The body of CREATE FUNCTION. `rest` is everything after the arguments: the body and the options around it. */
export function readBody(statement: CreateFunctionStmt, language: string, rest: Run, source: Source): Body {
  if (statement.sql_body) return atomicBody(statement.sql_body, rest, source);
  const as = (statement.options ?? []).find(({ DefElem: option }) => option?.defname === 'as')?.DefElem;
  const texts = strings(items(as?.arg));
  const [body] = texts;
  // C functions name a library and a symbol.
  if (!as || body === undefined || texts.length > 1) {
    return { body: '', text: source.textOf(rest), queries: [], changes: [], words: [] };
  }
  const keyword = source.tokenAt(as.location);
  let after = keyword + 1;
  while (source.tokens[after]?.kind === 'string') after++;
  const text = [source.textOf({ from: rest.from, to: keyword }), source.textOf({ from: after, to: rest.to })];
  const inner = literalSource(source, keyword + 1, body);
  const found =
    language === 'plpgsql' ? readPlPgSql(source.text, inner, false) : language === 'sql' ? sqlBody(inner) : nothing;
  const { queries, changes } = typeof found === 'string' ? nothing : found;
  return {
    body,
    text: text.filter((part) => part !== '').join(' '),
    queries,
    changes,
    words: words(inner),
  };
}

const nothing = { queries: [], changes: [] };

/** BEGIN ATOMIC … END, or RETURN expression: already parsed along with the statement. */
function atomicBody(tree: Node, rest: Run, source: Source): Body {
  const start = source.find(rest, 'begin', 'return');
  const run = { from: start < 0 ? rest.to : start, to: rest.to };
  const first = source.tokens[run.from]?.start ?? source.text.length;
  const body = source.textOf(run);
  const statements = tree.List ? items(tree).flatMap((list) => items(list)) : [tree];
  return {
    body,
    text: source.textOf({ from: rest.from, to: run.from }),
    queries: statements.flatMap((node) => readQueries(node, source)),
    changes: [],
    words: words(new Source(body, (offset) => source.outer(first + offset))),
  };
}

function sqlBody(inner: Source): { queries: Query[]; changes: Change[] } {
  const found: { queries: Query[]; changes: Change[] } = { queries: [], changes: [] };
  const statements = eachStatement(inner);
  if ('error' in statements) return found;
  for (const { node, source } of statements) sortOut(node, source, found);
  return found;
}

/** Puts a statement of a body among its queries or its DDL. */
export function sortOut(node: Node, source: Source, found: { queries: Query[]; changes: Change[] }): void {
  const queries = node.SelectStmt?.intoClause ? [] : readQueries(node, source);
  if (queries.length > 0) found.queries.push(...queries);
  else found.changes.push(...lower(node, source));
}

/** DO: every statement of the block as a Change that only runs as part of it. */
export function readDo(statement: Nodes['DoStmt'], source: Source): Change[] {
  const options = (statement.args ?? []).flatMap(({ DefElem: option }) => option ?? []);
  const language =
    options.find((option) => option.defname === 'language')?.arg?.String?.sval?.toLowerCase() ?? 'plpgsql';
  const as = options.find((option) => option.defname === 'as');
  const body = as?.arg?.String?.sval ?? '';
  const inner = literalSource(source, source.tokenAt(as?.location), body);
  const opaque = (reason: string): Change => ({
    kind: 'opaque',
    reason,
    names: words(inner),
    at: source.whole,
    inside: 'do',
  });
  if (language !== 'plpgsql') return [opaque(`a DO block in ${language} is not read`)];
  const found = readPlPgSql(source.text, inner, true);
  if (typeof found === 'string') return [opaque(`the PL/pgSQL of this block could not be read: ${found}`)];
  const changes = found.changes.map((change): Change => ({ ...change, inside: 'do' }));
  return changes.length > 0 ? changes : [{ kind: 'other', what: 'do', at: source.whole }];
}
