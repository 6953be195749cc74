/** A difference that is expected, and why. */
export type Explained = readonly [pattern: RegExp, why: string];

/** What we know of our own catalog's limits, by the history that shows them. */
export const limits: Readonly<Record<string, readonly Explained[]>> = {
  'copies.sql': [[/of_type/, 'a table OF a type is said to be not understood']],
  'programs.sql': [
    [/ALTER FUNCTION (plus|rows_of).* volatile$/, 'ALTER FUNCTION … IMMUTABLE and STABLE are not followed'],
  ],
  'queries.sql': [[/v20/, 'a view that reads whole rows reads every column to us; the server would let columns go']],
};

/** What to know of a public project's history before comparing catalogs at its end. */
export interface Project {
  /** What has to be there before its first migration. */
  readonly first?: string;
  readonly explained?: readonly Explained[];
}

const condition = 'in a DO block, under a condition that does not hold here';

/** Histories that a real server accepts in whole or nearly so; the rest is left out on both sides. */
export const projects: Readonly<Record<string, Project>> = {
  'atuinsh/atuin': {},
  'chirpstack/chirpstack': { first: 'CREATE EXTENSION pg_trgm; CREATE EXTENSION hstore;' },
  'concourse/concourse': {},
  'conductor-oss/conductor': {},
  'dani-garcia/vaultwarden': {},
  'documenso/documenso': {},
  'Dokploy/dokploy': {},
  'drone/drone': {},
  'element-hq/matrix-authentication-service': {},
  'ente-io/ente': {},
  'formbricks/formbricks': {},
  'go-shiori/shiori': {},
  'goharbor/harbor': {},
  'harness/gitness': {},
  'heroiclabs/nakama': {},
  'homarr-labs/homarr': {},
  'kestra-io/kestra': {},
  'LemmyNet/lemmy': {
    explained: [[/_not_null/, 'a NOT NULL without a name is not followed through renames and by number']],
  },
  'openfga/openfga': {},
  'ory/hydra': {},
  'ory/kratos': {},
  'penpot/penpot': {},
  'pocket-id/pocket-id': {},
  'riverqueue/river': {},
  'rust-lang/crates.io': { explained: [[/index_\w+_date: /, 'the server drops a cast of a date to date']] },
  'stackernews/stacker.news': {},
  'stellar/stellar-horizon': {},
  'supabase/storage': {
    explained: [
      [/pgboss_v10/, condition],
      [/ owner: server has supabase_storage_admin/, 'OWNER TO in SQL that is put together when it runs'],
    ],
  },
  'svix/svix-webhooks': {},
  'temporalio/temporal': {},
  'umami-software/umami': {},
};
