import { type Catalog, displayName, type FunctionObject, type Index, indexesOf, type View } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import type { Resolution } from '../schema/resolve.ts';
import { sameType } from '../schema/types.ts';
import type { Span } from '../text/span.ts';
import { list } from '../text/words.ts';

/** What becomes of one query when the schema changes: it fails, or goes on and means something else. */
export interface Effect {
  readonly notice: 'broken-query' | 'changed-query' | 'cached-plan';
  /** The object it is about, and what tells effects of one query apart. */
  readonly name: string;
  /** `users has no column nick`; goes on a sentence about the query. */
  readonly message: string;
  readonly advice?: string;
  /** Worse than what a rule says of the change that causes it: said all the same. */
  readonly worse?: true;
}

/** A query on one schema. */
export interface Resolved {
  readonly resolution: Resolution;
  readonly catalog: Catalog;
}

/** What becomes of a query that worked on the schema `then`, on the schema `now`. */
export function effectsOn(query: Query, then: Resolved, now: Resolved): Effect[] {
  const failures = [...failing(now), ...callsGone(then, now), ...copyWidth(query, then, now)].map(
    (failure): Effect => ({ notice: 'broken-query', ...failure }),
  );
  if (failures.length > 0) return failures;
  const changed = [
    ...captured(query, then, now),
    ...naturalJoins(then, now),
    ...misplaced(then, now),
    ...duplicates(then, now),
  ].map((change): Effect => ({ notice: 'changed-query', ...change }));
  return [...changed, ...planResult(query, then, now)];
}

type Said = Omit<Effect, 'notice'>;

// ── it fails ────────────────────────────────────────────────────────────────────────────────────────────────────────

function failing({ resolution, catalog }: Resolved): Said[] {
  const failures: Said[] = resolution.problems.map(({ name, message }) => ({ name, message }));
  for (const { relation, use } of resolution.relations) {
    const found = catalog.relations.get(relation);
    if (found?.kind !== 'view') continue;
    if (use === 'truncate')
      failures.push({ name: found.name, message: `${found.name} is a view, which takes no TRUNCATE` });
    else if ((use === 'insert' || use === 'write' || use === 'delete') && !takesWrites(found))
      failures.push({ name: found.name, message: `${found.name} is a view that takes no writes` });
  }
  return failures;
}

/** A view passes writes on when it is made of the plain rows of one table, or when a trigger or rule does so for it. */
const takesWrites = ({ materialized, query, text, triggers }: View): boolean =>
  triggers.some((trigger) => trigger.timing === 'instead of') ||
  (!materialized &&
    query.from.length === 1 &&
    query.from[0]?.kind === 'relation' &&
    query.with.length + query.branches.length === 0 &&
    !/\b(distinct|group\s+by|having|limit|offset|fetch|union|intersect|except)\b/i.test(text));

function callsGone(then: Resolved, now: Resolved): Said[] {
  return then.resolution.calls.flatMap(({ function: name, named = [] }) => {
    const old = overloads(then.catalog, name);
    const left = overloads(now.catalog, name);
    if (old.length === 0) return [];
    if (left.length === 0) return [{ name: name.name, message: `there is no function ${name.name}` }];
    const lacking = (routine: FunctionObject): string | undefined =>
      named.find((each) => !routine.arguments.some((argument) => argument.name === each));
    const missing = left.map(lacking);
    if (old.every(lacking) || !missing.every((each) => each !== undefined)) return [];
    return [{ name: name.name, message: `${name.name} has no argument ${missing[0]}` }];
  });
}

const overloads = (
  { functions, searchPath }: Catalog,
  name: { schema?: string; name: string },
): readonly FunctionObject[] =>
  (name.schema ? [name.schema] : searchPath).flatMap((schema) => functions.get(`${schema}.${name.name}`) ?? []);

