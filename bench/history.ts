import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A project as large services have them: a thousand migrations, and one of 200 statements that is not released yet. */
export function writeHistory(folder: string, migrations: number, openStatements: number): string {
  const at = (...parts: string[]): string => path.join(folder, ...parts);
  mkdirSync(at('db/migrations'), { recursive: true });
  mkdirSync(at('src'), { recursive: true });
  for (let i = 1; i <= migrations; i++) {
    writeFileSync(at('db/migrations', `${String(i).padStart(6, '0')}_step.sql`), migration(i));
  }
  const open = `${String(migrations + 1).padStart(6, '0')}_open.sql`;
  const statements: string[] = ["SET lock_timeout = '2s';"];
  for (let i = 1; statements.length < openStatements; i++) {
    const table = 1 + ((i * 7) % tables(migrations));
    statements.push(
      [
        `ALTER TABLE entity_${table} ADD COLUMN extra_${i} text;`,
        `ALTER TABLE entity_${table} ALTER COLUMN status SET DEFAULT 'state ${i}';`,
        `CREATE INDEX CONCURRENTLY entity_${table}_extra_${i} ON entity_${table} (extra_${i});`,
        `COMMENT ON COLUMN entity_${table}.extra_${i} IS 'Added for release ${i}';`,
        `ALTER TABLE entity_${table} DROP COLUMN amount_${1 + (i % 3)};`,
      ][i % 5] as string,
    );
  }
  writeFileSync(at('db/migrations', open), `${statements.join('\n')}\n`);
  for (let i = 1; i <= 200; i++) {
    writeFileSync(
      at('src', `entity-${i}.ts`),
      `export const find = \`SELECT id, name, status FROM entity_${i} WHERE id = $1\`;\n` +
        `export const add = 'INSERT INTO entity_${i} (name, status) VALUES ($1, $2)';\n`,
    );
  }
  return `db/migrations/${open}`;
}

const tables = (migrations: number): number => Math.max(1, Math.floor(migrations / 4));

/** Every fourth migration makes a table; the others change earlier ones, as histories do. */
function migration(i: number): string {
  const table = Math.ceil(i / 4);
  switch (i % 4) {
    case 1:
      return [
        `CREATE TABLE entity_${table} (`,
        '  id bigserial PRIMARY KEY,',
        '  name text NOT NULL,',
        "  status varchar(40) NOT NULL DEFAULT 'new',",
        '  amount_1 integer, amount_2 integer, amount_3 integer,',
        '  created_at timestamptz NOT NULL DEFAULT now()',
        ');',
        `CREATE INDEX entity_${table}_name ON entity_${table} (name);`,
        '',
      ].join('\n');
    case 2:
      return `ALTER TABLE entity_${table} ADD COLUMN owner_id bigint;\nCREATE INDEX entity_${table}_owner ON entity_${table} (owner_id);\n`;
    case 3:
      return table > 1
        ? `ALTER TABLE entity_${table} ADD CONSTRAINT entity_${table}_owner_fkey FOREIGN KEY (owner_id) REFERENCES entity_${table - 1} (id);\n`
        : `ALTER TABLE entity_${table} ADD COLUMN note text;\n`;
    default:
      return `CREATE VIEW open_entity_${table} AS SELECT id, name FROM entity_${table} WHERE status = 'new';\nUPDATE entity_${table} SET status = 'old' WHERE amount_1 = 0;\n`;
  }
}
