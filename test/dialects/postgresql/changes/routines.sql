    CREATE OR REPLACE FUNCTION s.f(a int DEFAULT 1 + 1, OUT b text, VARIADIC c int[] = '{}') RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT x FROM y WHERE z = ''q''; ALTER TABLE k DROP COLUMN m' SECURITY DEFINER
--                               ^ create-function {function: s.f, replace, arguments: [{name: a, mode: in, type: <integer>, default: (1 + 1 = expression)}, {name: b, mode: out, type: <text>}, {name: c, mode: variadic, type: <integer[]>, default: ('{}' = constant)}], returns: <t>, returnsSet, language: sql, volatility: stable, body: "SELECT x FROM y WHERE z = 'q'; ALTER TABLE k DROP COLUMN m", text: RETURNS SETOF t LANGUAGE sql STABLE SECURITY DEFINER, queries: [select], changes: [{kind: drop-column, table: k, column: m}], words: [select, x, from, y, where, z, q, alter, table, k, drop, column, m]}
--                                                                                                                                                                                              ^ when called: drop-column {table: k, column: m}

    CREATE FUNCTION touch() RETURNS trigger AS $body$
--                  ^^^^^ create-function {function: touch, returns: <trigger>, language: plpgsql, volatility: volatile, body: "\n    DECLARE n int := (SELECT max(id) FROM log);\n    BEGIN\n      -- UPDATE commented\n      SELECT a, b INTO n, n FROM src WHERE id = NEW.id;\n      IF EXISTS (SELECT 1 FROM q) THEN\n        INSERT INTO audit (who) VALUES (NEW.who);\n        ALTER TABLE hidden DROP COLUMN k;\n      END IF;\n      EXECUTE 'DELETE FROM const';\n      EXECUTE 'DELETE FROM ' || TG_TABLE_NAME;\n      PERFORM\n        notify_all(NEW.id);\n      RETURN NEW;\n    END\n    ", text: RETURNS trigger LANGUAGE plpgsql, queries: [select, select, select, insert, delete, select], changes: [{kind: drop-column, table: hidden, column: k}], words: [declare, n, int, select, max, id, from, log, begin, a, b, into, src, where, new, if, exists, q, then, insert, audit, who, values, alter, table, hidden, drop, column, k, end, execute, delete, const, tg_table_name, perform, notify_all, return]}
    DECLARE n int := (SELECT max(id) FROM log);
    BEGIN
      -- UPDATE commented
      SELECT a, b INTO n, n FROM src WHERE id = NEW.id;
      IF EXISTS (SELECT 1 FROM q) THEN
        INSERT INTO audit (who) VALUES (NEW.who);
        ALTER TABLE hidden DROP COLUMN k;
--                                     ^ when called: drop-column {table: hidden, column: k}
      END IF;
      EXECUTE 'DELETE FROM const';
      EXECUTE 'DELETE FROM ' || TG_TABLE_NAME;
      PERFORM
        notify_all(NEW.id);
      RETURN NEW;
    END
    $body$ LANGUAGE plpgsql

    CREATE FUNCTION g(a int) RETURNS TABLE (b int) LANGUAGE sql BEGIN ATOMIC SELECT a FROM t; INSERT INTO u (a) VALUES (1); END
--                  ^ create-function {function: g, arguments: [{name: a, mode: in, type: <integer>}, {name: b, mode: table, type: <integer>}], returns: <integer>, returnsSet, language: sql, volatility: volatile, body: "BEGIN ATOMIC SELECT a FROM t; INSERT INTO u (a) VALUES (1); END", text: "RETURNS TABLE (b int) LANGUAGE sql", queries: [select, insert], words: [begin, atomic, select, a, from, t, insert, into, u, values, end]}

    CREATE FUNCTION h() RETURNS int IMMUTABLE LANGUAGE c AS 'lib', 'symbol'
--                  ^ create-function {function: h, returns: <integer>, language: c, volatility: immutable, body: "", text: "RETURNS int IMMUTABLE LANGUAGE c AS 'lib', 'symbol'"}

    CREATE PROCEDURE p(INOUT x int) LANGUAGE plpython3u AS $$ plpy.execute("UPDATE users") $$
--                   ^ create-function {function: p, procedure, arguments: [{name: x, mode: inout, type: <integer>}], language: plpython3u, volatility: volatile, body: " plpy.execute(\"UPDATE users\") ", text: LANGUAGE plpython3u, words: [plpy, execute, update users, update, users]}

    DROP FUNCTION IF EXISTS f(int, text), s.g CASCADE
--                          ^ drop-function {function: f, arguments: [<integer>, <text>], ifExists, cascade}
--                                          ^ drop-function {function: s.g, ifExists, cascade}

    DROP PROCEDURE p(int)
--                 ^ drop-function {function: p, arguments: [<integer>], procedure}

    DROP AGGREGATE agg(int)
--                 ^^^ drop-function {function: agg, arguments: [<integer>], aggregate}

    ALTER FUNCTION f(int) RENAME TO g
--                 ^ rename-function {function: f, arguments: [<integer>], to: g}

    ALTER FUNCTION f() SECURITY DEFINER
--                 ^ other {what: alter function, object: f}

    CREATE CONSTRAINT TRIGGER trg AFTER INSERT OR UPDATE OF a, b ON s.t DEFERRABLE FOR EACH ROW WHEN (NEW.a > OLD.a) EXECUTE FUNCTION s.f('x')
--                            ^^^ create-trigger {trigger: trg, table: s.t, timing: after, events: [insert, update], columns: [a, b], row, when: (NEW.a > OLD.a = expression of a), function: s.f, text: "CREATE CONSTRAINT TRIGGER trg AFTER INSERT OR UPDATE OF a, b ON s.t DEFERRABLE FOR EACH ROW WHEN (NEW.a > OLD.a) EXECUTE FUNCTION s.f('x')"}

    DROP TRIGGER IF EXISTS trg ON s.t CASCADE
--                         ^^^ drop-trigger {trigger: trg, table: s.t, ifExists, cascade}

    ALTER TRIGGER trg ON t RENAME TO other
--                ^^^ rename-trigger {trigger: trg, table: t, to: other}

    CREATE OR REPLACE RULE r AS ON INSERT TO v DO INSTEAD INSERT INTO t VALUES (NEW.a)
--                         ^ create-rule {rule: r, table: v, replace}

    DROP RULE r ON v
--            ^ drop-rule {rule: r, table: v}

    CALL s.p(1, 'lit')
--         ^ call {call: {name: s.p, arguments: 2, literals: [lit]}}
