alter table t add column x int references t(id);
-- 10: t:AX | blocks reads and writes

create table e(id int);
alter table e add column x int not null;
-- 10: e:AX | scan e | blocks reads and writes | with assumptions

alter table t add column x serial;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t add column x serial unique;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

-- since 12
alter table t add column x int generated always as (a) stored;
-- 12: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

create domain dom as int default 5;
alter table t add column x dom;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 11: t:AX | blocks reads and writes

create domain dom as int not null default 5;
alter table t add column x dom;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

create domain dom as int default random()*5;
alter table t add column x dom;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

create function f() returns int language sql as 'select 1';
alter table t add column x int default f();
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX | blocks reads and writes

create function f() returns int language sql stable as 'select 1';
alter table t add column x int default f();
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 11: t:AX | blocks reads and writes

create function f() returns int language plpgsql as 'begin return 1; end';
alter table t add column x int default f();
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

create function f() returns int language plpgsql stable as 'begin return 1; end';
alter table t add column x int default f();
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 11: t:AX | blocks reads and writes

create function f() returns double precision language sql as 'select random()';
alter table t add column x float default f();
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

-- worse: a function with arguments may be STRICT
create function f(i int) returns int language sql as 'select i + 1';
alter table t add column x int default f(3);
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

create function f(i int) returns int language sql immutable strict as 'select coalesce(i, 1)';
alter table t add column x int default f(3);
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 11: t:AX | blocks reads and writes

create function f() returns timestamptz language sql as 'select now()';
alter table t add column x timestamptz default f();
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX | blocks reads and writes

alter table t add column x timestamptz default now() + interval '1 day' * random();
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t add column x uuid default gen_random_uuid();
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

create sequence s1;
alter table t add column x int default nextval('s1');
-- 10: s1:RX t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t add column x int default 1 references t(id);
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 11: t:AX | scan t | blocks reads and writes

alter table p add column x int default 1;
-- 10: p1:AX p:AX | rewrite p1 | scan p1 | blocks reads and writes
-- 11: p1:AX p:AX | blocks reads and writes

alter table p add column x int default random();
-- 10: p1:AX p:AX | rewrite p1 | scan p1 | blocks reads and writes

-- since 11
alter table p add column x int references parent(id);
-- 11: p1:AX p:AX parent:SRX | blocks reads and writes

-- since 11
alter table p add column x int default 1 references parent(id);
-- 11: p1:AX p:AX parent:SRX | scan p1 parent | blocks reads and writes

alter table inh add column x2 int check (x2 > 0);
-- 10: inh1:AX inh:AX | scan inh inh1 | blocks reads and writes

alter table inh alter column x set not null;
-- 10: inh1:AX inh:AX | scan inh inh1 | blocks reads and writes

alter table inh alter column x drop not null;
-- 10: inh1:AX inh:AX | blocks reads and writes
-- 18: inh:AX | blocks reads and writes

alter table inh alter column x set default 3;
-- 10: inh1:AX inh:AX | blocks reads and writes

alter table inh alter column x drop default;
-- 10: inh1:AX inh:AX | blocks reads and writes

alter table only inh alter column x set default 3;
-- 10: inh:AX | blocks reads and writes

alter table inh alter column x set statistics 100;
-- 10: inh1:SUX inh:SUX

alter table inh alter column x set storage plain;
-- 10: inh1:AX inh:AX | blocks reads and writes

alter table inh alter column x set (n_distinct=5);
-- 10: inh:SUX

alter table inh drop column x;
-- 10: inh1:AX inh:AX | blocks reads and writes

alter table inh rename column x to y;
-- 10: inh1:AX inh:AX | blocks reads and writes

create table e(id int, x int, check (not (id is null) and x > 0)); insert into e select 1,1;
alter table e alter column id set not null;
-- 10: e:AX | scan e | blocks reads and writes
-- 12: e:AX | blocks reads and writes

create table e(id int, x int, check (id is not null or x is not null)); insert into e select 1,1;
alter table e alter column id set not null;
-- 10: e:AX | scan e | blocks reads and writes

