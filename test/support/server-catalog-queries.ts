/**
 * The queries behind `readServerCatalog`. Each returns rows in the shape of `ServerCatalog`'s parts and works on
 * PostgreSQL 14 to 18: columns that came later are read through `to_jsonb`.
 */

/** `schema.name`, unquoted, in byte order; `object` is the alias and the prefix of the columns: `c.rel`, `t.typ`. */
const named = (object: string, name: string) =>
  `((SELECT n.nspname FROM pg_namespace n WHERE n.oid = ${object}namespace) || '.' || ${object}${name}) COLLATE "C"`;

const relationName = (oid: string) => `(SELECT ${named('r.rel', 'name')} FROM pg_class r WHERE r.oid = ${oid})`;

/** Neither a system's, nor temporary, nor an extension's own. */
const users = (table: string, oid: string, namespace: string) => `
  ${namespace} IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
  AND NOT EXISTS (
    SELECT FROM pg_depend d WHERE d.classid = '${table}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;

const usersRelation = users('pg_class', 'c.oid', 'c.relnamespace');
const usersType = users('pg_type', 't.oid', 't.typnamespace');

/** Names of the columns whose numbers stand in an array, in its order. */
const columnNames = (relation: string, numbers: string) => `
  coalesce((SELECT json_agg(a.attname ORDER BY k.position) FROM unnest(${numbers}) WITH ORDINALITY AS k(number, position)
    JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.number), '[]')`;

/** Empty for whoever asks. */
const owner = (oid: string) =>
  `CASE WHEN pg_get_userbyid(${oid}) = current_user THEN '' ELSE pg_get_userbyid(${oid}) END`;

/** Of an array in JSON, or NULL. */
const numbersIn = (json: string) => `(SELECT array_agg(n::int2) FROM jsonb_array_elements_text(
  CASE jsonb_typeof(${json}) WHEN 'array' THEN ${json} ELSE '[]' END) AS n)`;

export const schemas = `
  SELECT nspname AS name FROM pg_namespace n
  WHERE ${users('pg_namespace', 'n.oid', 'n.oid')}
  ORDER BY nspname`;

export const extensions = `SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname`;

export const tables = `
  SELECT ${named('c.rel', 'name')} AS name,
    CASE c.relpersistence WHEN 'p' THEN 'permanent' ELSE 'unlogged' END AS persistence,
    c.relkind = 'f' AS foreign,
    coalesce((SELECT json_agg(${relationName('i.inhparent')} ORDER BY i.inhseqno)
      FROM pg_inherits i WHERE i.inhrelid = c.oid), '[]') AS parents,
    CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END AS "partitionBy",
    pg_get_expr(c.relpartbound, c.oid) AS "partitionBound",
    json_build_object('enabled', c.relrowsecurity, 'forced', c.relforcerowsecurity) AS "rowSecurity",
    obj_description(c.oid, 'pg_class') AS comment, ${owner('c.relowner')} AS owner,
    CASE c.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' WHEN 'i' THEN 'index ' || coalesce(
      (SELECT ${relationName('i.indexrelid')} FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident), '')
      ELSE '' END AS "replicaIdentity"
  FROM pg_class c WHERE c.relkind IN ('r', 'p', 'f') AND ${usersRelation}
  ORDER BY 1`;

export const columns = `
  SELECT ${relationName('c.oid')} AS relation, json_build_object(
    'name', a.attname,
    'type', format_type(a.atttypid, a.atttypmod),
    'notNull', a.attnotnull,
    'default', CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END,
    'generated', CASE WHEN a.attgenerated <> '' THEN json_build_object(
      'expression', pg_get_expr(d.adbin, d.adrelid), 'stored', a.attgenerated = 's') END,
    'identity', CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END,
    'collation', (SELECT collname FROM pg_collation l
      WHERE l.oid = a.attcollation AND l.oid <> (SELECT typcollation FROM pg_type WHERE oid = a.atttypid)),
    'inherited', a.attinhcount > 0,
    -- NULL since 17, -1 before, 0 for columns of views.
    'statistics', CASE WHEN a.attstattarget >= 0 AND c.relkind NOT IN ('v', 'm') THEN a.attstattarget END,
    'storage', CASE WHEN a.attstorage <> (SELECT typstorage FROM pg_type WHERE oid = a.atttypid) THEN
      CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END,
    'compression', CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
    'options', a.attoptions,
    'comment', col_description(c.oid, a.attnum)) AS part
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND ${usersRelation}
  ORDER BY c.oid, a.attnum`;

const action = (column: string) => `
  CASE ${column} WHEN 'a' THEN 'no action' WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade'
    WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default' END`;

