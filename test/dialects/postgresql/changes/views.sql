    CREATE OR REPLACE VIEW s.v (x, y) WITH (security_barrier) AS SELECT a, b AS c FROM t WHERE d WITH LOCAL CHECK OPTION
--                           ^ create-view {view: s.v, replace, columns: [x, y], query: select, text: "SELECT a, b AS c FROM t WHERE d", withData, options: {security_barrier: true, check_option: local}}

    CREATE TEMP RECURSIVE VIEW nums (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM nums
--                             ^^^^ create-view {view: nums, temporary, columns: [n], query: select, text: "WITH RECURSIVE \"nums\" (\"n\") AS (VALUES (1) UNION ALL SELECT n + 1 FROM nums) SELECT \"n\" FROM \"nums\"", withData}

    CREATE MATERIALIZED VIEW IF NOT EXISTS m AS WITH data AS (SELECT 1) SELECT * FROM data WITH NO DATA
--                                         ^ create-view {view: m, materialized, ifNotExists, query: select, text: "WITH data AS (SELECT 1) SELECT * FROM data"}

    REFRESH MATERIALIZED VIEW CONCURRENTLY s.m
--                                           ^ refresh-view {view: s.m, concurrently, withData}

    DROP VIEW IF EXISTS a, b
--                      ^ drop-view {view: a, ifExists}
--                         ^ drop-view {view: b, ifExists}

    DROP MATERIALIZED VIEW m CASCADE
--                         ^ drop-view {view: m, materialized, cascade}

    ALTER VIEW v RENAME TO w
--             ^ rename-view {view: v, to: w}

    ALTER VIEW v RENAME COLUMN a TO b
--                             ^ rename-view-column {view: v, column: a, to: b}

    ALTER MATERIALIZED VIEW m RENAME TO n
--                          ^ rename-view {view: m, materialized, to: n}

    ALTER VIEW v SET (security_invoker = on)
--               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ other {what: alter view, object: v, settings: {security_invoker: on}}

    ALTER VIEW v SET SCHEMA s
--             ^ set-object-schema {what: view, object: v, schema: s}