create table e(id int, x int, check (id > 0)); insert into e select 1,1;
alter table e alter column id set not null;
-- 10: e:AX | scan e | blocks reads and writes

-- worse: such a proof is not seen
create table e(id int, x int, check ((id is not null) = true)); insert into e select 1,1;
alter table e alter column id set not null;
-- 10: e:AX | scan e | blocks reads and writes

create table e(id int, x int, constraint q check (id is not null) no inherit); insert into e select 1,1;
alter table e alter column id set not null;
-- 10: e:AX | scan e | blocks reads and writes
-- 12: e:AX | blocks reads and writes

alter table kid drop column pid;
-- 10: kid:AX parent:AX | blocks reads and writes

alter table parent drop column id cascade;
-- 10: kid:AX parent:AX parent_pkey:AX | blocks reads and writes

create view v as select a from t; create view vv as select * from v;
alter table t drop column a cascade;
-- 10: t:AX t_a_idx:AX v:AX vv:AX | blocks reads and writes

alter table ser alter column id drop default;
-- 10: ser:AX | blocks reads and writes

alter table ser alter column idn drop identity;
-- 10: ser:AX ser_idn_seq:AX | blocks reads and writes

alter table ser alter column idn set generated by default;
-- 10: ser:AX ser_idn_seq:SRX | blocks reads and writes

alter table ser alter column idn restart with 40;
-- 10: ser:AX ser_idn_seq:SRX | blocks reads and writes

alter table ser drop column id;
-- 10: ser:AX ser_id_seq:AX ser_pkey:AX | blocks reads and writes

create view v as select a from t;
alter table v alter column a set default 4;
-- 10: v:AX | blocks reads and writes

-- since 18
alter table t add constraint nn1 not null a not valid;
alter table t alter column a set not null;
-- 18: t:AX | scan t | blocks reads and writes

-- since 18
alter table t add column g int generated always as (a) virtual;
-- 18: t:AX | blocks reads and writes

-- since 17
alter table t add column g int generated always as (a) stored;
alter table t alter column g set expression as (a + 1);
-- 17: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

-- since 18
alter table t add column g int generated always as (a) virtual;
alter table t alter column g set expression as (a + 1);
-- 18: t:AX | blocks reads and writes

-- since 14
alter table t add column g int generated always as (a) stored;
alter table t alter column g drop expression;
-- 14: t:AX | blocks reads and writes

-- since 17
alter table t add column g int generated always as (a) stored; create index on t(g);
alter table t alter column g set expression as (a + 1);
-- 17: t:AX t_a_idx:AX t_c_idx:AX t_g_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t rename column a to aa;
-- 10: t:AX | blocks reads and writes

alter table p alter column id set not null;
-- 10: p1:AX p:AX | scan p1 | blocks reads and writes

alter table t alter column nn set not null;
-- 10: t:AX | blocks reads and writes

alter table t alter column nn drop not null;
-- 10: t:AX | blocks reads and writes

alter table t add column x varchar(3) default 'a', alter column x set not null;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes || t:AX | scan t | blocks reads and writes
-- 11: t:AX | blocks reads and writes || t:AX | scan t | blocks reads and writes

create table typed(x t); insert into typed select null;
alter table t add column y int;
-- 10: t:AX | blocks reads and writes

alter table p alter column id set not null;
alter table p alter column id add generated always as identity;
-- 10: p:AX | blocks reads and writes
-- 17: p1:AX p:AX | blocks reads and writes

-- since 17
alter table p add column idn int generated always as identity;
-- 17: p1:AX p:AX | rewrite p1 | scan p1 | blocks reads and writes

-- since 18
alter table t add column x int check (x > 0) not enforced;
-- 18: t:AX | blocks reads and writes

create domain dm as int check (value > 0); create table w(c dm[]); insert into w values ('{1}');
alter table w add column d dm[];
-- 10: w:AX | blocks reads and writes
