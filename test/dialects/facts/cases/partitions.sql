-- since 12
alter table p add primary key (d); create table fp(d int references p(d)); insert into fp values(1);
create table p2 partition of p for values from (100) to (200);
-- 12: fp:SRX p:AX p_pkey:SUX | blocks reads and writes

-- since 12
alter table p add primary key (d); create table fp(d int references p(d)); insert into fp values(1); create table p2(id int, d int not null); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 12: fp:SRX p2:AX p:SUX p_pkey:SUX | scan p2 | build p2 | blocks reads and writes

-- since 12
alter table p add primary key (d); create table fp(d int references p(d)); insert into fp values(1); create table p2(id int, d int primary key); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 12: fp:SRX p2:AX p:SUX p_pkey:SUX | scan p2 | blocks reads and writes

-- since 11
alter table p add constraint f3 foreign key (id) references parent(id) ; create table p2(id int, d int not null); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX parent:SRX | scan p2 parent | blocks reads and writes
-- 12: p2:AX p:SUX parent:SRX | scan p2 parent | blocks reads and writes

-- since 11
alter table p add constraint f3 foreign key (id) references parent(id) ; create table p2(id int references parent(id), d int not null); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX parent:AX | scan p2 | blocks reads and writes
-- 12: p2:AX p:SUX parent:AX | scan p2 | blocks reads and writes

-- since 11
alter table p add constraint f3 foreign key (id) references parent(id);
create table p2 partition of p for values from (100) to (200);
-- 11: p:AX parent:SRX | blocks reads and writes

-- since 11
alter table p add constraint f3 foreign key (id) references parent(id);
alter table p detach partition p1;
-- 11: p1:SUX p:AX parent:SRX | blocks reads and writes
-- 14: p1:AX p:AX parent:SRX | blocks reads and writes

-- since 11
create index pi on p(id); create table p2(id int, d int not null); insert into p2 values (1, 150); create index on p2(id);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pi:SUX | scan p2 | blocks reads and writes
-- 12: p2:AX p:SUX pi:SUX | scan p2 | blocks reads and writes

