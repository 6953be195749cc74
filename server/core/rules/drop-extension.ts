import type { Answer, Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { callsIn } from '../schema/apply/calls.ts';
import { defineRule } from './rule.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'drop-extension',
  on: ['drop-extension'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping an extension',
  why: 'Its functions, operators, types and index methods go with it: queries that use one fail, and with CASCADE columns, defaults and indexes made of them go too.',
  instead:
    'Drop it one release after the last use is gone, without CASCADE, so that the server refuses while something needs it.',
  hazards: ['A56'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE EXTENSION pgcrypto;\nCREATE TABLE users (id bigint PRIMARY KEY, secret text);',
      uses: 'SELECT id FROM users WHERE secret = crypt($1, secret)',
      migration: 'DROP EXTENSION pgcrypto;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, secret text);',
      uses: 'SELECT id FROM users',
      migration: 'CREATE EXTENSION IF NOT EXISTS pgcrypto;',
    },
  },
  check(change, context) {
    const name = change.extension;
    const known = context.base.extensions.has(name);
    if (context.target.extensions.has(name)) return undefined;
    // Made and dropped in this release, or never there.
    if (!known && (context.before.extensions.has(name) || (change.ifExists && context.before.gaps === 0)))
      return undefined;
    const members = functions[name];
    const { answer, servers } = ask(context.servers, (contract): Answer => {
      const evidence = contract.statements
        .filter(
          ({ query }) =>
            callsIn(query).some((call) => members?.test(call.name.name)) ||
            query.types.some((type) => types[name]?.test(type.name.name)),
        )
        .map((statement): Evidence => ({ ...statement.evidence, how: 'uses' }));
      if (evidence.length > 0) return { verdict: 'used', evidence, why: 'its queries call it' };
      const why = 'operators and types of an extension are not looked for in its queries';
      return { verdict: 'unknown', evidence: [], why };
    });
    const along = change.cascade ? '; with CASCADE, columns, defaults and indexes made of it go too' : '';
    return {
      message: `${claim(servers, `uses the extension ${name}`, answer)}${along}`,
      object: name,
      answer,
      servers,
    };
  },
});

/** Functions of widespread extensions, by their documentation in PostgreSQL's appendix F and their own. */
const functions: Readonly<Record<string, RegExp>> = {
  pgcrypto:
    /^(crypt|gen_salt|digest|hmac|encrypt|decrypt|encrypt_iv|decrypt_iv|gen_random_bytes|pgp_\w+|armor|dearmor)$/,
  'uuid-ossp': /^uuid_(generate_v\w+|nil|ns_\w+)$/,
  pg_trgm: /^((strict_)?(word_)?similarity|show_trgm|show_limit|set_limit)$/,
  unaccent: /^unaccent$/,
  fuzzystrmatch: /^(soundex|difference|levenshtein\w*|metaphone|d?metaphone(_alt)?|daitch_mokotoff)$/,
  tablefunc: /^(crosstab\w*|connectby|normal_rand)$/,
  hstore: /^(hstore\w*|akeys|avals|skeys|svals|each|exist|defined|slice)$/,
  ltree: /^(subltree|subpath|nlevel|lca|text2ltree|ltree2text)$/,
  intarray: /^(icount|sort_asc|sort_desc|uniq|idx|subarray|intset)$/,
  postgis: /^_?st_\w+$/,
  vector: /^(cosine_distance|l2_distance|inner_product|l1_distance|vector_\w+)$/,
  dblink: /^dblink\w*$/,
  pg_cron: /^(schedule|unschedule|schedule_in_database)$/,
};

const types: Readonly<Record<string, RegExp>> = {
  citext: /^citext$/,
  hstore: /^hstore$/,
  ltree: /^(ltree|lquery|ltxtquery)$/,
  postgis: /^(geometry|geography|box2d|box3d)$/,
  vector: /^(vector|halfvec|sparsevec)$/,
  cube: /^cube$/,
  isn: /^(isbn|issn|ean13|upc|ismn)(13)?$/,
};
