    SELECT a FROM t WHERE b = ? AND c ? 'key' AND d ?| ARRAY['x'] AND e IN (?, ?) LIMIT ?
--                ^ 1 from t
--         ^ 1 outputs a
--                        ^ 1 reads b
--                                  ^ 1 reads c
--                                                ^ 1 reads d
--                                                                    ^ 1 reads e

    SELECT a FROM t WHERE b = @b AND c @> @c::jsonb AND d <@ e AND f @@ to_tsquery(@q)
--                ^ 1 from t
--         ^ 1 outputs a
--                        ^ 1 reads b
--                                   ^ 1 reads c
--                                                      ^ 1 reads d
--                                                           ^ 1 reads e
--                                                                 ^ 1 reads f
--                                                                      ^^^^^^^^^^ 1 calls to_tsquery/1
--                                            ^^^^^ 1 type jsonb

    SELECT a[1:2], b::text, f(x := :v) FROM t WHERE c = :id AND d IN :ids AND e NOT IN (:more*)
--                                          ^ 1 from t
--         ^ 1 reads a
--                 ^ 1 reads b
--                                                  ^ 1 reads c
--                                                              ^ 1 reads d
--                                                                            ^ 1 reads e
--  ^ 1 outputs a b f
--                          ^ 1 calls f/1
--                    ^^^^ 1 type text

    SELECT '%s :no ? @no', a FROM t WHERE b LIKE %(name)s AND c = %s AND d %% 2 = 0 -- :nor ? @this
--                                ^ 1 from t
--                         ^ 1 outputs a
--                                        ^ 1 reads b
--                                                            ^ 1 reads c
--                                                                       ^ 1 reads d
--  ^ 1 outputs ?column?

    SELECT sqlc.embed(users), o.total FROM users JOIN o ON o.uid = users.id WHERE id = sqlc.arg(id) AND n = sqlc.narg('n') AND k = ANY(sqlc.slice(ks)::int[])
--                                         ^^^^^ 1 from users
--                                                    ^ 1 from o
--                                                           ^^^ 1 reads o.uid
--                                                                       ^^ 1 reads users.id
--                        ^ 1 outputs users.*
--                              ^^^^^ 1 outputs o.total
--                                                                                ^^ 1 reads id
--                                                                                                      ^ 1 reads n
--                                                                                                                             ^ 1 reads k

    INSERT INTO t (a, b) VALUES ?
--              ^ 1 insert t
--                 ^ 1 inserts a
--                    ^ 1 inserts b
--                              ^ 1 source 2 outputs *

    INSERT INTO t (a, b) VALUES (:user.a, :user.b!) ON CONFLICT (a) DO UPDATE SET b = @b
--              ^ 1 insert t
--                 ^ 1 inserts a
--                    ^ 1 inserts b
--              ^ 1 values 2: value value
--                                                                                ^ 1 sets b to value
--                                                  ^^^^^^^^^^^^^^^ 1 conflict, updates
--                                                               ^ 1 conflict on a

    UPDATE t SET a = a || ? WHERE b BETWEEN ?1 AND ?2 AND c = $3; DELETE FROM u WHERE d = :d
--         ^ 1 update t
--               ^ 1 sets a to value
--                   ^ 1 reads a
--                                ^ 1 reads b
--                                                        ^ 1 reads c
--                                                                            ^ 1 delete u
--                                                                                    ^ 1 reads d

    SELECT a FROM t WHERE b = :'variable' AND c = :"Column"
--                ^ 1 from t
--         ^ 1 outputs a
--                        ^ 1 reads b
--                                            ^ 1 reads c
--                                                 ^^^^^^^^ 1 reads Column
