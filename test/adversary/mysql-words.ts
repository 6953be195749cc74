import type { Trial } from './judge.ts';
import type { ServerQuery } from './random-queries.ts';

/** A random trial in the words of MySQL. What has none is left as it is: the server refuses it, and it is left out. */
export const inMysql = ({ schema, rows, migration, queries }: Trial): Trial => ({
  schema: schema.filter((sql) => !/^CREATE (TYPE|SCHEMA|FUNCTION|TRIGGER)/.test(sql)).map(statement),
  rows: rows.map(statement),
  migration: migration.map(statement),
  queries: queries.map(({ sql, values }): ServerQuery => ({ sql: query(inline(sql, values)), values: [] })),
});

const statement = (sql: string): string =>
  query(types(sql))
    .replace(/ CASCADE\b/g, '')
    .replace(/ NOT VALID\b/g, '');

const types = (sql: string): string =>
  sql
    .replace(/\bserial PRIMARY KEY/g, 'int AUTO_INCREMENT PRIMARY KEY')
    .replace(/GENERATED (ALWAYS|BY DEFAULT) AS IDENTITY/g, 'AUTO_INCREMENT')
    .replace(/\btext\b/g, 'varchar(200)')
    .replace(/\btimestamptz\b/g, 'datetime')
    .replace(/\bnumeric\b/g, 'decimal')
    .replace(/\bjsonb\b/g, 'json')
    .replace(/\bboolean\b/g, 'tinyint(1)')
    .replace(/\binteger\b/g, 'int')
    .replace(/\bmood\b/g, "enum('ok','sad','glad')")
    // MySQL reads such a key over as if it were not there.
    .replace(/ REFERENCES (\S+)\(id\)/g, '');

/** Parameters as constants: what a driver would send. */
const inline = (sql: string, values: readonly string[]): string =>
  sql.replace(/\$(\d+)/g, (_, n: string) => `'${(values[Number(n) - 1] ?? '').replaceAll("'", "''")}'`);

const query = (sql: string): string =>
  sql
    .replace(/'(?:[^']|'')*'|"(\w+)"/g, (found, name?: string) => (name === undefined ? found : `\`${name}\``))
    // Reserved in MySQL, and not in MariaDB.
    .replace(/\brank\b/g, 'grade')
    .replace(/\border\b(?! BY)/g, '`order`')
    .replaceAll('``order``', '`order`')
    .replace(/\bops\./g, '')
    .replace(/([\w.`]+|'[^']*')::text\b/g, 'CAST($1 AS CHAR)')
    .replace(/ OVERRIDING SYSTEM VALUE/g, '')
    .replace(/ DEFAULT VALUES$/, ' () VALUES ()')
    .replace(/^INSERT (.*?) ON CONFLICT .* DO NOTHING$/s, 'INSERT IGNORE $1')
    .replace(/ ON CONFLICT .*? DO UPDATE SET (\S+) = excluded\.(\S+)$/s, ' ON DUPLICATE KEY UPDATE $1 = VALUES($2)')
    .replace(/ RETURNING .*$/s, '');