/** COPY … FROM without a list wants exactly as many values as the table has columns that are not computed. */
function copyWidth({ verb, insertColumns }: Query, then: Resolved, now: Resolved): Said[] {
  const [insert] = now.resolution.inserts;
  if (verb !== 'copy' || insertColumns || !insert) return [];
  const [before, after] = [then, now].map(({ catalog }) => {
    const relation = catalog.relations.get(insert.relation);
    return relation?.kind === 'table' ? relation.columns.filter((column) => !column.generated) : undefined;
  });
  if (!before || !after || before.length === after.length) return [];
  const added = after.find(({ id }) => !before.some((column) => column.id === id));
  const shown = nameOf(now.catalog, insert.relation);
  const message = `COPY without a column list gives ${before.length} values, and ${shown} takes ${after.length}`;
  return [{ name: added?.name ?? shown, message, advice: 'Name the columns in the COPY first: COPY t (a, b) FROM ….' }];
}

// ── it means something else ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * A name without its table, inside a sub-select, that was found in the inner table and is found around it then, or the
 * other way round. `DELETE FROM e WHERE id IN (SELECT id FROM k)`, when k.id goes, is true for every row of e: PostgreSQL 18
 * and MariaDB 10.11 removed them all.
 */
function captured(query: Query, then: Resolved, now: Resolved): Said[] {
  const before = new Map(then.resolution.reads.map((read) => [key(read.at), read]));
  return now.resolution.reads.flatMap((read): Said[] => {
    const old = before.get(key(read.at));
    if (!old || read.at.end === 0 || Boolean(old.outer) === Boolean(read.outer)) return [];
    const [was, is] = [columnName(then.catalog, old), columnName(now.catalog, read)];
    const target = now.resolution.relations.find(({ use }) => use === 'delete' || use === 'write')?.relation;
    const verb = query.verb.toUpperCase();
    const written = target === undefined ? '' : nameOf(now.catalog, target);
    const doing = query.verb === 'delete' ? 'remove' : 'change';
    // `x IN (SELECT x …)` of one and the same x.
    const every = read.outer && read.relation === target && query.nested.some((inner) => selects(inner, read.at));
    const so = every
      ? `then its ${verb} can ${doing} every row of ${written}`
      : target === undefined
        ? 'then it finds other rows'
        : `then its ${verb} finds other rows of ${written} to ${doing}`;
    const name = (read.outer ? was : is).split('.').at(-1) ?? was;
    const until = read.outer ? `Keep ${was}` : 'Give the new column another name';
    return [
      {
        name,
        message: `${name} in its sub-select is ${was} and becomes ${is}; ${so}`,
        advice: `${until} until the server that runs this query is gone, or first release one that names the table there (${was}).`,
        worse: true,
      },
    ];
  });
}

/** Whether a sub-select gives the name at a place as its result. */
const selects = (query: Query, at: Span): boolean =>
  query.outputs.some((output) => output.reference && key(output.reference.at) === key(at)) ||
  query.branches.some((branch) => selects(branch, at));

function naturalJoins(then: Resolved, now: Resolved): Said[] {
  const advice =
    'Join by named columns (ON, USING) in that query first, or give the column a name the other table has not.';
  return now.resolution.naturalJoins.flatMap(({ at, columns }): Said[] => {
    const old = then.resolution.naturalJoins.find((join) => key(join.at) === key(at));
    if (!old) return [];
    const more = columns.filter((name) => !old.columns.includes(name));
    const less = old.columns.filter((name) => !columns.includes(name));
    const [name] = [...more, ...less];
    const by = more.length > 0 ? `also joins by ${list(more)}` : `no longer joins by ${list(less)}`;
    return name === undefined
      ? []
      : [{ name, message: `its NATURAL JOIN ${by} then, and finds other rows`, advice, worse: true }];
  });
}

