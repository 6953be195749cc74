import type { Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { findRelation } from '../schema/catalog.ts';
import { defineRule, type Question } from './rule.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'shadowed-table',
  on: ['create-table', 'create-view', 'rename-table', 'set-table-schema'],
  category: 'compatibility',
  severity: 'error',
  title: 'A table that comes before another one of its name in the search path',
  why: 'A query that names a table without its schema gets the first one of that name in search_path. When a new one stands before it, the previous server silently reads and writes that.',
  instead: 'Give the table another name, or name its schema everywhere first.',
  hazards: ['A60'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE SCHEMA app_v2;',
      uses: 'SELECT id FROM users',
      migration: 'SET search_path = app_v2, public;\nCREATE TABLE app_v2.users (id bigint PRIMARY KEY);',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE SCHEMA app_v2;',
      uses: 'SELECT id FROM users',
      migration: 'SET search_path = app_v2, public;\nCREATE TABLE public.users2 (id bigint PRIMARY KEY);',
    },
  },
  check(change, context) {
    const name = change.kind === 'create-view' ? change.view : change.table;
    const own = change.kind === 'rename-table' ? change.to : name.name;
    const ids = new Set(context.before.relations.keys());
    const made =
      change.kind === 'set-table-schema'
        ? findRelation(context.after, { schema: change.schema, name: own })
        : findRelation(context.after, name.schema === undefined ? { name: own } : { schema: name.schema, name: own });
    if (!made || (made.kind !== 'table' && made.kind !== 'view') || made.schema === 'pg_temp') return undefined;
    const before = context.before.relations.get(made.id);
    if (ids.has(made.id) && before?.name === made.name && before.schema === made.schema) return undefined;
    const paths = [context.before.searchPath, ...(context.asked(pathsSet, 0) ?? [])];
    const path = paths.find((each) => each.includes(made.schema));
    const hidden = path?.slice(path.indexOf(made.schema) + 1).flatMap((schema) => {
      const found = findRelation(context.base, { schema, name: made.name });
      return found && (found.kind === 'table' || found.kind === 'view') && context.target.relations.has(found.id)
        ? [found]
        : [];
    })[0];
    if (!hidden) return undefined;
    const label = context.name(hidden);
    const { answer, servers } = ask(context.servers, (contract) => {
      const evidence = contract.statements
        .filter(
          ({ query, resolution }) =>
            resolution.relations.some((r) => r.relation === hidden.id) && !qualifies(query, hidden.schema),
        )
        .map((statement): Evidence => ({ ...statement.evidence, how: 'names' }));
      return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'its queries name the schema' };
    });
    if (answer.verdict !== 'used') return undefined;
    const message = `${claim(servers, `names ${label} without its schema`, answer)}, and gets ${made.schema}.${made.name} where search_path has ${made.schema} first`;
    return { message, object: label, answer, servers };
  },
});

/** Search paths that this release gives to roles and databases. */
const pathsSet: Question<readonly (readonly string[])[]> = {
  collect: ({ release }) => {
    const paths = release.flatMap((entry) => {
      const { change } = entry;
      if (change.kind !== 'other' || !/^alter (role|user|database)$/.test(change.what)) return [];
      const [, list] = /\bset\s+search_path\s*(?:=|to)\s*([^;]+)/i.exec(entry.text) ?? [];
      return list === undefined ? [] : [list.split(',').map((part) => part.trim().replace(/^["']|["']$/g, ''))];
    });
    return new Map([[0, paths]]);
  },
};

const qualifies = (
  query: { readonly target?: { readonly name: { readonly schema?: string } }; readonly from: readonly unknown[] },
  schema: string,
): boolean => JSON.stringify([query.target ?? null, query.from]).includes(`"schema":"${schema}"`);
