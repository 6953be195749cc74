create table parent(id int primary key, name varchar(50));
insert into parent select g, 'n'||g from generate_series(1,50) g;
create table t(id int primary key, a int, b text, c varchar(50), n numeric(10,2), ts timestamp, tz timestamptz, tm time(3), parent_id int,
  nn text not null default 'x', ch char(10), i4 int, big bigint, u uuid, ip cidr, bits varbit(8), iv interval(3), js json);
insert into t(id,a,b,c,n,ts,tz,parent_id,i4,big,ip) select g,g,'b','c',1,now(),now(),1+g%50,g,g,'10.0.0.0/8' from generate_series(1,100) g;
create index t_a_idx on t(a); create index t_c_idx on t(c); create index t_ts_idx on t(ts); create index t_parent on t(parent_id);
create table p(id int, d int not null) partition by range(d); create table p1 partition of p for values from (0) to (100); insert into p select g, g from generate_series(1,49) g;
create table kid(id int primary key, pid int references parent(id)); insert into kid select g,g from generate_series(1,40) g;
create table inh(x int, constraint xpos check (x > 0)); create table inh1() inherits(inh); insert into inh select 1; insert into inh1 select 1;
create table ser(id serial primary key, idn int generated always as identity); insert into ser select from generate_series(1,10);
