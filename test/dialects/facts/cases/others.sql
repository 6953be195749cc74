create policy q on inh using (true);
-- 10: inh:AX | blocks reads and writes

create function tf() returns trigger language plpgsql as 'begin return new; end';
create trigger tr before insert on inh for each row execute function tf();
-- 10: inh:SRX | blocks writes

-- since 11
create function tf() returns trigger language plpgsql as 'begin return new; end';
create trigger tr after insert on p for each row execute function tf();
-- 11: p1:SRX p:SRX | blocks writes

create function tf() returns trigger language plpgsql as 'begin return new; end';
create trigger tr after insert on p for each statement execute function tf();
-- 10: p:SRX | blocks writes

-- since 11
create function tf() returns trigger language plpgsql as 'begin return new; end'; create trigger tr after insert on p for each row execute function tf();
drop trigger tr on p;
-- 11: p1:AX p:AX | blocks reads and writes

-- since 11
create function tf() returns trigger language plpgsql as 'begin return new; end'; create trigger tr after insert on p for each row execute function tf();
alter trigger tr on p rename to tr2;
-- 11: p:AX | blocks reads and writes
-- 15: p1:AX p:AX | blocks reads and writes

create function tf() returns trigger language plpgsql as 'begin return new; end'; create trigger tr after insert on t for each row execute function tf();
drop function tf cascade;
-- 10: t:AX | blocks reads and writes

create schema other; create table other.x(id int primary key); create view v as select id from other.x;
drop schema other cascade;
-- 10: other.x:AX other.x_pkey:AX v:AX | blocks reads and writes

create schema other; create table other.x(id int primary key);
alter schema other rename to other2;
-- 10: no lock

comment on table t is 'x';
-- 10: t:SUX

comment on column t.a is 'x';
-- 10: t:SUX

comment on index t_a_idx is 'x';
-- 10: t_a_idx:SUX

comment on constraint t_pkey on t is 'x';
-- 10: no lock

create view v as select 1 as a;
comment on view v is 'x';
-- 10: v:SUX

comment on sequence ser_id_seq is 'x';
-- 10: ser_id_seq:SUX

comment on type parent is 'x';
-- 10: no lock

create rule r as on delete to t do instead nothing;
-- 10: t:AX | blocks reads and writes

create rule r as on delete to t do instead nothing;
drop rule r on t;
-- 10: t:AX | blocks reads and writes

create policy q on t using (true);
drop policy q on t;
-- 10: t:AX | blocks reads and writes

create policy q on t using (true);
alter policy q on t using (false);
-- 10: t:AX | blocks reads and writes

grant select on t to public;
-- 10: no lock

revoke select on t from public;
-- 10: no lock

drop extension if exists citext;
-- 10: no lock

do $$ begin alter table t add column q int; end $$;
-- 10: t:AX | blocks reads and writes

create view v as select * from t; create function tf() returns trigger language plpgsql as 'begin return new; end';
create trigger tr instead of insert on v for each row execute function tf();
-- 10: v:SRX | blocks writes
