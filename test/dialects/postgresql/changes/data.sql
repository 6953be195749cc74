    INSERT INTO s.t (a, b) SELECT 1, 2
--                ^ insert-rows {table: s.t, query: insert}

    UPDATE t SET a = 1
--         ^ update-rows {table: t, query: update}

    UPDATE ONLY t AS x SET a = 1 WHERE x.b
--              ^ update-rows {table: t, query: update, filtered}

    WITH gone AS (DELETE FROM old RETURNING *) INSERT INTO new SELECT * FROM gone
--                                                         ^^^ insert-rows {table: new, query: insert}

    DELETE FROM t USING u WHERE t.id = u.id
--              ^ delete-rows {table: t, query: delete, filtered}

    MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE
--             ^ merge-rows {table: t, query: merge, filtered}

    COPY s.t (a, b) FROM stdin
--         ^ copy-rows {table: s.t, columns: [a, b], direction: from}

    COPY t TO '/x'
--       ^ copy-rows {table: t, direction: to}

    COPY (SELECT a FROM t) TO stdout
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ select {query: select}

    TRUNCATE a, s.b CASCADE
--           ^ truncate {tables: [a, s.b], cascade}

    SELECT f(1)
--  ^^^^^^^^^^^ select {query: select}

    BEGIN
--  ^^^^^ begin

    START TRANSACTION ISOLATION LEVEL SERIALIZABLE
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ begin

    COMMIT
--  ^^^^^^ commit

    ROLLBACK
--  ^^^^^^^^ rollback

    ROLLBACK TO SAVEPOINT x
--  ^^^^^^^^^^^^^^^^^^^^^^^ other {what: rollback to}

    SET LOCAL lock_timeout = '2s'
--            ^^^^^^^^^^^^ set {setting: lock_timeout, value: 2s, local}

    SET search_path TO app, "Public"
--      ^^^^^^^^^^^ set {setting: search_path, value: "app, Public"}

    SET statement_timeout TO DEFAULT
--      ^^^^^^^^^^^^^^^^^ set {setting: statement_timeout, value: null}

    RESET ALL
--  ^^^^^^^^^ set {setting: all, value: null}

    SET TIME ZONE 'UTC'
--  ^^^^^^^^^^^^^^^^^^^ set {setting: timezone, value: UTC}

    SET TRANSACTION READ ONLY
--  ^^^^^^^^^^^^^^^^^^^^^^^^^ other {what: set transaction}

    SELECT pg_catalog.set_config('search_path', '"A", b', true)
--                    ^^^^^^^^^^ set {setting: search_path, value: "A, b", local}

    LOCK TABLE a, s.b IN SHARE ROW EXCLUSIVE MODE
--             ^ lock-table {tables: [a, s.b], mode: SHARE ROW EXCLUSIVE}

    VACUUM (FULL, ANALYZE) s.t, u
--                           ^ vacuum {table: s.t, full}
--                              ^ vacuum {table: u, full}

    ANALYZE
--  ^^^^^^^ analyze

    CLUSTER t USING i
--          ^ cluster {table: t, index: i}

    EXECUTE prepared(1)
--  ^^^^^^^^^^^^^^^^^^^ opaque {reason: EXECUTE runs a statement prepared elsewhere, names: [prepared]}

    \connect other
--  ^^^^^^^^^^^^^^ meta {command: "\\connect other"}

    SELEC 1
--  ^^^^^^^ opaque {reason: "syntax error at or near \"SELEC\"", names: [selec]}
--  ^^^^^ error: syntax error at or near "SELEC"

    ALTER TABLE "😀" DROP COLUM x
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ opaque {reason: "syntax error at or near \"x\"", names: [alter, table, "😀", drop, colum, x]}
--                              ^ error: syntax error at or near "x"

    ALTER TABLE t ADD COLUMN
--  ^^^^^^^^^^^^^^^^^^^^^^^^ opaque {reason: syntax error at end of input, names: [alter, table, t, add, column]}
--                          ^ error: syntax error at end of input
