create view v as select a from t; create view vv as select * from v;
drop view v cascade;
-- 10: v:AX vv:AX | blocks reads and writes

create materialized view mv as select a from t; create index on mv(a);
drop materialized view mv;
-- 10: mv:AX mv_a_idx:AX | blocks reads and writes

drop sequence ser_id_seq cascade;
-- 10: ser:AX ser_id_seq:AX | blocks reads and writes

alter sequence ser_id_seq owned by none;
-- 10: ser_id_seq:SRX | blocks writes

alter sequence ser_id_seq rename to s9;
-- 10: ser_id_seq:AX | blocks writes

alter sequence ser_id_seq as bigint;
-- 10: ser_id_seq:SRX | blocks writes

create sequence sx;
alter sequence sx owner to pg_monitor;
-- 10: sx:AX | blocks writes

create schema other; create sequence sx;
alter sequence sx set schema other;
-- 10: sx:AX | blocks writes

create view v as select a from t;
create or replace view v as select a from t where a > 1;
-- 10: v:AX | blocks reads and writes

create materialized view mv as select a from t with no data;
-- 10: no lock

create materialized view mv as select a from t; create index on mv(a);
refresh materialized view mv;
-- 10: mv:AX mv_a_idx:AX | rewrite mv | scan mv t | build mv | blocks reads and writes

-- worse: an index on nothing is built without reading
create materialized view mv as select a from t; create index on mv(a);
refresh materialized view mv with no data;
-- 10: mv:AX mv_a_idx:AX | rewrite mv | scan mv | build mv | blocks reads and writes

create materialized view mv as select a from t;
refresh materialized view mv;
-- 10: mv:AX | rewrite mv | scan t | blocks reads and writes

create materialized view mv as select a from t; create unique index on mv(a);
refresh materialized view concurrently mv;
-- 10: mv:X mv_a_idx:RX | scan mv t

create materialized view mv as select a from t;
alter materialized view mv rename to mv2;
-- 10: mv:AX | blocks reads and writes

create view v as select a from t;
alter view v rename to v2;
-- 10: v:AX | blocks reads and writes

create view v as select a from t;
alter view v rename column a to b;
-- 10: v:AX | blocks reads and writes

create view v as select a from t;
alter view v set (security_barrier=true);
-- 10: v:AX | blocks reads and writes

create view v as select a from t;
drop view v;
-- 10: v:AX | blocks reads and writes

create domain d as int; create table te(x d); insert into te select generate_series(1,5);
alter domain d add constraint dc check (value > 0);
-- 10: te:S | scan te | blocks writes

create domain d as int; create domain d2 as d; create table te(x d2); insert into te select generate_series(1,5);
alter domain d add constraint dc check (value > 0);
-- 10: te:S | scan te | blocks writes

create domain d as int; create table te(x d); insert into te select generate_series(1,5); alter domain d add constraint dc check (value > 0) not valid;
alter domain d validate constraint dc;
-- 10: te:S | scan te | blocks writes

create domain d as int check (value > 0); create table te(x d);
alter domain d drop constraint d_check;
-- 10: no lock

create domain d as int check (value > 0); create table te(x d);
drop domain d cascade;
-- 10: te:AX | blocks reads and writes

create type en as enum ('a'); create table te(x en); create index on te(x);
drop type en cascade;
-- 10: te:AX te_x_idx:AX | blocks reads and writes

create type co as (a int, b text); create table te(x co);
alter type co add attribute c int;
-- 10: no lock | with assumptions

create type en as enum ('a'); create table te(x en);
alter type en rename to en2;
-- 10: no lock

create type comp as (a int); create table tc(x comp); create function fx(t) returns int language sql as 'select 1';
drop type comp cascade;
-- 10: tc:AX | blocks reads and writes
