import * as z from 'zod';

/** What a team may say about its releases: `bellows.yaml`. This schema is the source of the JSON Schema and of all checks. */

const severity = z.enum(['off', 'information', 'warning', 'error']);
const globs = z.union([z.string(), z.array(z.string())]);

const table = z
  .strictObject({
    rows: z
      .union([z.number(), z.string().regex(/^\d+(\.\d+)?\s*[kKMGB]?$/, 'a number of rows such as 40M, 250k or 1200')])
      .describe('About how many rows the table has: 1200, 250k, 40M. Says what a scan or a rewrite costs.')
      .optional(),
    traffic: z.enum(['hot', 'normal', 'cold']).describe('Who is hurt by a lock: hot, normal or cold.').optional(),
  })
  .describe('Hints about one table.');

const database = z
  .strictObject({
    engine: z
      .string()
      .describe('The engine and the version servers really run: postgresql 16, mysql 8.4, mariadb 10.11.')
      .optional(),
    migrations: globs.describe('Folder or glob of the migrations. Found by convention when absent.').optional(),
    tool: z.string().describe('The migration tool: flyway, goose, prisma, … Recognised when absent.').optional(),
    expand: globs.describe('Migrations that run before the new server is deployed.').optional(),
    backfill: globs.describe('Migrations that copy data while both servers may run.').optional(),
    contract: globs.describe('Migrations that run after the last old server is gone.').optional(),
    tables: z.record(z.string(), table).describe('Hints about tables, by name.').optional(),
  })
  .describe('One database: its engine, its migrations, and in which phase each runs.');

const previous = z
  .union([z.number().int().min(1), z.string(), z.array(z.string())])
  .describe('How many releases back must keep working; or a git ref; or a list of refs.');

const deploy = z
  .strictObject({
    strategy: z.enum(['rolling', 'blue-green', 'canary', 'recreate']).describe('How servers are replaced.').optional(),
    overlap: z.string().describe('How long both versions run side by side: 30m, 7d.').optional(),
    order: z
      .enum(['migrate-first', 'code-first'])
      .describe('Whether migrations run before the new server is deployed.')
      .optional(),
  })
  .describe('How a release is rolled out.');

const source = z
  .union([
    z.string(),
    z.strictObject({ queries: globs }),
    z.strictObject({ code: globs }),
    z.strictObject({ log: z.string(), since: z.string().optional() }),
    z.strictObject({ contract: z.string() }),
  ])
  .describe(
    'A place that says what a server uses: a schema file, query files, code, a log of statements (CSV or JSON; it only proves what is used), or the contract file another repository published.',
  );

const use = z
  .union([
    z.literal('all'),
    z.strictObject({
      reads: z.array(z.string()).describe('Columns that are read.').optional(),
      writes: z.array(z.string()).describe('Columns that are updated.').optional(),
      inserts: z.array(z.string()).describe('Columns of each inserted row.').optional(),
    }),
  ])
  .describe('What is used of a table by servers whose code is not here.');

const acknowledgement = z
  .strictObject({
    object: z.string().describe('The table, or table.column, it is about.'),
    rule: z.string().describe('The rule to silence.'),
    reason: z.string().min(1).describe('Why it is safe; shown in reports.'),
    until: z
      .string()
      .describe(
        'When it ends. A release such as v1.10.0: it holds until that release is out, that is until its tag is among the ancestors. A day such as 2026-12-31: it holds through that day, in UTC. From then on the finding counts again, and the entry is reported.',
      )
      .optional(),
  })
  .describe('A finding that was looked at and found safe.');

const service = z
  .strictObject({
    path: z.string().describe('Folder of the service.').optional(),
    tags: z.string().describe('Which git tags are its releases.').optional(),
    previous: previous.optional(),
    deploy: deploy.optional(),
    databases: z.array(z.string()).describe('Which databases it uses.').optional(),
    sources: z.array(source).optional(),
    uses: z.record(z.string(), use).optional(),
  })
  .describe('One of several servers on the database.');

const release = z
  .strictObject({
    name: z.string(),
    from: z.record(z.string(), z.string()).optional(),
    servers: z.record(z.string(), z.string()).optional(),
    migrations: z
      .array(z.strictObject({ file: z.string(), phase: z.enum(['expand', 'backfill', 'contract']).optional() }))
      .optional(),
  })
  .describe('An explicit release, where git tags can not tell.');

export const manifestSchema = z
  .strictObject({
    bellows: z.literal(1).describe('Version of this format; always 1.'),
    database: database.optional(),
    databases: z.record(z.string(), database).describe('Several databases, by name.').optional(),
    tags: z.string().describe('Which git tags are releases, as a glob. Default: v1.2.3 and 1.2.3.').optional(),
    previous: previous.optional(),
    deploy: deploy.optional(),
    sources: z
      .array(source)
      .describe('Where to read what a server version uses, at its git ref. Default: everything recognised.')
      .optional(),
    uses: z.record(z.string(), use).describe('What servers without a source here use, by table.').optional(),
    ignores: z
      .array(z.string())
      .describe(
        'Objects claimed to be unused: `table` or `table.column`. Where it can not be told whether a server uses one, it counts as unused; where a source shows a use, that is believed and reported.',
      )
      .optional(),
    acknowledge: z.array(acknowledgement).describe('Findings that were looked at and found safe.').optional(),
    services: z.record(z.string(), service).describe('Several servers on one database.').optional(),
    releases: z.array(release).describe('Explicit releases, where git tags can not tell.').optional(),
    rules: z.record(z.string(), severity).describe('Severity of single rules, by id; off silences one.').optional(),
  })
  .describe('Bellows: what is released, and what must keep working.');

export type Manifest = z.infer<typeof manifestSchema>;
