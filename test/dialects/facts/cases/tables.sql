alter table inh rename to inh2;
-- 10: inh:AX | blocks reads and writes

alter table inh1 no inherit inh;
-- 10: inh1:AX | blocks reads and writes

create table inh2(x int, constraint xpos check (x > 0));
alter table inh2 inherit inh;
-- 10: inh2:AX inh:SUX | blocks reads and writes

alter table p set schema information_schema;
-- 10: p:AX | blocks reads and writes

create schema other;
alter table p set schema other;
-- 10: p:AX | blocks reads and writes

create schema other;
alter table ser set schema other;
-- 10: ser:AX ser_id_seq:AX ser_idn_seq:AX | blocks reads and writes

create schema other;
alter table inh set schema other;
-- 10: inh:AX | blocks reads and writes

alter table inh enable row level security;
-- 10: inh:AX | blocks reads and writes

alter table inh disable trigger all;
-- 10: inh:SRX | blocks writes

-- since 11
create function tf() returns trigger language plpgsql as 'begin return new; end'; create trigger tr after insert on p for each row execute function tf();
alter table p disable trigger tr;
-- 11: p1:SRX p:SRX | blocks writes

alter table inh owner to postgres;
-- 10: inh:AX | blocks reads and writes

alter table p owner to postgres;
-- 10: p:AX | blocks reads and writes

alter table t set logged;
-- 10: t:AX | blocks reads and writes

alter table t set unlogged;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table ser set unlogged;
-- 10: ser:AX ser_pkey:AX | rewrite ser | scan ser | build ser | blocks reads and writes
-- 15: ser:AX ser_id_seq:AX ser_idn_seq:AX ser_pkey:AX | rewrite ser | scan ser | build ser | blocks reads and writes

alter table t set (autovacuum_enabled=false);
-- 10: t:SUX

alter table t set (user_catalog_table=true);
-- 10: t:AX | blocks reads and writes

alter table t reset (fillfactor);
-- 10: t:SUX

alter table t cluster on t_a_idx;
-- 10: t:SUX t_a_idx:SUX

alter table t set without cluster;
-- 10: t:SUX

alter table inh set (fillfactor=80);
-- 10: inh:SUX

alter table t replica identity using index t_pkey;
-- 10: t:AX t_pkey:S | blocks reads and writes

alter table inh replica identity full;
-- 10: inh:AX | blocks reads and writes

alter table t set access method heap;
-- 10: t:AX | blocks reads and writes | with assumptions

-- since 12
alter table p add primary key (d); create table fp(d int references p(d)); insert into fp values(1);
drop table fp;
-- 12: fp:AX p1:AX p:AX | blocks reads and writes

-- since 12
alter table p add primary key (d); create table fp(d int references p(d)); insert into fp values(1);
drop table p cascade;
-- 12: fp:AX p1:AX p1_pkey:AX p:AX p_pkey:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900);
drop table p1;
-- 11: p1:AX p:AX pd:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900);
drop table pd;
-- 11: p:AX pd:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900);
drop table p;
-- 11: p1:AX p:AX pd:AX | blocks reads and writes

create view v as select a from t; create view vv as select * from v;
drop table t cascade;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX v:AX vv:AX | blocks reads and writes

drop table ser;
-- 10: ser:AX ser_id_seq:AX ser_idn_seq:AX ser_pkey:AX | blocks reads and writes

create table c9(id int references parent(id), b int references t(id));
-- 10: parent:SRX t:SRX | blocks writes

create table c9(like t including all);
-- 10: no lock

create table c9() inherits (inh);
-- 10: inh:SUX

create table if not exists t (id int references parent(id));
-- 10: no lock

create temp table c9(id int);
-- 10: no lock

create view v as select a from t;
create table c9 as select * from v;
-- 10: no lock | scan t

-- since 11
create index on p(id);
drop table p1;
-- 11: p1:AX p1_id_idx:AX p:AX | blocks reads and writes

drop table inh cascade;
-- 10: inh1:AX inh:AX | blocks reads and writes

drop table inh1;
-- 10: inh1:AX | blocks reads and writes

alter table p rename to pp;
-- 10: p:AX | blocks reads and writes

alter table p1 rename to pp;
-- 10: p1:AX | blocks reads and writes

drop table kid;
-- 10: kid:AX kid_pkey:AX parent:AX | blocks reads and writes

drop table p;
-- 10: p1:AX p:AX | blocks reads and writes

create unlogged table ul(id int); insert into ul select 1;
alter table ul set logged;
-- 10: ul:AX | rewrite ul | scan ul | blocks reads and writes

create unlogged table ul(id serial); insert into ul select 1;
alter table ul set logged;
-- 10: ul:AX | rewrite ul | scan ul | blocks reads and writes
-- 15: ul:AX ul_id_seq:AX | rewrite ul | scan ul | blocks reads and writes

create table q (d int primary key) partition by range (d); create table q1 partition of q for values from (0) to (10);
create table f1 (d int references q);
-- 10: q1:SRX q:SRX | blocks writes

create statistics st on a, b from t;
-- 10: t:SUX

create publication pu for table t, inh;
-- 10: inh1:SUX inh:SUX t:SUX

-- worse: ONLY is not kept of a publication's table
create publication pu for table only inh;
-- 10: inh1:SUX inh:SUX

create publication pu for all tables;
-- 10: no lock

create publication pu for table t;
alter publication pu drop table t;
-- 10: t:SUX

create table pp(id int, d int not null) partition by range(d); create table pp1 partition of pp for values from (0) to (100);
create publication pu2 for table pp;
-- 10: pp:SUX

alter table t cluster on t_a_idx;
-- 10: t:SUX t_a_idx:SUX

create materialized view mv as select a from t; create index mvi on mv(a);
alter materialized view mv set (fillfactor = 50);
-- 10: mv:SUX

-- worse: where it lies is not known
create materialized view mv as select a from t; create index mvi on mv(a);
alter materialized view mv set tablespace pg_default;
-- 10: mv:AX | rewrite mv | blocks reads and writes

create view v as select a from t;
alter view v set (security_barrier = true);
-- 10: v:AX | blocks reads and writes

alter table p set tablespace pg_default;
-- 10: p:AX | blocks reads and writes
