    CREATE SCHEMA IF NOT EXISTS app
--                              ^^^ create-schema {schema: app, ifNotExists}

    CREATE SCHEMA app CREATE TABLE t (a int) CREATE VIEW v AS SELECT a FROM t
--                ^^^ create-schema {schema: app}
--                                 ^ create-table {table: app.t, columns: [{name: a, type: <integer>}], persistence: permanent}
--                                                       ^ create-view {view: app.v, query: select, text: SELECT a FROM t, withData}

    DROP SCHEMA a, b CASCADE
--              ^ drop-schema {schema: a, cascade}
--                 ^ drop-schema {schema: b, cascade}

    ALTER SCHEMA a RENAME TO b
--               ^ rename-schema {schema: a, to: b}

    CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA ext
--                                 ^^^^^^^^^^^ create-extension {extension: uuid-ossp, schema: ext, ifNotExists}

    DROP EXTENSION IF EXISTS hstore
--                           ^^^^^^ drop-extension {extension: hstore, ifExists}

    CREATE POLICY "can see" ON s.t FOR SELECT TO PUBLIC USING (owner = current_user) WITH CHECK (a > 1)
--                ^^^^^^^^^ create-policy {policy: can see, table: s.t, command: select, expressions: [(owner = current_user = expression of owner), (a > 1 = expression of a)]}

    CREATE POLICY r ON t AS RESTRICTIVE USING (b)
--                ^ create-policy {policy: r, table: t, command: all, restrictive, expressions: [(b = expression of b)]}

    ALTER POLICY p ON t USING (b)
--               ^ alter-policy {policy: p, table: t, expressions: [(b = expression of b)]}

    DROP POLICY IF EXISTS p ON t
--                        ^ drop-policy {policy: p, table: t, ifExists}

    GRANT SELECT (a), INSERT ON s.t, u TO PUBLIC, joe
--                                ^ grant {privileges: ["select(a)", insert], on: table, objects: [s.t, u], roles: [public, joe]}

    REVOKE ALL ON ALL TABLES IN SCHEMA s FROM joe
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ revoke {privileges: [all], on: all tables in schema, objects: [s], roles: [joe]}

    COMMENT ON TABLE s.t IS 'text'
--                     ^ comment {on: table, object: s.t, text: text}

    COMMENT ON COLUMN t.t IS NULL
--                      ^ comment {on: column, object: t, column: t, text: null}

    COMMENT ON CONSTRAINT c ON t IS 'x'
--                        ^ comment {on: constraint, object: c, table: t, text: x}

    COMMENT ON FUNCTION f(int) IS 'x'
--                      ^ comment {on: function, object: f, text: x}

    CREATE PUBLICATION p FOR ALL TABLES
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ other {what: create publication, object: p}

    CREATE STATISTICS st ON a, b FROM t
--                    ^^ create-statistics {statistics: st, table: t, elements: [{column: a, text: a}, {column: b, text: b}]}

    ALTER POLICY p ON t RENAME TO q
--               ^ alter-policy {policy: p, table: t, to: q}

    DROP OWNED BY joe
--  ^^^^^^^^^^^^^^^^^ opaque {reason: DROP OWNED is not followed, names: [drop, owned, by, joe]}

    ALTER TABLE s.t OWNER TO joe
--                  ^^^^^^^^^^^^ set-table-option {table: s.t, option: owner, value: joe}

    ALTER TYPE mood OWNER TO joe
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ other {what: alter type owner, object: mood, owner: joe}
