create unique index users_email on shop.users (email(20), name desc) comment 'x' algorithm=inplace lock=none
--                  ^^^^^^^^^^^ create-index unique=yes index=users_email table=shop.users elements=(email(20), name desc) tail=comment 'x'
--                                                                               ^^^^^^^^^^^^^^^^^ set-table-option table=shop.users option=other value=algorithm=inplace
--                                                                                                 ^^^^^^^^^ set-table-option table=shop.users option=other value=lock=none

create fulltext index ft on t (body) with parser ngram
--                    ^^ create-index index=ft table=t elements=(body) method=fulltext tail=with parser ngram

drop index users_email on users algorithm = inplace
--         ^^^^^^^^^^^ drop-index index=users_email table=users
--                              ^^^^^^^^^^^^^^^^^^^ set-table-option table=users option=other value=algorithm = inplace

drop index nowhere
-- 0-18 opaque reason=Not understood: drop index nowhere … names=["drop","index","nowhere"]
--         ^^^^^^^ error: Not understood: drop index nowhere …

drop table if exists a, b.c cascade
--                   ^ drop-table table=a ifExists=yes
--                      ^^^ drop-table table=b.c ifExists=yes

rename table a to b, shop.c to shop.d, shop.e to old.e
--           ^ rename-table table=a to=b
--                   ^^^^^^ rename-table table=shop.c to=d
--                                     ^^^^^^ set-table-schema table=shop.e schema=old

truncate table t
--             ^ truncate tables=[{"name":"t"}]

create or replace algorithm = merge definer = `root`@`%` sql security invoker view v (a) as select x from t where y = 1 with check option
--                                                                                 ^ create-view view=v replace=yes columns=(a) query=(select from t names x, y gives x) text=select x from t where y = 1 withData=yes options={"algorithm":"merge","definer":"`root`@`%`","security":"invoker","check":"cascaded"}

create view v as (select a, t.* from t) union select b, c from u
--          ^ create-view view=v query=(select gives a, * branch (select from t names a, t.* gives a, *) branch (select from u names b, c gives b, c)) text=(select a, t.* from t) union select b, c from u withData=yes options={}

drop view if exists v, w
--                  ^ drop-view view=v ifExists=yes
--                     ^ drop-view view=w ifExists=yes

create definer = current_user trigger tr before update on users for each row follows other begin set new.a = old.b; end
--                                    ^^ create-trigger trigger=tr table=users timing=before events=["update"] row=yes text=create definer = current_user trigger tr before update on users for each row follows other begin set new.a = old.b; end words=["begin","set","new","a","old","b","end"]

drop trigger if exists tr
--                     ^^ drop-trigger trigger=tr ifExists=yes

create procedure archive(in days int, out n int) modifies sql data begin delete from orders where age > days; alter table orders drop column note; set n = row_count(); end
--               ^^^^^^^ create-function function=archive procedure=yes arguments=[{"name":"days","mode":"in","type":{"name":"int","modifiers":[],"dimensions":0}},{"name":"n","mode":"out","type":{"name":"int","modifiers":[],"dimensions":0}}] language=sql volatility=volatile body=begin delete from orders where age > days; alter table orders drop column note; set n = row_count(); end text=modifies sql data queries=(delete orders names age) changes=(drop-column table=orders column=note) words=["begin","delete","from","orders","where","age","days","alter","table","drop","column","note","set","n","row_count","end"]

create function f(a varchar(10)) returns int deterministic return length(a)
--              ^ create-function function=f arguments=[{"name":"a","mode":"in","type":{"name":"varchar","modifiers":[10],"dimensions":0}}] returns=int language=sql volatility=immutable body=return length(a) text=returns int deterministic words=["return","length","a"]

drop procedure if exists archive
--                       ^^^^^^^ drop-function function=archive procedure=yes ifExists=yes

call archive(30, @n)
--   ^^^^^^^ call call={"name":{"name":"archive"},"arguments":2,"literals":[],"at":{"start":5,"end":12}}

insert into t (a, b) values (1, default), (2, null) on duplicate key update b = values(b)
--          ^ insert-rows table=t query=(insert t (a, b) values value,default set b=value on conflict names b calls values/1)

update users u join orders o on o.user_id = u.id set u.last = o.at, o.seen = 1 where u.id in (select id from vip)
--     ^^^^^ update-rows table=users query=(update users as u set last=value from orders as o names o.at, u.id, o.user_id, u.id nested (select from vip names id gives id)) filtered=yes
--                  ^^^^^^ update-rows table=orders query=(update orders as o set seen=value from users as u names o.at, u.id, o.user_id, u.id nested (select from vip names id gives id)) filtered=yes

delete from orders where id = 5
--          ^^^^^^ delete-rows table=orders query=(delete orders names id) filtered=yes

delete o from orders o join users u using (user_id) where u.gone
--            ^^^^^^ delete-rows table=orders query=(delete orders as o from users as u names u.gone, o.user_id, u.user_id) filtered=yes

replace into t select * from u
--           ^ insert-rows table=t query=(insert t on conflict source (select from u names * gives *))

select now()
-- 0-12 select query=(select gives ? calls now/0)

set foreign_key_checks = 0, @x := 5, global max_connections = 10
--  ^^^^^^^^^^^^^^^^^^ set setting=foreign_key_checks value=0
--                          ^^ set setting=@x value=5
--                                          ^^^^^^^^^^^^^^^ set setting=global.max_connections value=10

set names utf8mb4
--  ^^^^^ set setting=names value=utf8mb4

set session transaction isolation level read committed
-- 0-54 set setting=transaction value=isolation level read committed

start transaction
-- 0-17 begin

rollback to savepoint s
-- 0-23 savepoint

use shop
-- 0-8 other what=use

create database if not exists shop character set utf8mb4
--                            ^^^^ create-schema schema=shop ifNotExists=yes

drop schema shop
--          ^^^^ drop-schema schema=shop cascade=yes

lock tables a write, b read
-- 0-27 lock-table tables=[{"name":"a"},{"name":"b"}] mode=write

optimize table t
--             ^ vacuum table=t full=yes

grant select, insert (a, b) on shop.t to 'app'@'%'
-- 0-50 grant privileges=["select","insert (a, b)"] on=shop.t objects=[{"schema":"shop","name":"t"}] roles=["'app'@'%'"]

load data local infile 'x.csv' into table t fields terminated by ',' (a, b)
--                                        ^ copy-rows table=t columns=(a; b) direction=from

prepare stmt from @sql
-- 0-22 opaque reason=prepare stmt from: what it does is only known when it runs names=["prepare","stmt","from"]
-- 0-7 error: prepare stmt from: what it does is only known when it runs

create event e on schedule every 1 day do delete from t
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ other what=create event

insert into t (a) values (
-- 0-26 opaque reason=Not understood: insert into t … names=["insert","into","t","a","values"]
--                       ^ error: Not understood: insert into t …

select
-- 0-6 opaque reason=Not understood: select … names=["select"]
-- 0-6 error: Not understood: select …