export const constraints = `
  SELECT ${relationName('c.oid')} AS relation, json_build_object(
    'name', o.conname,
    'type', CASE o.contype WHEN 'p' THEN 'primary-key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign-key'
      WHEN 'c' THEN 'check' WHEN 'n' THEN 'not-null' WHEN 'x' THEN 'exclude' ELSE 'trigger' END,
    'columns', ${columnNames('c.oid', 'o.conkey')},
    'valid', o.convalidated,
    'enforced', coalesce((to_jsonb(o) ->> 'conenforced')::boolean, true),
    'noInherit', o.connoinherit,
    'deferrable', o.condeferrable,
    'initiallyDeferred', o.condeferred,
    'period', coalesce((to_jsonb(o) ->> 'conperiod')::boolean, false),
    'operators', CASE WHEN o.contype = 'x' THEN (SELECT json_agg(p.oprname ORDER BY k.position)
      FROM unnest(o.conexclop) WITH ORDINALITY AS k(id, position) JOIN pg_operator p ON p.oid = k.id) END,
    'comment', obj_description(o.oid, 'pg_constraint'),
    'index', CASE WHEN o.contype IN ('p', 'u', 'x') THEN ${relationName('o.conindid')} END,
    'references', CASE WHEN o.contype = 'f' THEN json_build_object(
      'table', ${relationName('o.confrelid')},
      'columns', ${columnNames('o.confrelid', 'o.confkey')},
      'full', o.confmatchtype = 'f',
      'setColumns', ${columnNames('c.oid', numbersIn(`to_jsonb(o) -> 'confdelsetcols'`))},
      'onDelete', ${action('o.confdeltype')},
      'onUpdate', ${action('o.confupdtype')}) END,
    'expression', pg_get_expr(o.conbin, o.conrelid),
    'definition', pg_get_constraintdef(o.oid)) AS part
  FROM pg_class c JOIN pg_constraint o ON o.conrelid = c.oid
  WHERE ${usersRelation}
  ORDER BY c.oid, o.conname`;

/** Bits of `tgtype`: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate, 64 instead of. */
export const triggers = `
  SELECT ${relationName('c.oid')} AS relation, json_build_object(
    'name', t.tgname,
    'timing', CASE WHEN t.tgtype & 2 > 0 THEN 'before' WHEN t.tgtype & 64 > 0 THEN 'instead of' ELSE 'after' END,
    'events', (SELECT json_agg(e.event) FROM (VALUES (4, 'insert'), (16, 'update'), (8, 'delete'), (32, 'truncate'))
      AS e(bit, event) WHERE t.tgtype & e.bit > 0),
    'columns', ${columnNames('c.oid', 't.tgattr::int2[]')},
    'enabled', t.tgenabled <> 'D',
    'function', (SELECT ${named('p.pro', 'name')} FROM pg_proc p WHERE p.oid = t.tgfoid),
    'definition', pg_get_triggerdef(t.oid)) AS part
  FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid
  WHERE NOT t.tgisinternal AND ${usersRelation}
  ORDER BY c.oid, t.tgname`;

