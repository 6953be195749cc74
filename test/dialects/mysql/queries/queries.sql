SELECT id, u.email AS mail, u.*, count(*) FROM users u WHERE status = ? AND `name` LIKE %s ORDER BY mail
--     ^^ id
--         ^^^^^^^ u.email
--                          ^^^ u.*
--                                                           ^^^^^^ status
--                                                                          ^^^^^^ name
-- 0-104 select from users as u names id, u.email, u.*, status, name gives id, mail, *, ? calls count/1

select a.id from a left join b using (k) natural join c, d force index (x) where a.x <=> b.y for share skip locked
--     ^^^^ a.id
--                                                                               ^^^ a.x
--                                                                                       ^^^ b.y
-- 0-114 select from [[a join b using k] natural join c], d names a.id, a.x, b.y gives id

select id from t where match (title, body) against (:q in boolean mode) and d > now() - interval %(days)s day
--     ^^ id
--                            ^^^^^ title
--                                   ^^^^ body
--                                                                          ^ d
-- 0-109 select from t names id, title, body, d gives id calls match/2, now/0

select case when a = 1 then b = 'x' and not c else d is null end from t group by e having max(f) > 1
--               ^ a
--                          ^ b
--                                          ^ c
--                                                 ^ d
--                                                                               ^ e
--                                                                                            ^ f
-- 0-100 select from t names a, b, c, d, e, f gives ? calls max/1

with recursive tree (id, up) as (select id, parent from node union all select n.id, n.parent from node n join tree on tree.id = n.parent) select * from tree
--                                                                                                                                               ^ *
-- 0-156 select with recursive tree (select gives id, parent branch (select from node names id, parent gives id, parent) branch (select from [node as n join tree] names tree.id, n.parent, n.id, n.parent gives id, parent)) from tree names * gives *

select (select max(x) from u where u.t_id = t.id) from t where exists (select 1 from v) and w in (select y from z)
--                                                                                          ^ w
-- 0-114 select from t names w gives ? nested (select from u names x, u.t_id, t.id gives ? calls max/1) nested (select from v gives ?) nested (select from z names y gives y)

select a from (select b as a from c) q join lateral (select d from e) r on true
--     ^ a
-- 0-79 select from [(select from c names b gives a) as q join lateral (select from e names d gives d) as r] names a gives a

(select a from t) union all (select b from u) order by 1 limit ?
-- 0-64 select gives a branch (select from t names a gives a) branch (select from u names b gives b)

insert into users (email, `key`) values (:email, default) on duplicate key update email = values(email), n = n + 1
--                                                                                               ^^^^^ email
--                                                                                                           ^ n
-- 0-114 insert users (email, key) values value,default set email=value, n=value on conflict names email, n calls values/1

insert into t (a, b) values (?, ?) as fresh on duplicate key update b = fresh.b
-- 0-79 insert t (a, b) values value,value set b=value on conflict

insert ignore into t values (sqlc.arg(a), sqlc.narg('b'), null)
-- 0-63 insert t values value,value,null on conflict

insert into t set a = 1, b = default
-- 0-36 insert t (a, b) values value,default

insert into t (a) select x from u where y = #{y}
-- 0-48 insert t (a) source (select from u names x, y gives x)

replace into shop.t (a) values (1)
-- 0-34 insert shop.t (a) values value on conflict

update low_priority users set name = ?, updated_at = default where id = @id and note = 'it''s :not %s ?' -- nor :this
--                                                                 ^^ id
--                                                                              ^^^^ note
-- 0-117 update users set name=value, updated_at=default names id, note

update a, b set a.x = b.y, z = null where a.id = b.id
--                    ^^^ b.y
--                                        ^^^^ a.id
--                                               ^^^^ b.id
--                         ^ z
-- 0-53 update a set x=value from b names b.y, a.id, b.id, z

delete from t1, t2 using t1 inner join t2 on t1.id = t2.id where t2.old
--                                                               ^^^^^^ t2.old
--                                           ^^^^^ t1.id
--                                                   ^^^^^ t2.id
-- 0-71 delete t1 from t2 names t2.old, t1.id, t2.id
-- 0-71 delete t2 from t1 names t2.old, t1.id, t2.id

delete t.* from t join u on t.id = u.id
--                          ^^^^ t.id
--                                 ^^^^ u.id
-- 0-39 delete t from u names t.id, u.id

select sqlc.embed(users), name from users where id in (sqlc.slice('ids'))
--     ^^^^^^^ users.*
--                        ^^^^ name
--                                              ^^ id
-- 0-73 select from users names users.*, name, id gives *, name

select json_extract(doc, '$.a'), doc->>'$.b', substring(name from 1 for 3), convert(x using utf8mb4), cast(y as unsigned) from t
--                  ^^^ doc
--                               ^^^ doc
--                                                      ^^^^ name
--                                                                                  ^ x
--                                                                                                         ^ y
-- 0-128 select from t names doc, doc, name, x, y gives ?, ?, ?, ?, ? calls json_extract/2, substring/3, convert/1

select "a string", 'another', `a column` from t where b = "x"
--                            ^^^^^^^^^^ a column
--                                                    ^ b
-- 0-61 select from t names a column, b gives ?, ?, a column

call refresh(?)
-- 0-15 select calls refresh/1

truncate orders
-- 0-15 truncate orders

set time_zone = '+00:00'

create temporary table x as select a from t
--                                 ^ a
-- 0-43 select from t names a gives a

selec a from t
-- 0-14 error: Not understood from line 1 on: a from t

insert into t (a, b) values ?
-- 0-29 insert t (a, b)

select a from t where id in ? and b in (?)
--     ^ a
--                    ^^ id
--                                ^ b
-- 0-42 select from t names a, id, b gives a

insert into t (a) values (1) returning id, t.b as c
--                                     ^^ id
--                                         ^^^ t.b
-- 0-51 insert t (a) values value names id, t.b gives id, c

delete from t where a = 1 returning *
--                  ^ a
--                                  ^ *
-- 0-37 delete t names a, * gives *
