    SELECT u.id, u.name AS n, *, o.*, count(*) FROM app.users u JOIN orders AS o ON o.user_id = u.id WHERE u.deleted IS NULL GROUP BY u.id ORDER BY n
--                                                      ^^^^^ 1 from app.users as u
--                                                                   ^^^^^^ 1 from orders as o
--                                                                                    ^^^^^^^ 1 reads o.user_id
--                                                                                                ^^ 1 reads u.id
--           ^^ 1 outputs u.id
--                 ^^^^ 1 outputs u.name as n
--                            ^ 1 outputs *
--                                 ^ 1 outputs o.*
--                                                                                                           ^^^^^^^ 1 reads u.deleted
--                                                                                                                                      ^^ 1 reads u.id
--                                                                                                                                                  ^ 1 reads n (order)
--  ^ 1 outputs count
--                                    ^^^^^ 1 calls count/0

    SELECT a FROM t JOIN u USING (id, k) NATURAL JOIN v JOIN (SELECT * FROM w JOIN x USING (id)) s USING (id)
--                ^ 1 from t
--                       ^ 1 from u
--                                ^^ 1 using id
--                                    ^ 1 using k
--                                                    ^ 1 from v
-- ^ 1 natural join
--                                                                          ^ 1 sub as s 2 from w
--                                                                                 ^ 1 sub as s 2 from x
--                                                                                          ^^ 1 sub as s 2 using id
--                                                                   ^ 1 sub as s 2 outputs *
--                                                                                                        ^^ 1 using id
--         ^ 1 outputs a

    WITH RECURSIVE tree (id, up) AS (SELECT id, parent FROM nodes UNION ALL SELECT n.id, n.parent FROM nodes n JOIN tree ON tree.id = n.parent) SELECT * FROM tree
--                                                          ^^^^^ 1 with recursive tree (id up) 2 branch 3 from nodes
--                                          ^^ 1 with recursive tree (id up) 2 branch 3 outputs id
--                                              ^^^^^^ 1 with recursive tree (id up) 2 branch 3 outputs parent
--                                                                                                     ^^^^^ 1 with recursive tree (id up) 2 branch 4 from nodes as n
--                                                                                                                  ^^^^ 1 with recursive tree (id up) 2 branch 4 from tree
--                                                                                                                               ^^ 1 with recursive tree (id up) 2 branch 4 reads tree.id
--                                                                                                                                      ^^^^^^ 1 with recursive tree (id up) 2 branch 4 reads n.parent
--                                                                                   ^^ 1 with recursive tree (id up) 2 branch 4 outputs n.id
--                                                                                         ^^^^^^ 1 with recursive tree (id up) 2 branch 4 outputs n.parent
--                                                                                                                                                            ^^^^ 1 from tree
--                                                                                                                                                     ^ 1 outputs *

    SELECT (SELECT max(x) FROM sub WHERE sub.id = t.id), EXISTS (SELECT 1 FROM e), a IN (SELECT b FROM i), ARRAY(SELECT c FROM r) FROM t
--                                                                                                                                     ^ 1 from t
--                                                                                 ^ 1 reads a
--  ^ 1 outputs max exists ?column? array
--                             ^^^ 1 in 2 from sub
--                     ^ 1 in 2 reads x
--                                           ^^ 1 in 2 reads sub.id
--                                                  ^^ 1 in 2 reads t.id
--  ^ 1 in 2 outputs max
--                 ^^^ 1 in 2 calls max/1
--                                                                             ^ 1 in 3 from e
--  ^ 1 in 3 outputs ?column?
--                                                                                                     ^ 1 in 4 from i
--                                                                                              ^ 1 in 4 outputs b
--                                                                                                                             ^ 1 in 5 from r
--                                                                                                                      ^ 1 in 5 outputs c

    SELECT row_to_json(t), count(t), t FROM t
--                                          ^ 1 from t
--                     ^ 1 reads t
--                               ^ 1 reads t
--                                   ^ 1 outputs t
--  ^ 1 outputs row_to_json count
--         ^^^^^^^^^^^ 1 calls row_to_json/1
--                         ^^^^^ 1 calls count/1

    SELECT a::app.mood, b::int, CAST(c AS mood[]), 'x'::regclass, nextval('s.seq'::regclass) FROM t
--                                                                                                ^ 1 from t
--         ^ 1 reads a
--                      ^ 1 reads b
--                                   ^ 1 reads c
--  ^ 1 outputs a b c regclass nextval
--                                                                ^^^^^^^ 1 calls nextval/1 's.seq'
--                ^^^^ 1 type app.mood
--                                        ^^^^ 1 type mood
--                                                      ^^^^^^^^ 1 type regclass
--                                                                                 ^^^^^^^^ 1 type regclass

    SELECT f.x FROM LATERAL generate_series(1, t.n) WITH ORDINALITY AS f(x, i), ROWS FROM (unnest(a), g()) AS r, json_to_recordset('[]') AS j(a int, b app.kind)