export const policies = `
  SELECT ${relationName('c.oid')} AS relation, json_build_object(
    'name', p.polname,
    'command', CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update'
      WHEN 'd' THEN 'delete' ELSE 'all' END,
    'permissive', p.polpermissive,
    'roles', (SELECT coalesce(json_agg(coalesce(r.rolname, 'public') ORDER BY r.rolname), '[]')
      FROM unnest(p.polroles) AS k(id) LEFT JOIN pg_roles r ON r.oid = k.id),
    'expressions', concat_ws(' ', pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid))) AS part
  FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
  WHERE ${usersRelation}
  ORDER BY c.oid, p.polname`;

export const rules = `
  SELECT ${relationName('c.oid')} AS relation, r.rulename AS part
  FROM pg_class c JOIN pg_rewrite r ON r.ev_class = c.oid
  WHERE r.rulename <> '_RETURN' AND ${usersRelation}
  ORDER BY c.oid, r.rulename`;

export const views = `
  SELECT ${named('c.rel', 'name')} AS name, c.relkind = 'm' AS materialized,
    obj_description(c.oid, 'pg_class') AS comment, pg_get_viewdef(c.oid) AS definition,
    ${owner('c.relowner')} AS owner, c.reloptions AS options
  FROM pg_class c WHERE c.relkind IN ('v', 'm') AND ${usersRelation}
  ORDER BY 1`;

/** A view depends on what it reads through its rewrite rule. What initdb made, up to 16383, is left out. */
export const viewReads = `
  SELECT DISTINCT ${relationName('c.oid')} AS relation, jsonb_build_object(
    'relation', ${relationName('d.refobjid')},
    'column', (SELECT attname FROM pg_attribute WHERE attrelid = d.refobjid AND attnum = d.refobjsubid AND attnum > 0)
  ) AS part
  FROM pg_class c JOIN pg_rewrite w ON w.ev_class = c.oid
    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
  WHERE c.relkind IN ('v', 'm') AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> c.oid AND d.refobjid >= 16384
    AND d.deptype = 'n'
    AND ${usersRelation}
  ORDER BY 1, 2`;

export const indexes = `
  SELECT ${named('c.rel', 'name')} AS name, ${relationName('i.indrelid')} AS table,
    i.indisunique AS unique, i.indisprimary AS primary, i.indisclustered AS clustered,
    (SELECT amname FROM pg_am WHERE oid = c.relam) AS method,
    (SELECT json_agg(json_build_object('column', a.attname,
        'expression', CASE WHEN a.attname IS NULL THEN pg_get_indexdef(c.oid, k.n, false) END,
        'descending', i.indoption[k.n - 1] & 1 = 1,
        'nullsFirst', i.indoption[k.n - 1] & 2 = 2,
        'operatorClass', (SELECT o.opcname FROM pg_opclass o WHERE o.oid = i.indclass[k.n - 1] AND NOT o.opcdefault),
        'collation', (SELECT l.collname FROM pg_collation l
          WHERE l.oid = i.indcollation[k.n - 1] AND l.oid <> a.attcollation),
        'statistics', (SELECT s.attstattarget FROM pg_attribute s
          WHERE s.attrelid = c.oid AND s.attnum = k.n AND s.attstattarget >= 0)) ORDER BY k.n)
      FROM generate_series(1, i.indnkeyatts) AS k(n)
      LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.n - 1] AND a.attnum > 0) AS elements,
    coalesce((SELECT json_agg(a.attname ORDER BY k.n)
      FROM generate_series(i.indnkeyatts + 1, i.indnatts) AS k(n)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.n - 1]), '[]') AS include,
    pg_get_expr(i.indpred, i.indrelid) AS where,
    i.indisvalid AS valid,
    coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS "nullsNotDistinct",
    (SELECT ${relationName('h.inhparent')} FROM pg_inherits h WHERE h.inhrelid = c.oid) AS parent,
    c.reloptions AS storage, (SELECT spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace) AS tablespace,
    obj_description(c.oid, 'pg_class') AS comment,
    pg_get_indexdef(c.oid) AS definition
  FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
  WHERE ${usersRelation}
  ORDER BY 1`;

