import type {
  Change,
  ChangeKind,
  ChangeOf,
  ColumnDefinition,
  ConstraintDefinition,
  ForeignKeyAction,
} from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import { printCollation, printType } from './types.ts';

/**
 * Prints one Change as one statement. Reading it back gives the same Change, spans apart, for every kind listed here; the
 * others (queries, for one, whose text a Change doesn't keep) print as a comment that says so, which reads as no Change.
 */
export function print(change: Change): string {
  const printer = printers[change.kind] as ((change: Change) => string) | undefined;
  const text = printer?.(change) ?? `-- ${change.kind}: no MySQL statement is known for this`;
  return change.ifPresent ? text.replace(/^(ALTER TABLE) /, '$1 IF EXISTS ') : text;
}

/** Whether `print` gives a statement for Changes of this kind. */
export const isPrintable = (kind: ChangeKind): boolean => kind in printers;

export const quote = (identifier: string): string =>
  /^[a-z_][a-z0-9_]*$/i.test(identifier) && !reserved.has(identifier.toUpperCase())
    ? identifier
    : `\`${identifier.replaceAll('`', '``')}\``;

export const literal = (value: string): string =>
  `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\0', '\\0')}'`;

export const name = (of: Name): string =>
  of.schema === undefined ? quote(of.name) : `${quote(of.schema)}.${quote(of.name)}`;

const list = (columns: readonly string[]): string => `(${columns.map(quote).join(', ')})`;
const alter = (table: Name, action: string): string => `ALTER TABLE ${name(table)} ${action}`;

const when = (condition: unknown, text: string): string => (condition ? ` ${text}` : '');

type Printers = { readonly [K in ChangeKind]?: (change: ChangeOf<K>) => string };

