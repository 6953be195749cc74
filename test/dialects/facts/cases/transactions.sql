create index concurrently t_b_idx on t(b);
-- 10: t:SUX | scan t | build t | not in a transaction

create unique index concurrently if not exists t_a_idx on t(a);
-- 10: t:SUX | not in a transaction

drop index concurrently t_a_idx;
-- 10: t:SUX t_a_idx:SUX | not in a transaction

-- since 12
reindex index concurrently t_a_idx;
-- 12: t:SUX t_a_idx:SUX | scan t | build t | not in a transaction

-- since 12
reindex table concurrently t;
-- 12: t:SUX t_a_idx:SUX t_c_idx:SUX t_parent:SUX t_pkey:SUX t_ts_idx:SUX | scan t | build t | not in a transaction

reindex database postgres;
-- 10: inh1:S inh:S kid:S kid_pkey:AX p1:S p:S parent:S parent_pkey:AX ser:S ser_pkey:AX t:S t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | scan kid parent ser t | build kid parent ser t | blocks reads and writes | not in a transaction

-- since 14
alter table p detach partition p1 concurrently;
-- 14: p1:SUX p:SUX | not in a transaction

vacuum t;
-- 10: t:SUX | not in a transaction

vacuum full t;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes | not in a transaction

vacuum;
-- 10: inh1:SUX inh:SUX kid:SUX p1:SUX parent:SUX ser:SUX t:SUX | not in a transaction

cluster;
-- 10: no lock | not in a transaction | with assumptions

alter system set work_mem = '4MB';
-- 10: no lock | not in a transaction

create database other;
-- 10: no lock | not in a transaction

drop database if exists other;
-- 10: no lock | not in a transaction

create type mood as enum ('sad');
alter type mood add value 'glad';
-- 10: no lock | not in a transaction
-- 12: no lock

begin;
create type mood as enum ('sad');
alter type mood add value 'glad';
-- 10: no lock