/** Automatic dependency: OWNED BY and serial; internal: identity. */
export const sequences = `
  SELECT ${named('c.rel', 'name')} AS name,
    (SELECT json_build_object('table', ${relationName('d.refobjid')}, 'column', a.attname)
      FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
        AND d.deptype IN ('a', 'i')) AS "ownedBy", ${owner('c.relowner')} AS owner
  FROM pg_class c WHERE c.relkind = 'S' AND ${usersRelation}
  ORDER BY 1`;

/** What the planner keeps of columns together. */
export const statistics = `
  SELECT ${named('s.stx', 'name')} AS name, ${relationName('s.stxrelid')} AS table,
    ${columnNames('s.stxrelid', 's.stxkeys::int2[]')} AS columns,
    coalesce(to_json(pg_get_statisticsobjdef_expressions(s.oid)), '[]') AS expressions,
    (SELECT json_agg(k ORDER BY k) FROM unnest(s.stxkind) AS k WHERE k <> 'e') AS kinds, CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END AS target,
    obj_description(s.oid, 'pg_statistic_ext') AS comment, ${owner('s.stxowner')} AS owner
  FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid WHERE c.relkind IN ('r', 'p', 'f') AND ${usersRelation}
  ORDER BY 1`;

/** Tables that publications name; not those of FOR ALL TABLES and of schemas. */
export const publications = `
  SELECT p.pubname AS name, ${relationName('pr.prrelid')} AS table,
    CASE WHEN to_jsonb(pr) ->> 'prattrs' IS NOT NULL THEN ${columnNames('pr.prrelid', numbersIn(`to_jsonb(pr) -> 'prattrs'`))} END
      AS columns,
    to_jsonb(pr) ->> 'prqual' IS NOT NULL AS filtered
  FROM pg_publication_rel pr JOIN pg_publication p ON p.oid = pr.prpubid
  ORDER BY 1, 2`;

export const enums = `
  SELECT ${named('t.typ', 'name')} AS name, ${owner('t.typowner')} AS owner,
    coalesce((SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid), '[]')
      AS values
  FROM pg_type t WHERE t.typtype = 'e' AND ${usersType}
  ORDER BY 1`;

export const domains = `
  SELECT ${named('t.typ', 'name')} AS name, format_type(t.typbasetype, t.typtypmod) AS base,
    t.typnotnull AS "notNull", t.typdefault AS default, ${owner('t.typowner')} AS owner,
    coalesce((SELECT json_agg(json_build_object(
        'name', o.conname, 'expression', pg_get_expr(o.conbin, 0), 'valid', o.convalidated) ORDER BY o.conname)
      FROM pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c'), '[]') AS checks
  FROM pg_type t WHERE t.typtype = 'd' AND ${usersType}
  ORDER BY 1`;

export const composites = `
  SELECT ${named('t.typ', 'name')} AS name,
    coalesce((SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
        ORDER BY a.attnum)
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]') AS attributes
  FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE ${usersType}
  ORDER BY 1`;

/** Array types come with their element type, multiranges with their range, and are not listed. */
export const otherTypes = `
  SELECT ${named('t.typ', 'name')} AS name
  FROM pg_type t
  WHERE (t.typtype IN ('r', 'p') OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid))
    AND ${usersType}
  ORDER BY 1`;

/** Without those that belong to a range type. */
export const functions = `
  SELECT ${named('p.pro', 'name')} AS name, pg_get_function_identity_arguments(p.oid) AS arguments,
    coalesce((SELECT json_agg(format_type(a.type, NULL) ORDER BY a.position)
      FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a(type, position)), '[]') AS inputs,
    CASE p.prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'window' END AS kind,
    pg_get_function_result(p.oid) AS result,
    (SELECT lanname FROM pg_language WHERE oid = p.prolang) AS language,
    ${owner('p.proowner')} AS owner,
    CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END AS volatility
  FROM pg_proc p WHERE ${users('pg_proc', 'p.oid', 'p.pronamespace')}
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
  ORDER BY 1, 2`;
