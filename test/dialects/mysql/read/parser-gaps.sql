create table t (a int8, b blob(5), c real not null, d varchar(3) binary charset utf8, e bool generated always as (a ->> '$.b') stored)
--           ^ create-table table=t columns=(a bigint; b blob(5); c double not null; d varchar(3) collation utf8_bin; e tinyint(1) stored a ->> '$.b' [expression of a]) persistence=permanent

create table t (a varchar(3) default null collate utf8_bin, b text default 'x' collate latin1_bin not null)
--           ^ create-table table=t columns=(a varchar(3) collation utf8_bin default null [null]; b text collation latin1_bin not null default 'x' [constant]) persistence=permanent

create table t (a int check (a > 1) check (a < 5), primary key pk (a), key ((lower(b)), a desc))
--           ^ create-table table=t columns=(a int check expression=a > 1 [expression of a] check expression=a < 5 [expression of a]) constraints=(primary-key PRIMARY columns=(a)) persistence=permanent
--                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^ create-index elements=((lower(b)), a desc) table=t

alter table t drop constraint `c`, drop check `d e`, drop index if exists i, drop column x cascade
--                            ^^^ drop-constraint table=t constraint=c
--                                            ^^^^^ drop-constraint table=t constraint=d e
--                                                                        ^ drop-index index=i table=t ifExists=yes
--                                                                                       ^ drop-column table=t column=x

alter table t add online bool after charset, add if not exists (b serial, c bool)
--                ^^^^^^ add-column table=t column=online tinyint(1) after charset
--                                                              ^ add-column table=t column=b bigint unsigned not null serial unique columns=(b) ifNotExists=yes
--                                                                        ^ add-column table=t column=c tinyint(1) ifNotExists=yes

alter table t add foreign key (a) references people on delete cascade, add index i (a) invisible
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add-constraint table=t constraint=foreign-key columns=(a) references=people onDelete=cascade
--                                                                               ^ create-index index=i elements=(a) tail=invisible table=t

alter table t add column x bool, rename index a to b, modify y national varchar(4), convert to charset utf8mb4
--                       ^ add-column table=t column=x tinyint(1)
--                                            ^ rename-index index=a table=t to=b
--                                                           ^ redefine-column table=t column=y definition=y varchar(4)
--                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ set-table-option table=t option=character-set value=convert utf8mb4

alter online table t wait 5 add x bool
--                              ^ add-column table=t column=x tinyint(1)

create or replace table t (a bool)
--                      ^ create-table table=t columns=(a tinyint(1)) persistence=permanent

create index if not exists i on t ((lower(a))) ignored lock=none
--                         ^ create-index ifNotExists=yes index=i table=t elements=((lower(a))) tail=ignored
--                                                     ^^^^^^^^^ set-table-option table=t option=other value=lock=none

drop database `shop`
--            ^^^^^^ drop-schema schema=shop cascade=yes

drop table a b
-- 0-14 opaque reason=Not understood: drop table a … names=["drop","table","a","b"]
--           ^ error: Not understood: drop table a …

drop temporary table if exists a, `b c` restrict
--                             ^ drop-table table=a ifExists=yes
--                                ^^^^^ drop-table table=b c ifExists=yes