const printers: Printers = {
  'create-table': (c) => {
    const head = `CREATE${when(c.persistence === 'temporary', 'TEMPORARY')} TABLE${when(c.ifNotExists, 'IF NOT EXISTS')} ${name(c.table)}`;
    const [model] = c.like;
    if (model) return `${head} LIKE ${name(model.table)}`;
    const elements = [...c.columns.map(printColumn), ...c.constraints.map(printConstraint)];
    const inner = elements.length > 0 ? ` (\n  ${elements.join(',\n  ')}\n)` : '';
    // The SELECT of CREATE TABLE AS comes last in the tail, after where the partitions stand.
    const at = c.partitionBy && c.query ? (c.tail ?? '').search(/\b((ignore|replace|as)\s+)*(select|with|\()/i) : -1;
    const [options, select] = at < 0 ? [c.tail, ''] : [c.tail?.slice(0, at).trim(), c.tail?.slice(at)];
    return (
      head +
      inner +
      when(options, options ?? '') +
      when(c.partitionBy, c.partitionBy?.text ?? '') +
      when(select, select ?? '')
    );
  },
  'drop-table': (c) => `DROP TABLE${when(c.ifExists, 'IF EXISTS')} ${name(c.table)}`,
  'rename-table': (c) => alter(c.table, `RENAME TO ${name({ ...c.table, name: c.to })}`),
  'set-table-schema': (c) => alter(c.table, `RENAME TO ${name({ schema: c.schema, name: c.table.name })}`),
  'set-table-option': (c) => alter(c.table, printOption(c)),
  'add-column': (c) => alter(c.table, `ADD COLUMN${when(c.ifNotExists, 'IF NOT EXISTS')} ${printColumn(c.column)}`),
  'drop-column': (c) => alter(c.table, `DROP COLUMN${when(c.ifExists, 'IF EXISTS')} ${quote(c.column)}`),
  'rename-column': (c) => alter(c.table, `RENAME COLUMN ${quote(c.column)} TO ${quote(c.to)}`),
  'redefine-column': (c) =>
    alter(
      c.table,
      c.column === c.definition.name
        ? `MODIFY COLUMN ${printColumn(c.definition)}`
        : `CHANGE COLUMN ${quote(c.column)} ${printColumn(c.definition)}`,
    ),
  'set-default': (c) => alter(c.table, `ALTER COLUMN ${quote(c.column)} SET DEFAULT ${c.default.text}`),
  'drop-default': (c) => alter(c.table, `ALTER COLUMN ${quote(c.column)} DROP DEFAULT`),
  'set-column-option': (c) => alter(c.table, `ALTER COLUMN ${quote(c.column)} SET ${c.value.toUpperCase()}`),
  'add-constraint': (c) => alter(c.table, `ADD ${printConstraint(c.constraint)}`),
  'drop-constraint': (c) =>
    alter(
      c.table,
      c.constraint === 'PRIMARY'
        ? 'DROP PRIMARY KEY'
        : `DROP CONSTRAINT${when(c.ifExists, 'IF EXISTS')} ${quote(c.constraint)}`,
    ),
  'create-index': (c) => {
    const special = c.method === 'fulltext' || c.method === 'spatial' ? c.method.toUpperCase() : '';
    const elements = c.elements.map((e) => e.text).join(', ');
    const using = c.method && !special ? ` USING ${c.method.toUpperCase()}` : '';
    const kind = c.unique ? ' UNIQUE' : when(special, special);
    // Without a name only ALTER TABLE will do: the server makes one up.
    if (c.index === undefined)
      return alter(c.table, `ADD${kind} INDEX${using} (${elements})${when(c.tail, c.tail ?? '')}`);
    const exists = when(c.ifNotExists, 'IF NOT EXISTS');
    return `CREATE${kind} INDEX${exists} ${quote(c.index)}${using} ON ${name(c.table)} (${elements})${when(c.tail, c.tail ?? '')}`;
  },
  'drop-index': (c) =>
    c.table
      ? `DROP INDEX${when(c.ifExists, 'IF EXISTS')} ${quote(c.index.name)} ON ${name(c.table)}`
      : `-- the table of index ${quote(c.index.name)} is not known`,
  'rename-index': (c) =>
    c.table
      ? alter(c.table, `RENAME INDEX ${quote(c.index.name)} TO ${quote(c.to)}`)
      : `-- the table of index ${quote(c.index.name)} is not known`,
  'create-view': (c) => {
    const { algorithm, definer, security, check } = c.options;
    return [
      'CREATE',
      c.replace && 'OR REPLACE',
      algorithm && `ALGORITHM = ${algorithm.toUpperCase()}`,
      definer && `DEFINER = ${definer}`,
      security && `SQL SECURITY ${security.toUpperCase()}`,
      'VIEW',
      c.ifNotExists && 'IF NOT EXISTS',
      name(c.view),
      c.columns.length > 0 && list(c.columns),
      `AS ${c.text}`,
      check && `WITH ${check.toUpperCase()} CHECK OPTION`,
    ]
      .filter(Boolean)
      .join(' ');
  },
  'drop-view': (c) => `DROP VIEW${when(c.ifExists, 'IF EXISTS')} ${name(c.view)}`,
  'create-trigger': (c) => c.text,
  'drop-trigger': (c) =>
    `DROP TRIGGER${when(c.ifExists, 'IF EXISTS')} ${name({ ...(c.table?.schema ? { schema: c.table.schema } : {}), name: c.trigger })}`,
  'create-function': (c) => {
    const args = c.arguments.map((a) => {
      const mode = c.procedure && a.mode !== 'in' ? `${a.mode.toUpperCase()} ` : '';
      return `${mode}${quote(a.name ?? '')} ${printType(a.type)}`;
    });
    const head = `CREATE${when(c.replace, 'OR REPLACE')} ${c.procedure ? 'PROCEDURE' : 'FUNCTION'} ${name(c.function)}`;
    return `${head}(${args.join(', ')})${when(c.text, c.text)} ${c.body}`;
  },
  'drop-function': (c) =>
    `DROP ${c.procedure ? 'PROCEDURE' : 'FUNCTION'}${when(c.ifExists, 'IF EXISTS')} ${name(c.function)}`,
  'create-schema': (c) => `CREATE DATABASE${when(c.ifNotExists, 'IF NOT EXISTS')} ${quote(c.schema)}`,
  'drop-schema': (c) => `DROP DATABASE${when(c.ifExists, 'IF EXISTS')} ${quote(c.schema)}`,
  truncate: (c) => c.tables.map((t) => `TRUNCATE TABLE ${name(t)}`).join(';\n'),
  begin: () => 'START TRANSACTION',
  commit: () => 'COMMIT',
  rollback: () => 'ROLLBACK',
  set: (c) => printSet(c),
  analyze: (c) => (c.table ? `ANALYZE TABLE ${name(c.table)}` : '-- ANALYZE needs a table'),
  vacuum: (c) => (c.table ? `OPTIMIZE TABLE ${name(c.table)}` : '-- OPTIMIZE needs a table'),
};

function printSet(c: ChangeOf<'set'>): string {
  if (c.setting === 'names') return `SET NAMES ${c.value ?? 'DEFAULT'}`;
  if (c.setting === 'transaction') return `SET TRANSACTION ${c.value ?? ''}`;
  const global = c.setting.startsWith('global.');
  const setting = global ? c.setting.slice('global.'.length) : c.setting;
  const scope = setting.startsWith('@') ? '' : global ? 'GLOBAL ' : 'SESSION ';
  return `SET ${scope}${setting} = ${c.value === null ? 'DEFAULT' : plainValue.test(c.value) ? c.value : literal(c.value)}`;
}

/** What SET takes without quotes: a number, a word, a variable, a call or an expression in parentheses. */
const plainValue = /^(-?\d+(\.\d+)?|[a-z_]\w*|@[\s\S]*|[a-z_]\w*\s*\([\s\S]*\)|\([\s\S]*\)|'[\s\S]*)$/i;

function printOption(c: ChangeOf<'set-table-option'>): string {
  switch (c.option) {
    case 'engine':
      return `ENGINE = ${c.value}`;
    case 'row-format':
      return `ROW_FORMAT = ${c.value}`;
    case 'auto-increment':
      return `AUTO_INCREMENT = ${c.value}`;
    case 'tablespace':
      return `TABLESPACE = ${quote(c.value)}`;
    case 'character-set': {
      if (c.value.startsWith('convert ')) return `CONVERT TO CHARACTER SET ${c.value.slice('convert '.length)}`;
      return c.value.startsWith('collate ') ? `DEFAULT ${c.value}` : `DEFAULT CHARACTER SET ${c.value}`;
    }
    default:
      return c.value;
  }
}

/** A column as it stands in CREATE TABLE, or after ADD, MODIFY and CHANGE. */
export function printColumn(column: ColumnDefinition): string {
  const { position } = column;
  return [
    quote(column.name),
    printType(column.type),
    column.collation && printCollation(column.collation),
    column.generated &&
      `GENERATED ALWAYS AS (${column.generated.expression.text}) ${column.generated.stored ? 'STORED' : 'VIRTUAL'}`,
    // Only TIMESTAMP is NOT NULL where nothing is said, and a column of the primary key may not be called NULL.
    column.notNull ? 'NOT NULL' : column.type.name === 'timestamp' && 'NULL',
    column.default && `DEFAULT ${column.default.text}`,
    column.serial && 'AUTO_INCREMENT',
    ...column.constraints.map(printInline),
    column.comment !== undefined && `COMMENT ${literal(column.comment)}`,
    position && (position === 'first' ? 'FIRST' : `AFTER ${quote(position.after)}`),
  ]
    .filter(Boolean)
    .join(' ');
}

function printInline(constraint: ConstraintDefinition): string {
  switch (constraint.type) {
    case 'unique':
      return 'UNIQUE';
    case 'primary-key':
      return 'PRIMARY KEY';
    case 'foreign-key':
      return printReference(constraint);
    default:
      return printConstraint(constraint);
  }
}

export function printConstraint(constraint: ConstraintDefinition): string {
  const symbol = constraint.name === undefined ? '' : `CONSTRAINT ${quote(constraint.name)} `;
  switch (constraint.type) {
    case 'primary-key':
      return `PRIMARY KEY ${list(constraint.columns)}`;
    case 'unique':
      return `UNIQUE KEY${when(constraint.name, quote(constraint.name ?? ''))} ${list(constraint.columns)}`;
    case 'foreign-key':
      return `${symbol}FOREIGN KEY ${list(constraint.columns)} ${printReference(constraint)}`;
    case 'check':
      return `${symbol}CHECK (${constraint.expression.text})${when(constraint.notEnforced, 'NOT ENFORCED')}`;
    case 'not-null':
      return `CHECK (${quote(constraint.column)} IS NOT NULL)`;
    case 'exclude':
      return `CHECK (TRUE)`;
  }
}

function printReference(constraint: Extract<ConstraintDefinition, { type: 'foreign-key' }>): string {
  const action = (on: string, a: ForeignKeyAction): string => (a === 'no action' ? '' : ` ON ${on} ${a.toUpperCase()}`);
  const columns = constraint.referencedColumns.length > 0 ? ` ${list(constraint.referencedColumns)}` : '';
  return `REFERENCES ${name(constraint.references)}${columns}${action('DELETE', constraint.onDelete)}${action('UPDATE', constraint.onUpdate)}`;
}

/** Reserved words of MySQL 8.4 and MariaDB 11 ("Keywords and Reserved Words" in each manual), with those of older servers. */
const reserved = new Set(
  `ACCESSIBLE ADD ALL ALTER ANALYZE AND AS ASC ASENSITIVE BEFORE BETWEEN BIGINT BINARY BLOB BOTH BY CALL CASCADE CASE CHANGE CHAR
  CHARACTER CHECK COLLATE COLUMN CONDITION CONSTRAINT CONTINUE CONVERT CREATE CROSS CUBE CUME_DIST CURRENT_DATE CURRENT_ROLE
  CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE DATABASES DAY_HOUR DAY_MICROSECOND DAY_MINUTE DAY_SECOND DEC
  DECIMAL DECLARE DEFAULT DELAYED DELETE DELETE_DOMAIN_ID DENSE_RANK DESC DESCRIBE DETERMINISTIC DISTINCT DISTINCTROW DIV
  DO_DOMAIN_IDS DOUBLE DROP DUAL EACH ELSE ELSEIF EMPTY ENCLOSED ESCAPED EXCEPT EXISTS EXIT EXPLAIN FALSE FETCH FIRST_VALUE
  FLOAT FLOAT4 FLOAT8 FOR FORCE FOREIGN FROM FULLTEXT FUNCTION GENERAL GENERATED GET GRANT GROUP GROUPING GROUPS HAVING
  HIGH_PRIORITY HOUR_MICROSECOND HOUR_MINUTE HOUR_SECOND IF IGNORE IGNORE_DOMAIN_IDS IGNORE_SERVER_IDS IN INDEX INFILE INNER
  INOUT INSENSITIVE INSERT INT INT1 INT2 INT3 INT4 INT8 INTEGER INTERSECT INTERVAL INTO IO_AFTER_GTIDS IO_BEFORE_GTIDS IS
  ITERATE JOIN JSON_TABLE KEY KEYS KILL LAG LAST_VALUE LATERAL LEAD LEADING LEAVE LEFT LIKE LIMIT LINEAR LINES LOAD LOCALTIME
  LOCALTIMESTAMP LOCK LONG LONGBLOB LONGTEXT LOOP LOW_PRIORITY MANUAL MASTER_BIND MASTER_HEARTBEAT_PERIOD
  MASTER_SSL_VERIFY_SERVER_CERT MATCH MAXVALUE MEDIUMBLOB MEDIUMINT MEDIUMTEXT MIDDLEINT MINUTE_MICROSECOND MINUTE_SECOND MOD
  MODIFIES NATURAL NOT NO_WRITE_TO_BINLOG NTH_VALUE NTILE NULL NUMERIC OF OFFSET ON OPTIMIZE OPTIMIZER_COSTS OPTION OPTIONALLY
  OR ORDER OUT OUTER OUTFILE OVER PAGE_CHECKSUM PARALLEL PARSE_VCOL_EXPR PARTITION PERCENT_RANK PORTION PRECISION PRIMARY
  PROCEDURE PURGE QUALIFY RANGE RANK READ READS READ_WRITE REAL RECURSIVE REFERENCES REF_SYSTEM_ID REGEXP RELEASE RENAME REPEAT
  REPLACE REQUIRE RESIGNAL RESTRICT RETURN RETURNING REVOKE RIGHT RLIKE ROW ROWS ROW_NUMBER ROWNUM SCHEMA SCHEMAS
  SECOND_MICROSECOND SELECT SENSITIVE SEPARATOR SET SHOW SIGNAL SLOW SMALLINT SPATIAL SPECIFIC SQL SQLEXCEPTION SQLSTATE
  SQLWARNING SQL_BIG_RESULT SQL_CALC_FOUND_ROWS SQL_SMALL_RESULT SSL STARTING STATS_AUTO_RECALC STATS_PERSISTENT
  STATS_SAMPLE_PAGES STORED STRAIGHT_JOIN SYSTEM SYSDATE TABLE TABLESAMPLE TERMINATED THEN TINYBLOB TINYINT TINYTEXT TO TRAILING
  TRIGGER TRUE UNDO UNION UNIQUE UNLOCK UNSIGNED UPDATE USAGE USE USING UTC_DATE UTC_TIME UTC_TIMESTAMP VALUES VARBINARY VARCHAR
  VARCHARACTER VARYING VECTOR VIRTUAL WHEN WHERE WHILE WINDOW WITH WRITE XOR YEAR_MONTH ZEROFILL
  FIRST AFTER PERIOD SEQUENCE USER END BEGIN COMMENT`.split(/\s+/),
);
