import type { Random } from '../prove/random.ts';
import { type Model, nameOf, quoted } from './random-schema.ts';

/** What may hang on a column and is easily lost when another takes its place: indexes, constraints, comments, policies and more. */
export function randomAttachments({ tables }: Model, random: Random): string[] {
  return Array.from({ length: random.below(5) }, (_, n) => {
    const table = random.pick(tables);
    const others = table.columns.slice(1);
    const column = random.pick(others.length > 0 ? others : table.columns);
    const [t, c] = [nameOf(table), quoted(column.name)];
    const kind = random.pick(Object.keys(attachments) as (keyof typeof attachments)[]);
    return attachments[kind]({ t, c, n, type: column.type, table: table.name });
  });
}

interface On {
  /** Names as SQL writes them. */
  readonly t: string;
  readonly c: string;
  readonly n: number;
  readonly type: string;
  readonly table: string;
}

const attachments = {
  comment: ({ t, c }) => `COMMENT ON COLUMN ${t}.${c} IS 'it''s about ${c.replaceAll("'", '')}'`,
  check: ({ t, c, n }) => `ALTER TABLE ${t} ADD CONSTRAINT kept_${n} CHECK (${c} IS NOT NULL OR id > 0)`,
  checkNotValid: ({ t, c, n }) =>
    `ALTER TABLE ${t} ADD CONSTRAINT late_${n} CHECK (${c} IS NOT NULL OR id > 0) NOT VALID`,
  index: ({ t, c, n }) => `CREATE INDEX by_${n} ON ${t} (${c} DESC NULLS LAST) WITH (fillfactor = 70)`,
  partial: ({ t, c, n }) => `CREATE INDEX some_${n} ON ${t} (id) WHERE ${c} IS NOT NULL`,
  covering: ({ t, c, n }) => `CREATE INDEX with_${n} ON ${t} (id) INCLUDE (${c})`,
  expression: ({ t, c, n }) => `CREATE INDEX of_${n} ON ${t} ((${c}::text))`,
  unique: ({ t, c, n }) => `CREATE UNIQUE INDEX pair_${n} ON ${t} (id, ${c}) NULLS NOT DISTINCT`,
  deferrable: ({ t, c, n }) =>
    `ALTER TABLE ${t} ADD CONSTRAINT later_${n} UNIQUE (id, ${c}) DEFERRABLE INITIALLY DEFERRED`,
  indexComment: ({ t, c, n }) => `DO $$ BEGIN CREATE INDEX told_${n} ON ${t} (${c}); END $$`,
  target: ({ t, c }) => `ALTER TABLE ${t} ALTER COLUMN ${c} SET STATISTICS 321`,
  storage: ({ t, c }) => `ALTER TABLE ${t} ALTER COLUMN ${c} SET STORAGE EXTERNAL`,
  distinct: ({ t, c }) => `ALTER TABLE ${t} ALTER COLUMN ${c} SET (n_distinct = -0.5)`,
  statistics: ({ t, c, n }) => `CREATE STATISTICS both_${n} (dependencies) ON id, ${c} FROM ${t}`,
  policy: ({ t, c, n }) => `CREATE POLICY only_${n} ON ${t} USING (${c} IS NOT NULL)`,
  trigger: ({ t, c, n, table }) =>
    `CREATE FUNCTION seen_${n}_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER seen_${n} BEFORE UPDATE OF ${c} ON ${t} FOR EACH ROW EXECUTE FUNCTION seen_${n}_${table}()`,
  computed: ({ t, c, n, type }) => `ALTER TABLE ${t} ADD COLUMN made_${n} ${type} GENERATED ALWAYS AS (${c}) STORED`,
  view: ({ t, c, n }) => `CREATE VIEW seen_${n}_v AS SELECT id, ${c} FROM ${t}`,
  barrier: ({ t, c, n }) => `CREATE VIEW safe_${n}_v WITH (security_barrier) AS SELECT id, ${c} FROM ${t}`,
  materialized: ({ t, c, n }) => `CREATE MATERIALIZED VIEW kept_${n}_v AS SELECT id, ${c} FROM ${t}`,
  grant: ({ t, c }) => `GRANT SELECT (${c}), UPDATE (${c}) ON ${t} TO app`,
  replica: ({ t }) => `ALTER TABLE ${t} REPLICA IDENTITY FULL`,
  partition: ({ t, c, n }) => `CREATE TABLE child_${n} (extra int, CHECK (${c} IS NOT NULL)) INHERITS (${t})`,
} satisfies Record<string, (on: On) => string>;