/** INSERT … SELECT * between tables whose columns no longer come in the same order. */
function misplaced(then: Resolved, now: Resolved): Said[] {
  const pairs = ({ resolution, catalog }: Resolved): (readonly (readonly [string, string])[])[] =>
    resolution.inserts.map(({ relation, columns, from = [] }) => {
      const found = catalog.relations.get(relation);
      const names = found?.kind === 'table' ? columns.map((id) => found.columns.find((c) => c.id === id)?.name) : [];
      return from.map((name, at) => [name, names[at] ?? ''] as const);
    });
  const same = (all: readonly (readonly [string, string])[]): boolean => all.every(([from, to]) => from === to);
  const before = pairs(then);
  return pairs(now).flatMap((all, at): Said[] => {
    if (!same(before[at] ?? []) || same(all) || (before[at] ?? []).length === 0) return [];
    const [from, to] = all.find(([a, b]) => a !== b) ?? ['', ''];
    return [{ name: to, message: `its INSERT … SELECT * puts ${from} into ${to} then`, worse: true }];
  });
}

/**
 * MySQL's ON DUPLICATE KEY, REPLACE and INSERT IGNORE name no index, nor need ON CONFLICT DO NOTHING: without the one they meant,
 * they insert a second row.
 */
function duplicates(then: Resolved, now: Resolved): Said[] {
  return then.resolution.upserts.flatMap(({ relation, any }): Said[] => {
    if (!any) return [];
    const given = new Set(then.resolution.inserts.flatMap((i) => (i.relation === relation ? i.columns : [])));
    const unique = (catalog: Catalog): Index[] => indexesOf(catalog, relation).filter((index) => index.unique);
    const left = unique(now.catalog).map(columnsOf);
    const lost = unique(then.catalog).find((index) => {
      const columns = columnsOf(index);
      if (columns.length === 0 || !columns.every((id) => given.has(id))) return false;
      return !left.some((other) => other.length > 0 && other.every((id) => columns.includes(id)));
    });
    if (!lost) return [];
    const names = list(columnsOf(lost).map((id) => columnName(then.catalog, { relation, column: id })));
    const message = `no unique key over ${names} is left, so it inserts a second row where it found one`;
    return [{ name: lost.name, message, advice: 'Keep the unique key until the next release.', worse: true }];
  });
}

const columnsOf = (index: Index): readonly number[] => index.elements.flatMap((element) => element.columnId ?? []);

// ── its plan was kept ───────────────────────────────────────────────────────────────────────────────────────────────

/** PostgreSQL refuses to run a prepared statement again when its result has other columns or types than before. */
function planResult(query: Query, then: Resolved, now: Resolved): Effect[] {
  if (now.catalog.family !== 'postgresql' || (query.outputs.length === 0 && query.branches.length === 0)) return [];
  if (then.resolution.open || now.resolution.open) return [];
  const [before, after] = [then.resolution.outputs, now.resolution.outputs];
  const at = after.findIndex((output, index) => {
    const old = before[index];
    if (!old || old.name !== output.name) return true;
    return old.type && output.type && !sameType(old.type, output.type);
  });
  const changed = at >= 0 ? after[at] : before[after.length];
  if (!changed) return [];
  const retyped = at >= 0 && before[at]?.name === changed.name;
  const message = retyped
    ? `the type of ${changed.name} in its result changes`
    : `the columns of its result change (${after.length > before.length ? `${changed.name} is new` : after.length < before.length ? 'there are fewer' : `${changed.name} is another`})`;
  return [{ notice: 'cached-plan', name: changed.name, message }];
}

// ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const key = ({ start, end }: Span): string => `${start}-${end}`;

function nameOf(catalog: Catalog, id: number): string {
  const relation = catalog.relations.get(id);
  return relation ? displayName(catalog, relation) : 'the table';
}

function columnName(catalog: Catalog, { relation, column }: { relation: number; column: number }): string {
  const found = catalog.relations.get(relation);
  const columns = found?.kind === 'table' || found?.kind === 'view' ? found.columns : [];
  const name = columns.find(({ id }) => id === column)?.name;
  return name === undefined ? nameOf(catalog, relation) : `${nameOf(catalog, relation)}.${name}`;
}