-- since 11
create index pi on p(id); create table p2(id int, d int not null); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pi:SUX | scan p2 | build p2 | blocks reads and writes
-- 12: p2:AX p:SUX pi:SUX | scan p2 | build p2 | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); create table p2(id int, d int not null, check (d is not null and d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | scan pd | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | scan pd | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900);
alter table p detach partition p1;
-- 11: p1:SUX p:AX pd:AX | blocks reads and writes
-- 14: p1:AX p:AX pd:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (not (d is not null and d >= 100 and d < 200)); create table p2(id int, d int not null, check (d is not null and d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900);
create table p2 partition of p for values from (100) to (200);
-- 11: p:AX pd:AX | scan pd | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); create table p2(id int, d int not null) partition by range (d); create table p21 partition of p2 for values from (100) to (150); insert into p2 values (1, 120);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p21:AX p2:AX p:AX pd:AX | scan p21 pd | blocks reads and writes
-- 12: p21:AX p2:AX p:SUX pd:AX | scan p21 pd | blocks reads and writes

create table q(id int, d int) partition by list (d); create table q1 partition of q for values in (1,2); insert into q values (1,1); create table q2(id int, d int, check (d = 3)); insert into q2 values (1,3);
alter table q attach partition q2 for values in (3);
-- 10: q2:AX q:AX | scan q2 | blocks reads and writes
-- 12: q2:AX q:SUX | scan q2 | blocks reads and writes

create table q(id int, d int) partition by list (d); create table q2(id int, d int, check (d is not null and d = 3)); insert into q2 values (1,3);
alter table q attach partition q2 for values in (3);
-- 10: q2:AX q:AX | blocks reads and writes
-- 12: q2:AX q:SUX | blocks reads and writes

create table q(id int, d int not null) partition by list (d); create table q2(id int, d int not null, check (d = 3)); insert into q2 values (1,3);
alter table q attach partition q2 for values in (3);
-- 10: q2:AX q:AX | blocks reads and writes
-- 12: q2:AX q:SUX | blocks reads and writes

create table q(id int, d int not null) partition by list (d); create table q2(id int, d int not null, check (d in (3,4))); insert into q2 values (1,3);
alter table q attach partition q2 for values in (3,4);
-- 10: q2:AX q:AX | blocks reads and writes
-- 12: q2:AX q:SUX | blocks reads and writes

-- since 11
-- worse: the table is empty
create table q(id int, d int not null) partition by hash (d); create table q2(id int, d int not null); insert into q2 select g, g from generate_series(1,1) g where false;
alter table q attach partition q2 for values with (modulus 2, remainder 0);
-- 11: q2:AX q:AX | scan q2 | blocks reads and writes
-- 12: q2:AX q:SUX | scan q2 | blocks reads and writes

create table p2(id int, d int not null, check (d >= 110 and d < 150)); insert into p2 values (1, 120);
alter table p attach partition p2 for values from (100) to (200);
-- 10: p2:AX p:AX | blocks reads and writes
-- 12: p2:AX p:SUX | blocks reads and writes

create table p2(id int, d int not null, check (d between 100 and 199)); insert into p2 values (1, 120);
alter table p attach partition p2 for values from (100) to (200);
-- 10: p2:AX p:AX | blocks reads and writes
-- 12: p2:AX p:SUX | blocks reads and writes

create table p2(id int, d int not null, check (d >= 100), check (d < 200)); insert into p2 values (1, 120);
alter table p attach partition p2 for values from (100) to (200);
-- 10: p2:AX p:AX | blocks reads and writes
-- 12: p2:AX p:SUX | blocks reads and writes

-- since 11
create function tf() returns trigger language plpgsql as 'begin return new; end'; create trigger tr after insert on p for each row execute function tf();
create table p2 partition of p for values from (100) to (200);
-- 11: p:AX | blocks reads and writes

-- since 11
create index pi on only p(id); create index p1i on p1(id);
alter index pi attach partition p1i;
-- 11: p1i:AX pi:AX | blocks reads and writes
-- 12: p1i:AX pi:SUX | blocks reads and writes

-- since 12
alter table p add primary key (d); create table fp(d int references p(d));
alter table p detach partition p1;
-- 12: fp:AX p1:SUX p1_pkey:AX p:AX | scan fp | blocks reads and writes
-- 14: fp:AX p1:AX p1_pkey:AX p:AX | scan fp | blocks reads and writes

-- since 11
create index pi on p(id);
create table p2 partition of p for values from (100) to (200);
-- 11: p:AX pi:SUX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (d < 100 or d >= 200); create table p2(id int, d int not null, check (d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (not (d >= 100 and d < 200)); create table p2(id int, d int not null, check (d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check ((d < 0 or d >= 300) and id > 0); create table p2(id int, d int not null, check (d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (d >= 100); create table p2(id int, d int not null, check (d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | scan pd | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | scan pd | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (d >= 200 or d < 1000); create table p2(id int, d int not null, check (d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | scan pd | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | scan pd | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (d in (900, 901)); create table p2(id int, d int not null, check (d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (d < 100 or d >= 200 or id = 1); create table p2(id int, d int not null, check (d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | scan pd | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | scan pd | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (d is null or d >= 200); create table p2(id int, d int not null, check (d >= 100 and d < 200)); insert into p2 values (1, 150);
alter table p attach partition p2 for values from (100) to (200);
-- 11: p2:AX p:AX pd:AX | blocks reads and writes
-- 12: p2:AX p:SUX pd:AX | blocks reads and writes

-- since 11
-- worse: only comparisons are taken apart
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (abs(d) > 500 or d > 500);
create table p2 partition of p for values from (100) to (200);
-- 11: p:AX pd:AX | scan pd | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (d < 100 or d >= 200);
create table p2 partition of p for values from (100) to (200);
-- 11: p:AX pd:AX | blocks reads and writes

-- since 11
create table pd partition of p default; insert into p values (1, 900); alter table pd add constraint k check (d < 100 or d >= 200) not valid;
create table p2 partition of p for values from (100) to (200);
-- 11: p:AX pd:AX | scan pd | blocks reads and writes

-- since 11
create table n(id int, d int) partition by range(d); create table nd partition of n default; insert into n values (1, 900), (2, null); alter table nd add constraint k check (d < 100 or d >= 200);
create table n2 partition of n for values from (100) to (200);
-- 11: n:AX nd:AX | blocks reads and writes

-- since 11
create table l(id int, k text) partition by list(k); create table ld partition of l default; insert into l values (1,'z'), (2, null); alter table ld add check (k <> 'a' and k not in ('b', 'c'));
create table l2 partition of l for values in ('a', 'c');
-- 11: l:AX ld:AX | blocks reads and writes

-- since 11
create table l(id int, k text) partition by list(k); create table ld partition of l default; insert into l values (1,'z'), (2, null); alter table ld add check (not (k = 'a'));
create table l2 partition of l for values in ('a');
-- 11: l:AX ld:AX | blocks reads and writes

-- since 11
create table l(id int, k text) partition by list(k); create table ld partition of l default; insert into l values (1,'z'); alter table ld add check (k <> 'a');
create table l2 partition of l for values in ('a', 'c');
-- 11: l:AX ld:AX | scan ld | blocks reads and writes

-- since 11
create table l(id int, k int) partition by list(k); create table ld partition of l default; insert into l values (1,9), (2, 12); alter table ld add check (k in (9, 12));
create table l2 partition of l for values in (3, 4);
-- 11: l:AX ld:AX | blocks reads and writes

-- since 11
create table l(id int, k int) partition by list(k); create table ld partition of l default; insert into l values (1,9), (2, 12); alter table ld add check (k > 4);
create table l2 partition of l for values in (3, 4);
-- 11: l:AX ld:AX | blocks reads and writes

-- since 12
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); alter table p1 add foreign key (d) references pk; alter table p2 add foreign key (d) references pk;
alter table p add foreign key (d) references pk;
-- 12: p1:SRX p2:SRX p:SRX pk:AX | blocks reads and writes

-- since 12
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); alter table p1 add foreign key (d) references pk;
alter table p add foreign key (d) references pk (id);
-- 12: p1:SRX p2:SRX p:SRX pk:AX | scan p2 pk | blocks reads and writes

-- since 12
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); alter table p1 add foreign key (d) references pk not valid; alter table p2 add foreign key (d) references pk;
alter table p add foreign key (d) references pk;
-- 12: p1:SRX p2:SRX p:SRX pk:AX | scan p1 pk | blocks reads and writes

-- since 12
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); alter table p1 add foreign key (d) references pk on delete cascade;
alter table p add foreign key (d) references pk;
-- 12: p1:SRX p2:SRX p:SRX pk:SRX | scan p1 p2 pk | blocks writes

-- since 11
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); alter table p1 add unique (d); alter table p2 add unique (d);
alter table p add unique (d);
-- 11: p1:S p1_d_key:S p2:S p2_d_key:S p:AX | blocks reads and writes
-- 16: p1:AX p1_d_key:S p2:AX p2_d_key:S p:AX | blocks reads and writes

-- since 11
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); alter table p1 add unique (d);
alter table p add unique (d);
-- 11: p1:S p1_d_key:S p2:S p:AX | scan p2 | build p2 | blocks reads and writes
-- 16: p1:AX p1_d_key:S p2:AX p:AX | scan p2 | build p2 | blocks reads and writes

-- since 11
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); create unique index on p1(d); create unique index on p2(d);
alter table p add unique (d);
-- 11: p1:S p2:S p:AX | scan p1 p2 | build p1 p2 | blocks reads and writes
-- 16: p1:AX p2:AX p:AX | scan p1 p2 | build p1 p2 | blocks reads and writes

-- since 11
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); alter table p1 add primary key (d); alter table p2 add primary key (d);
alter table p add primary key (d);
-- 11: p1:S p1_pkey:S p2:S p2_pkey:S p:AX | blocks reads and writes
-- 16: p1:AX p1_pkey:S p2:AX p2_pkey:S p:AX | blocks reads and writes

-- since 11
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); create index on p1(d); create index on p2(d);
create index on p(d);
-- 11: p1:S p1_d_idx:S p2:S p2_d_idx:S p:S | blocks writes

-- since 11
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); create index on p1(id); create index on p1(d desc); create index on p2(d);
create index on p(d);
-- 11: p1:S p1_d_idx:S p2:S p2_d_idx:S p:S | blocks writes

-- since 11
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); create index on p1(d) where id > 3; create unique index on p2(d);
create index on p(d);
-- 11: p1:S p2:S p:S | scan p1 p2 | build p1 p2 | blocks writes

-- since 11
create table pk(id int primary key); insert into pk select generate_series(0,200); create table p2 partition of p for values from (100) to (200); insert into p values (150, 150); create index on p1(d, id); create index on p2(d) include (id);
create index on p(d) include (id);
-- 11: p1:S p2:S p2_d_id_idx:S p:S | scan p1 | build p1 | blocks writes
