    INSERT INTO app.users AS u (id, "Name", meta) VALUES (DEFAULT, NULL, $1), (1, 'x', '{}') ON CONFLICT (id, lower("Name")) WHERE active DO UPDATE SET "Name" = excluded."Name", meta = NULL WHERE u.locked RETURNING id, u.*, lower("Name") AS l
--                  ^^^^^ 1 insert app.users as u
--                              ^^ 1 inserts id
--                                  ^^^^^^ 1 inserts Name
--                                          ^^^^ 1 inserts meta
--                  ^^^^^ 1 values 3: default null value
--                                                                                                                                                      ^^^^^^ 1 sets Name to value
--                                                                                                                                                                                ^^^^ 1 sets meta to null
--                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1 conflict and 1 expressions, updates
--                                                                                                        ^^ 1 conflict on id
--                                                                                                                                                                        ^^^^^^ 1 reads excluded.Name
--                                                                                                                                                                                                    ^^^^^^ 1 reads u.locked
--                                                                                                                                 ^^^^^^ 1 reads active
--                                                                                                                                                                                                                     ^^ 1 outputs id
--                                                                                                                                                                                                                           ^ 1 outputs u.*
--                                                                                                                                                                                                                                    ^^^^^^ 1 reads Name
--                                                                                                                  ^^^^^^ 1 reads Name
--                  ^^^^^ 1 outputs l
--                                                                                                                                                                                                                              ^^^^^ 1 calls lower/1
--                                                                                                            ^^^^^ 1 calls lower/1

    INSERT INTO t VALUES (1, 2, 3) ON CONFLICT ON CONSTRAINT t_pk DO NOTHING
--              ^ 1 insert t
--              ^ 1 values 3: value value value
--                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1 conflict
--                                                           ^^^^ 1 conflict on constraint t_pk

    INSERT INTO t (a, b) OVERRIDING SYSTEM VALUE SELECT x, NULL FROM s
--              ^ 1 insert t
--                 ^ 1 inserts a
--                    ^ 1 inserts b
--              ^ 1 values 2: value null
--              ^ 1 overriding system
--                                                                   ^ 1 source 2 from s
--                                                      ^ 1 source 2 outputs x
--  ^ 1 source 2 outputs ?column?

    INSERT INTO t SELECT * FROM s
--              ^ 1 insert t
--                              ^ 1 source 2 from s
--                       ^ 1 source 2 outputs *

    INSERT INTO t DEFAULT VALUES
--              ^ 1 insert t
--              ^ 1 values 0: 

    UPDATE t AS x SET a = DEFAULT, (b, c) = (SELECT d, e FROM s), arr[1] = x.f FROM other o WHERE o.id = x.id RETURNING *
--         ^ 1 update t as x
--                    ^ 1 sets a to default
--                                  ^ 1 sets b to value
--                                     ^ 1 sets c to value
--                                                                ^^^ 1 sets arr to value
--                                                                                  ^^^^^ 1 from other as o
--                                                                           ^ 1 reads x.f
--                                                                                                  ^^ 1 reads o.id
--                                                                                                         ^^ 1 reads x.id
--                                                                                                                      ^ 1 outputs *
--                                                            ^ 1 in 2 from s
--                                                  ^ 1 in 2 outputs d
--                                                     ^ 1 in 2 outputs e

    DELETE FROM t USING u JOIN v USING (k) WHERE t.id = u.id RETURNING t.id
--              ^ 1 delete t
--                      ^ 1 from u
--                             ^ 1 from v
--                                      ^ 1 using k
--                                                 ^^ 1 reads t.id
--                                                        ^^ 1 reads u.id
--                                                                       ^^ 1 outputs t.id

    MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND s.gone THEN DELETE WHEN MATCHED THEN UPDATE SET a = s.a, b = NULL WHEN NOT MATCHED THEN INSERT (id, a) VALUES (s.id, DEFAULT)
--             ^ 1 merge t
--                                                                                                                                                       ^^ 1 inserts id
--                                                                                                                                                           ^ 1 inserts a
--             ^ 1 values 2: value default
--                                                                                                       ^ 1 sets a to value
--                                                                                                                ^ 1 sets b to null
--                     ^ 1 from s
--                            ^^ 1 reads t.id
--                                   ^^ 1 reads s.id
--                                                         ^^^^ 1 reads s.gone
--                                                                                                             ^ 1 reads s.a
--                                                                                                                                                                        ^^ 1 reads s.id

    WITH moved AS (DELETE FROM a RETURNING id) INSERT INTO b (id) SELECT id FROM moved
--                                                         ^ 1 insert b
--                                                            ^^ 1 inserts id
--                                                         ^ 1 values 1: value
--                             ^ 1 with moved 2 delete a
--                                         ^^ 1 with moved 2 outputs id
--                                                                               ^^^^^ 1 source 3 from moved
--                                                                       ^^ 1 source 3 outputs id

    COPY s.t (a, b) FROM stdin
--         ^ 1 copy s.t
--            ^ 1 inserts a
--               ^ 1 inserts b

    COPY t TO stdout
--       ^ 1 from t
--       ^ 1 outputs *

    COPY (SELECT a FROM t) TO stdout
--                      ^ 1 from t
--               ^ 1 outputs a

    TRUNCATE a, s.b
--           ^ 1 truncate a
--                ^ 1 truncate s.b

    LOCK TABLE a
--             ^ 1 lock a
