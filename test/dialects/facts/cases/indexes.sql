drop index t_a_idx;
-- 10: t:AX t_a_idx:AX | blocks reads and writes

-- since 11
create index pi on p(id);
drop index pi;
-- 11: p1:AX p1_id_idx:AX p:AX pi:AX | blocks reads and writes

alter index t_a_idx rename to foo;
-- 10: t_a_idx:AX | blocks reads and writes
-- 12: t_a_idx:SUX

-- since 11
create index pi on p(id);
alter index pi rename to foo;
-- 11: pi:AX | blocks reads and writes
-- 12: pi:SUX

alter index t_a_idx set (fillfactor=50);
-- 10: t_a_idx:SUX

create index on t((a+1));
alter index t_expr_idx alter column 1 set statistics 100;
-- 10: t_expr_idx:SUX

create materialized view mv as select a from t;
create index on mv(a);
-- 10: mv:S | scan mv | build mv

create index on inh(x);
-- 10: inh:S | scan inh | build inh | blocks writes

-- since 11
create index on p(id);
-- 11: p1:S p:S | scan p1 | build p1 | blocks writes

reindex table t;
-- 10: t:S t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | scan t | build t | blocks reads and writes

reindex index t_a_idx;
-- 10: t:S t_a_idx:AX | scan t | build t | blocks reads and writes

create materialized view mv as select a from t; create index on mv(a);
reindex table mv;
-- 10: mv:S mv_a_idx:AX | scan mv | build mv | blocks reads and writes

-- since 11
create index on p(id);
reindex table p;
-- 11: p1:S p1_id_idx:AX p:S p_id_idx:AX | scan p1 | build p1 | blocks reads and writes | not in a transaction

create table q (like p including all); create unique index on q(d);
create index on only q(id);
-- 10: q:S | scan q | build q | blocks writes
