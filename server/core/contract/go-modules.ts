/**
 * Whether a Go program's libraries are known to leave its queries to it, by its go.mod: none of them makes queries out of types
 * or names. Drivers, migrators and what watches over queries send what they are given. A library that the program's own makers
 * call after nothing in particular may do anything.
 */
export function leavesQueries(goMod: string): boolean {
  const own = /^module\s+"?([\w.-]+\/[\w.-]+)\//m.exec(goMod)?.[1];
  const required = Array.from(
    goMod.matchAll(/^(?:require\s+)?\s*"?([\w.-]+\.[a-z]+\/[\w.~/-]+|[\w.-]+\.[a-z]{2,})"?\s+v\S+([^\n]*)$/gm),
    ([, path = '', rest = '']) => ({ path, indirect: rest.includes('// indirect') }),
  );
  return (
    own !== undefined &&
    !/^\s*(?:replace\b[^\n]*=>\s*\.{1,2}\/|[^\n]*=>\s*\.{1,2}\/)/m.test(goMod) &&
    required.every(
      ({ path, indirect }) =>
        indirect ||
        sends.test(path) ||
        (!makes.test(path) && (!(path.startsWith(`${own}/`) || !hosts.test(path)) || !general.test(path))),
    )
  );
}

/** Drivers and what stands around them. */
const sends =
  /^(?:github\.com\/(?:lib\/pq|jackc\/(?:pgx|pgconn|pgtype|pgproto3|pgerrcode|pgio|pgpassfile|puddle)|go-sql-driver\/mysql|mattn\/go-sqlite3|golang-migrate\/migrate|pressly\/goose|rubenv\/sql-migrate|amacneil\/dbmate|sqlc-dev\/(?:pqtype|sqlc)|DATA-DOG\/go-sqlmock|pashagolub\/pgxmock|XSAM\/otelsql|uptrace\/opentelemetry-go-extra\/otelsql|exaring\/otelpgx|fergusstrange\/embedded-postgres|ory\/dockertest|testcontainers\/testcontainers-go|ThreeDotsLabs\/watermill-sql|hashicorp\/go-memdb|cockroachdb\/(?:errors|cockroach-go)|signalfx\/splunk-otel-go|ngrok\/sqlmw|dgraph-io\/badger|etcd-io\/bbolt|syndtr\/goleveldb|minio\/minio-go|google\/(?:uuid|go-\w+))(?:\/|$)|^(?:modernc\.org\/sqlite|cloud\.google\.com\/go|golang\.org\/x|google\.golang\.org|k8s\.io|sigs\.k8s\.io|go\.opentelemetry\.io|github\.com\/(?:aws\/aws-sdk-go|Azure\/azure-sdk-for-go))(?:[\w-]*\/|$))/;

/** Names of libraries that deal in rows. */
const makes =
  /(?:^|[/._-])(?:\w*orm|ent|entgo|bun|boil\w*|sqlboiler|jet|bob|xo|dbr|go-?rel|rel|pop|reform|gorp|borp|qb|goqu|squirrel|scany|carta|storm|kallax|\w*sql\w*|\w*db|\w*database\w*|dal|dao|models?|records?|repo|repository|repositories|store|storage|persist\w*|quer(?:y|ies)\w*|mappers?|entity|entities|tables?|rows?|data|dataset|crud|rest-?layer|postgres\w*|pg\w*|mysql\w*|maria\w*|sqlite\w*)(?=$|[/._-])/i;

/** Places where anybody's libraries lie. */
const hosts =
  /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gopkg\.in|go\.uber\.org|buf\.build|connectrpc\.com|dario\.cat|honnef\.co)\//;

/** What a maker calls a library that the whole house uses. */
const general =
  /(?:^|[/._-])(?:go|kit|gokit|platform|common|core|libs?|shared|utils?|base|internal|infra\w*|framework|foundation|toolkit|stack|commons|pkg|std|x|backend|server|service\w*|app|engine)(?=$|[/._-])/i;
