/** What to know of a public project's history before comparing catalogs at its end. */
interface Project {
  /** What has to be there before its first migration. */
  readonly first?: string;
  /** Differences that are not faults of our catalog, and why. */
  readonly explained?: readonly (readonly [pattern: RegExp, why: string])[];
}

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
  'LemmyNet/lemmy': {},
  'openfga/openfga': {},
  'ory/hydra': {},
  'ory/kratos': {},
  'penpot/penpot': {},
  'pocket-id/pocket-id': {},
  'riverqueue/river': {},
  'stackernews/stacker.news': {},
  'stellar/stellar-horizon': {},
  'svix/svix-webhooks': {},
  'temporalio/temporal': {},
  'umami-software/umami': {},
};
