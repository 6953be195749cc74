import { gate } from './gates.ts';

/** Tables that a file hands over whole to something that is not read, so that any of their columns may be used without a word. */
export interface HandedOver {
  /** Tables, as they are written. */
  readonly whole?: readonly string[];
  /** What serves all tables by itself, or takes them from the database when it starts. */
  readonly serves?: string;
  /** It makes queries out of names that code generators know: rows are read whole. */
  readonly unfollowed?: true;
  /** The configuration puts a prefix before the names of tables. */
  readonly prefixes?: true;
}

/** What a file hands over, by its text: in any language, and in none. `read`: its queries are read, so that their stars are known. */
export function handedOver(path: string, all: string, read: boolean): HandedOver {
  if (trials.test(path)) return {};
  const text = all.slice(0, longest);
  const whole = new Set<string>();
  for (const pattern of [...interfacesIn(text), ...(read ? [] : [stars])])
    for (const match of text.matchAll(pattern)) {
      const name = match.slice(1).find(Boolean) as string;
      if (whole.size < most) whole.add(name.replace(/["`[\]]/g, ''));
    }
  const serving = servers.find(
    ({ files, may, says }) => files.test(path) && may?.(text) !== false && says.test(text),
  )?.name;
  return {
    ...(whole.size > 0 ? { whole: [...whole] } : {}),
    ...(serving === undefined ? {} : { serves: serving }),
    ...(isUnread(text) || (manifests.test(path) && generators.test(text)) ? { unfollowed: true as const } : {}),
    ...(mayHavePrefix(text) && prefixes.test(text) ? { prefixes: true as const } : {}),
  };
}

/** Tables that one file hands over; a file with more is data. */
const most = 500;
/** So much of a file is looked at; a longer one is data too. */
const longest = 2_000_000;
/** By its folder a test, or what tests and people read. */
const trials = /(^|\/)(tests?|specs?|e2e|fixtures|docs?|seeds?)\/|\.(?:txt|csv|tsv)$/i;

const named = gate('tableName', 'collectionName');

const callees =
  /(?:from|into|table|to_sql|insert|insert_all|insertAll|[iI]nsert|upsert|Identifier)\s*(?:<[^<>()]{0,80}>)?$/;

/** Whether a bracket with a string in it stands behind one of the names that take a table. */
function calls(text: string): boolean {
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    let at = open + 1;
    while (isBlank(text.charCodeAt(at))) at++;
    const quote = text.charCodeAt(at);
    if (quote !== 0x27 && quote !== 0x22 && quote !== 0x60) continue;
    const before = text.slice(Math.max(0, open - mostBefore), open);
    if (callees.test(before) || hasManyBlanks(before)) return true;
  }
  return false;
}

/** The longest name, what stands in <>, and some blanks; where there are more, it may be. */
const mostBefore = 200;
const manyBlanks = /\s{50}/;

/** So many blanks in a row cover one of the places that lie as far apart. */
function hasManyBlanks(text: string): boolean {
  for (let i = 49; i < text.length; i += 50) if (isBlank(text.charCodeAt(i))) return manyBlanks.test(text);
  return false;
}
const isBlank = (code: number): boolean => code === 0x20 || (code >= 9 && code <= 13) || code > 0x9f;

/**
 * Interfaces that take a table by its name and rows or a filter from the program: supabase-js, PostgREST's addresses, pandas,
 * asyncpg, psycopg, pg-promise, Zapatos, WordPress, Laravel, Sequel, next.jdbc, and the options of models.
 */
const interfaces: readonly { readonly form: string; readonly may: (text: string) => boolean }[] = [
  {
    form: String.raw`\b(?:from|into|table|to_sql|read_sql_table|copy_records_to_table|copy_to_table|copy_from|insert|insert_all|insertAll|bulk_?[iI]nsert|upsert|Identifier)\s*(?:<[^<>()]{0,80}>)?\(\s*['"\`]([A-Za-z_][\w.]{0,126})['"\`]`,
    may: calls,
  },
  {
    form: String.raw`\b(?:helpers|pgp)\.\w+\([^'"\`;]{0,200}['"\`]([A-Za-z_][\w.]{0,126})['"\`]`,
    may: gate('helpers', 'pgp'),
  },
  {
    form: String.raw`\b(?:tableName|table_name|collectionName|\$table|TABLE_NAME)\b['"]?\s*[=:]\s*['"\`]([A-Za-z_][\w.]{0,126})['"\`]`,
    may: (text) => named(text) || text.includes('$table'),
  },
  {
    form: String.raw`\b(?:db|DB|database|ds)\[\s*:?['"]?([A-Za-z_]\w{0,126})['"]?\s*\]`,
    may: gate('db', 'database', 'ds'),
  },
  {
    form: String.raw`\((?:sql\/)?(?:insert!|insert-multi!|update!|delete!|find-by-keys|get-by-id|query)\s+[\w-]{1,40}\s+:([\w-]{1,126})`,
    may: (text) => /\((?:sql\/|insert|update!|delete!|find-by-keys|get-by-id|query)/.test(text),
  },
  {
    form: String.raw`\b([a-z_]\w{1,126})(?:!\w{1,126})?\(\*\)`,
    may: (text) => text.includes('(*)'),
  },
  {
    form: String.raw`\/([a-z_]\w{1,126})\?(?:[^'"\`\s]{0,200}&)?(?:select=|[\w.]{1,80}=(?:not\.)?(?:eq|neq|gte?|lte?|i?like|in|is|fts)\.)`,
    may: (text) => /\?[^'"`\s]{0,300}=/.test(text),
  },
];

/** Those that a text may hold, as one pattern: in most files there is none. */
function interfacesIn(text: string): RegExp[] {
  const forms = interfaces.flatMap(({ form, may }) => (may(text) ? [form] : []));
  const key = forms.join('|');
  if (forms.length > 0 && !compiled.has(key)) compiled.set(key, new RegExp(key, 'g'));
  return [compiled.get(key) ?? []].flat();
}

const compiled = new Map<string, RegExp>();

/** `SELECT *` in what is no string of a language that is read. */
const stars = /\bselect\s+(?:distinct\s+)?(?:\w{1,60}\.)?\*\s+from\s+([\w."`[\]]{1,130})/gi;

interface Serving {
  readonly name: string;
  readonly files: RegExp;
  readonly says: RegExp;
  /** What it says has something of this, which is looked for in less time. */
  readonly may?: (text: string) => boolean;
}

const setups = /\.(?:ya?ml|json|toml|tf|hcl|env|conf|sh|nix)$|(?:^|\/)(?:Dockerfile[^/]*|Procfile|\.env[^/]*)$/i;

/** Programs that serve the tables of a database to whoever asks. */
const servers: readonly Serving[] = [
  { name: 'PostgREST', files: setups, says: /\bpostgrest\/postgrest\b|\bPGRST_DB_\w+/ },
  { name: 'Supabase', files: /(?:^|\/)supabase\/config\.toml$/, says: /^\s*\[(?:api|db)\b/m },
  {
    name: 'Hasura',
    files: setups,
    may: (text) => /hasura|HASURA_|_permissions:/.test(text),
    says: /\bhasura\/graphql-engine\b|\bHASURA_GRAPHQL_\w+|^\s*(?:select|insert|update)_permissions:[\s\S]{0,4000}?\bcolumns:\s*['"]?\*/m,
  },
  { name: 'PostGraphile', files: setups, says: /["'/](?:postgraphile|graphile\/postgraphile)\b/ },
  { name: 'Directus', files: setups, says: /\bdirectus\/directus\b/ },
  {
    name: 'pg_graphql',
    files: /\.\w+$/,
    says: /\bgraphql\.resolve\s*\(/,
    may: (text) => text.includes('graphql.resolve'),
  },
  { name: 'NocoDB', files: setups, says: /\bnocodb\/nocodb\b/ },
  {
    name: 'SQLAlchemy, which takes the tables from the database,',
    files: /\.py$/,
    says: /\bautomap_base\s*\(|\b(?:metadata|meta|\w*MetaData\(\))\.reflect\s*\(/i,
  },
  {
    name: 'Peewee, which takes the tables from the database,',
    files: /\.py$/,
    says: /\bgenerate_models\s*\(|\bIntrospector\.from_database\s*\(|\bplayhouse\.(?:dataset|reflection)\b/,
  },
];

/** Libraries that make queries out of a program's objects, and read rows whole; none of them is followed. */
const unreadCall =
  /\b(?:knex|db|trx|tx|conn)\(\s*[A-Za-z_$][\w.$]{0,80}\s*\)\s*\.\s*(?:select|insert|update|where\w*|first|del|delete|join|returning)\(/;
const mayCall = (text: string): boolean =>
  mayName(text) && ['knex(', 'db(', 'trx(', 'tx(', 'conn('].some((start) => text.includes(start));
const mayName = gate('knex', 'db', 'trx', 'tx', 'conn');
const unreadImport =
  /(?:from|import|require\()\s*['"](?:bookshelf|waterline|massive|squel|orchid-orm|@adonisjs\/lucid[\w/-]*|@ioc:Adonis\/Lucid\/\w+|@feathersjs\/[\w-]+|zapatos[\w/-]*|@databases\/\w+|feathers-\w+|@nestjsx\/crud[\w-]*|better-auth|@auth\/[\w-]+-adapter|@lucia-auth\/[\w-]+)['"]/;
const mayImport = gate(
  ...['bookshelf', 'waterline', 'massive', 'squel', 'orchid', 'adonisjs'],
  ...['Adonis', 'feathersjs', 'databases', 'feathers', 'nestjsx', 'auth'],
);
const isUnread = (text: string): boolean =>
  (mayCall(text) && unreadCall.test(text)) ||
  ((mayImport(text) || text.includes('zapatos')) && unreadImport.test(text));
const manifests =
  /(?:^|\/)(?:go\.mod|pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml|sqlboiler\.toml|Cargo\.toml)$/;
const generators = /\b(?:sqlboiler|go-jet\/jet|jooq|sqldelight|cornucopia|clorinde)\b/i;

const prefixes =
  /\bentityPrefix\s*:|\btable_?prefix\b['"]?\s*(?:[:=]|=>)\s*['"][\w]|\bTablePrefix:\s*"|['"]prefix['"]\s*=>\s*['"]\w|\btable_name_prefix\b/i;
const mayHavePrefix = gate('prefix', 'entityPrefix', 'tableprefix', 'table_name_prefix');
