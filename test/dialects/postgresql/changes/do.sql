    DO $$ BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN
        CREATE TYPE mood AS ENUM ('a');
--                  ^^^^ create-enum {type: mood, values: [a], inside: do}
      END IF;
      ALTER TABLE "😀" DROP COLUMN a, ADD b int;
--                                 ^ drop-column {table: "😀", column: a, inside: do}
--                                        ^ add-column {table: "😀", column: {name: b, type: <integer>}, inside: do}
    EXCEPTION WHEN duplicate_object THEN DROP TABLE fallback;
--                                                  ^^^^^^^^ drop-table {table: fallback, inside: do}
    END $$

    DO $$ BEGIN EXECUTE 'ALTER TABLE a DROP COLUMN b; DROP TABLE c'; EXECUTE format('DROP TABLE %I.%I', 'S', 'x'); END $$
--                                                 ^ drop-column {table: a, column: b, inside: do}
--                                                               ^ drop-table {table: c, inside: do}
--                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ drop-table {table: S.x, inside: do}

    DO LANGUAGE plpgsql 'BEGIN UPDATE t SET a = ''it''''s''; DELETE FROM u; EXECUTE ''DROP TABLE q''; END'
--                                    ^ update-rows {table: t, query: update, inside: do}
--                                                                       ^ delete-rows {table: u, query: delete, inside: do}
--                                                                                               ^ drop-table {table: q, inside: do}

    DO $$ DECLARE r record; BEGIN
      FOR r IN SELECT name FROM tables LOOP
--             ^^^^^^^^^^^^^^^^^^^^^^^ select {query: select, inside: do}
        EXECUTE 'ALTER TABLE ' || r.name || ' DROP COLUMN legacy';
--              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ opaque {reason: dynamic SQL, names: [alter, table, drop, column, legacy], inside: do}
      END LOOP;
      PERFORM f(r.name);
--    ^^^^^^^^^^^^^^^^^ select {query: select, inside: do}
    END $$

    DO $$ BEGIN RAISE NOTICE 'x'; END $$
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ other {what: do}

    DO $$ BEGIN this is not PL/pgSQL $$
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ opaque {reason: "the PL/pgSQL of this block could not be read: unexpected end of function definition at end of input", names: [begin, this, is, not, pl, pgsql], inside: do}

    DO LANGUAGE plperl $$ spi_exec("DROP TABLE t") $$
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ opaque {reason: a DO block in plperl is not read, names: [spi_exec, drop table t, drop, table, t], inside: do}
