truncate ser;
-- 10: ser:AX ser_pkey:AX | blocks reads and writes

truncate parent cascade;
-- 10: kid:AX kid_pkey:AX parent:AX parent_pkey:AX | blocks reads and writes

truncate p;
-- 10: p1:AX p:AX | blocks reads and writes

truncate t;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | blocks reads and writes

truncate inh;
-- 10: inh1:AX inh:AX | blocks reads and writes

truncate only inh;
-- 10: inh:AX | blocks reads and writes

lock table t in share mode;
-- 10: t:S | blocks writes

lock table inh;
-- 10: inh1:AX inh:AX | blocks reads and writes

create view v as select a from t;
lock table v;
-- 10: t:AX v:AX | blocks reads and writes

lock table p in exclusive mode;
-- 10: p1:X p:X | blocks writes

cluster t using t_a_idx;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

cluster t using t_pkey;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

analyze t;
-- 10: t:SUX

analyze p;
-- 10: p1:SUX p:SUX

analyze inh;
-- 10: inh:SUX
-- 18: inh1:SUX inh:SUX

insert into t(id) values (-1);
-- 10: t:RX

insert into kid values (-1, 1);
-- 10: kid:RX parent:RS
-- 12: kid:RX parent:RS parent_pkey:RS

-- worse: the value may not be NULL
insert into kid values (-1, null);
-- 10: kid:RX parent:RS
-- 12: kid:RX parent:RS parent_pkey:RS

insert into p values (1, 5);
-- 10: p1:RX p:RX

update t set a = 1;
-- 10: t:RX t_a_idx:RX t_c_idx:RX t_parent:RX t_pkey:RX t_ts_idx:RX | scan t | blocks writes

update t set a = 1 where id = 3;
-- 10: t:RX t_a_idx:RX t_c_idx:RX t_parent:RX t_pkey:RX t_ts_idx:RX

update kid set pid = 2 where id = 3;
-- 10: kid:RX kid_pkey:RX parent:RS
-- 12: kid:RX kid_pkey:RX parent:RS parent_pkey:RS

update kid set id = id + 1000 where id = 3;
-- 10: kid:RX kid_pkey:RX

update parent set name = 'x' where id = 3;
-- 10: parent:RX parent_pkey:RX

update parent set id = 9000 where id = 50;
-- 10: kid:RS parent:RX parent_pkey:RX
-- 12: kid:RS kid_pkey:RS parent:RX parent_pkey:RX

delete from parent where id = 50;
-- 10: kid:RS parent:RX parent_pkey:RX
-- 12: kid:RS kid_pkey:RS parent:RX parent_pkey:RX

delete from t where id = 3;
-- 10: t:RX t_a_idx:RX t_c_idx:RX t_parent:RX t_pkey:RX t_ts_idx:RX

delete from t;
-- 10: t:RX t_a_idx:RX t_c_idx:RX t_parent:RX t_pkey:RX t_ts_idx:RX | scan t | blocks writes

update p set id = 3;
-- 10: p1:RX p:RX | scan p1 | blocks writes

update p set id = 3 where d = 5;
-- 10: p1:RX p:RX

update inh set x = 3;
-- 10: inh1:RX inh:RX | scan inh inh1 | blocks writes

delete from inh;
-- 10: inh1:RX inh:RX | scan inh inh1 | blocks writes

create view v as select * from t;
insert into v(id) values (-1);
-- 10: t:RX v:RX

create view v as select * from t;
update v set a = 3;
-- 10: t:RX t_a_idx:RX t_c_idx:RX t_parent:RX t_pkey:RX t_ts_idx:RX v:RX | scan t | blocks writes

insert into kid select id + 1000, id from parent;
-- 10: kid:RX parent:RS
-- 12: kid:RX parent:RS parent_pkey:RS

copy t to stdout;
-- 10: no lock | scan t

-- since 12
alter table p add primary key (d); create table fp(d int references p(d)); insert into fp values(1);
truncate p cascade;
-- 12: fp:AX p1:AX p1_pkey:AX p:AX | blocks reads and writes

insert into parent(id) values (7) on conflict (id) do nothing;
-- 10: parent:RX parent_pkey:RX

insert into parent(id) values (7) on conflict do nothing;
-- 10: parent:RX

-- worse: what MERGE will do is not known
merge into parent using kid on kid.id = parent.id when matched then update set name = 'x';
-- 10: kid:RS parent:RX parent_pkey:RX
-- 12: kid:RS kid_pkey:RS parent:RX parent_pkey:RX

insert into kid(id) select id + 5000 from t where a = 3;
-- 10: kid:RX

delete from p where d = 3;
-- 10: p1:RX p:RX

lock table only inh in share mode;
-- 10: inh:S | blocks writes

select * from t where id = 1 for update;
-- 10: t:RS
-- 12: t:RS t_a_idx:RS t_c_idx:RS t_parent:RS t_pkey:RS t_ts_idx:RS

select * from t x join parent p on p.id = x.parent_id for no key update of x;
-- 10: t:RS
-- 12: t:RS t_a_idx:RS t_c_idx:RS t_parent:RS t_pkey:RS t_ts_idx:RS

create view v as select id, a from t;
select * from v for share;
-- 10: t:RS v:RS
-- 12: t:RS t_a_idx:RS t_c_idx:RS t_parent:RS t_pkey:RS t_ts_idx:RS v:RS

select * from (select id from parent) q for update;
-- 10: parent:RS
-- 12: parent:RS parent_pkey:RS