--                          ^^^^^^^^^^^^^^^ 1 from generate_series/2 as f (x i)
--                                                                                         ^^^^^^ 1 from unnest/1 as r
--                                                                                                    ^ 1 from g/0 as r
--                                                                                                               ^^^^^^^^^^^^^^^^^ 1 from json_to_recordset/1 '[]' as j (a b)
--                                               ^ 1 reads t.n
--                                                                                                ^ 1 reads a
--           ^ 1 outputs f.x
--                          ^^^^^^^^^^^^^^^ 1 calls generate_series/2
--                                                                                         ^^^^^^ 1 calls unnest/1
--                                                                                                    ^ 1 calls g/0
--                                                                                                               ^^^^^^^^^^^^^^^^^ 1 calls json_to_recordset/1 '[]'
--                                                                                                                                                         ^^^^ 1 type app.kind

    SELECT sum(a) OVER (PARTITION BY b ORDER BY c), rank() OVER w, count(*) FILTER (WHERE d) FROM t WINDOW w AS (ORDER BY e)
--                                                                                                ^ 1 from t
--             ^ 1 reads a
--                                   ^ 1 reads b
--                                              ^ 1 reads c
--                                                                                        ^ 1 reads d
--                                                                                                                        ^ 1 reads e
--  ^ 1 outputs sum rank count
--         ^^^ 1 calls sum/1
--                                                  ^^^^ 1 calls rank/0
--                                                                 ^^^^^ 1 calls count/0

    SELECT COALESCE(a, b), CASE WHEN a THEN b ELSE c END, (comp).field, arr[1:i], data->>'k', x AT TIME ZONE 'UTC', EXTRACT(year FROM y) FROM t
--                                                                                                                                            ^ 1 from t
--                  ^ 1 reads a
--                     ^ 1 reads b
--                                   ^ 1 reads a
--                                          ^ 1 reads b
--                                                 ^ 1 reads c
--                                                         ^^^^ 1 reads comp
--                                                                      ^^^ 1 reads arr
--                                                                            ^ 1 reads i
--                                                                                ^^^^ 1 reads data
--                                                                                            ^ 1 reads x
--                                                                                                                                    ^ 1 reads y
--  ^ 1 outputs coalesce c field arr ?column? timezone extract
--                                                                                              ^^ 1 calls timezone/2 'UTC'
--                                                                                                                  ^^^^^^^ 1 calls extract/2 'year'

    VALUES (1, a), (2, b)
--             ^ 1 reads a
--                     ^ 1 reads b
--  ^ 1 outputs column1 column2

    TABLE s.t
--          ^ 1 from s.t
--  ^^^^^ 1 outputs *

    SELECT 1 AS "😀", "é" FROM "Täble" WHERE "é" = '😀' AND z
--                             ^^^^^^^ 1 from Täble
--                    ^^^ 1 outputs é
--                                           ^^^ 1 reads é
--                                                          ^ 1 reads z
--  ^ 1 outputs 😀

    SELECT DISTINCT ON (a) a, b FROM t TABLESAMPLE system (10) ORDER BY a LIMIT (SELECT n FROM lim) FOR UPDATE OF t
--                                   ^ 1 from t
--                         ^ 1 outputs a
--                            ^ 1 outputs b
--                      ^ 1 reads a (order)
--                                                                      ^ 1 reads a (order)
--                                                                                             ^^^ 1 in 2 from lim
--                                                                                      ^ 1 in 2 outputs n

    (SELECT a FROM t UNION SELECT b FROM u) EXCEPT SELECT c FROM v ORDER BY 1
--                 ^ 1 branch 2 from t
--          ^ 1 branch 2 outputs a
--                                       ^ 1 branch 3 from u
--                                ^ 1 branch 3 outputs b
--                                                               ^ 1 branch 4 from v
--                                                        ^ 1 branch 4 outputs c

    SELECT a FROM t, LATERAL (SELECT b FROM u WHERE u.id = t.id) AS l (bb)
--                ^ 1 from t
--                                          ^ 1 lateral sub as l (bb) 2 from u
--                                   ^ 1 lateral sub as l (bb) 2 outputs b
--                                                    ^^ 1 lateral sub as l (bb) 2 reads u.id
--                                                           ^^ 1 lateral sub as l (bb) 2 reads t.id
--         ^ 1 outputs a

    SELECT a, FROM t
-- error: syntax error at or near "FROM"

    SELECT a AS b, lower(c) AS d FROM t GROUP BY b, t.a, ROLLUP (d, e), f + 1 ORDER BY d DESC, f + d
--                                    ^ 1 from t
--         ^ 1 outputs a as b
--                       ^ 1 reads c
--                                               ^ 1 reads b (group)
--                                                    ^ 1 reads t.a
--                                                               ^ 1 reads d (group)
--                                                                  ^ 1 reads e (group)
--                                                                      ^ 1 reads f
--                                                                                     ^ 1 reads d (order)
--                                                                                             ^ 1 reads f
--                                                                                                 ^ 1 reads d
--  ^ 1 outputs d
--                 ^^^^^ 1 calls lower/1
