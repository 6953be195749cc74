alter table parent alter column id type bigint;
-- 10: kid:AX parent:AX parent_pkey:AX | rewrite parent | scan kid parent | build parent | blocks reads and writes

alter table kid alter column pid type bigint;
-- 10: kid:AX kid_pkey:AX parent:AX | rewrite kid | scan kid parent | build kid | blocks reads and writes

alter table parent alter column name type text;
-- 10: parent:AX | blocks reads and writes

create unique index on parent(name); create table fkt(n varchar(50) references parent(name));
insert into fkt values('n1');
alter table fkt alter column n type text;
-- 10: fkt:AX parent:AX | blocks reads and writes

create unique index on parent(name); create table fkt(n varchar(50) references parent(name));
insert into fkt values('n1');
alter table parent alter column name type varchar(100);
-- 10: fkt:AX parent:AX parent_name_idx:AX | blocks reads and writes

alter table p alter column id type bigint;
-- 10: p1:AX p:AX | rewrite p1 | scan p1 | blocks reads and writes

create table arr(x varchar(10)[]); insert into arr values('{a}');
alter table arr alter column x type varchar(20)[];
-- 10: arr:AX | rewrite arr | scan arr | blocks reads and writes

create table arr(x varchar(10)[]); insert into arr values('{a}');
alter table arr alter column x type text[];
-- 10: arr:AX | rewrite arr | scan arr | blocks reads and writes

create table arr(x text[]); insert into arr values('{a}');
alter table arr alter column x type varchar[];
-- 10: arr:AX | rewrite arr | scan arr | blocks reads and writes

create table arr(x int[]); insert into arr values('{1}');
alter table arr alter column x type bigint[];
-- 10: arr:AX | rewrite arr | scan arr | blocks reads and writes

create index on t(lower(c));
alter table t alter column c type text;
-- 10: t:AX t_c_idx:AX t_lower_idx:AX | scan t | build t | blocks reads and writes

create index on t(id) where c = 'x';
alter table t alter column c type text;
-- 10: t:AX t_c_idx:AX t_id_idx:AX | scan t | build t | blocks reads and writes

create index on t(id) include (c);
alter table t alter column c type text;
-- 10: t:AX t_c_idx:AX t_id_c_idx:AX | blocks reads and writes

alter table t alter column b type char;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t alter column b type bpchar;
-- 10: t:AX | blocks reads and writes

alter table t alter column bits type varbit(16);
-- 10: t:AX | blocks reads and writes

alter table t alter column iv type interval(6);
-- 10: t:AX | blocks reads and writes

alter table t alter column iv type interval(2);
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t alter column iv type interval;
-- 10: t:AX | blocks reads and writes

alter table t alter column iv type interval day to second;
-- 10: t:AX | blocks reads and writes

alter table t alter column ts type timestamp(3);
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t alter column ts type timestamp(6);
-- 10: t:AX t_ts_idx:AX | blocks reads and writes

alter table t alter column tz type timestamptz(6);
-- 10: t:AX | blocks reads and writes

alter table t alter column tz type timestamp;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX | blocks reads and writes

alter table t alter column ts type timestamptz(3);
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t alter column ts type timestamptz(6);
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX t_ts_idx:AX | scan t | build t | blocks reads and writes

alter table t alter column ts type timestamptz using ts at time zone 'UTC';
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t alter column ts type timestamptz using ts::timestamptz;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX t_ts_idx:AX | scan t | build t | blocks reads and writes

alter table t alter column js type text;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t alter column js type jsonb;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t alter column a type oid;
-- 10: t:AX t_a_idx:AX | scan t | build t | blocks reads and writes

alter table t alter column a type int;
-- 10: t:AX t_a_idx:AX | blocks reads and writes

alter table t alter column c type varchar(50);
-- 10: t:AX t_c_idx:AX | blocks reads and writes

alter table t alter column n type numeric(12,2);
-- 10: t:AX | blocks reads and writes

alter table t alter column n type numeric(12);
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

create domain dom as text;
alter table t alter column c type dom;
-- 10: t:AX t_c_idx:AX | blocks reads and writes

create domain dom as text check (value <> '');
alter table t alter column c type dom;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

create domain dom as varchar(60);
alter table t alter column c type dom;
-- 10: t:AX t_c_idx:AX | blocks reads and writes

create domain dom as varchar(50); create table dd(x dom); insert into dd values('a'); create index on dd(x);
alter table dd alter column x type text;
-- 10: dd:AX dd_x_idx:AX | blocks reads and writes

create domain dom as varchar(50); create domain dom2 as varchar(80); create table dd(x dom); insert into dd values('a'); create index on dd(x);
alter table dd alter column x type dom2;
-- 10: dd:AX dd_x_idx:AX | rewrite dd | scan dd | build dd | blocks reads and writes

alter table t alter column c type varchar(50) collate "C";
-- 10: t:AX t_c_idx:AX | scan t | build t | blocks reads and writes

alter table t alter column b type text collate "C";
-- 10: t:AX | blocks reads and writes

create table co(x text collate "C"); insert into co values('a'); create index on co(x);
alter table co alter column x type text;
-- 10: co:AX co_x_idx:AX | scan co | build co | blocks reads and writes

create table co(x text collate "C", check (x <> '')); insert into co values('a');
alter table co alter column x type text;
-- 10: co:AX | scan co | blocks reads and writes

alter table t alter column c type text using c;
-- 10: t:AX t_c_idx:AX | blocks reads and writes

alter table t alter column c type text using (c)::text;
-- 10: t:AX t_c_idx:AX | blocks reads and writes

alter table t alter column c type text using cast(c as text);
-- 10: t:AX t_c_idx:AX | blocks reads and writes

alter table t alter column c type text using trim(c);
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t alter column c type varchar(80) using c::text;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

alter table t alter column c type text using c::varchar(100);
-- 10: t:AX t_c_idx:AX | blocks reads and writes

alter table t alter column c type text using a::text;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

create table x(a bit(4)); insert into x values(b'1010');
alter table x alter column a type varbit;
-- 10: x:AX | blocks reads and writes

create table x(a xml); insert into x values('<a/>');
alter table x alter column a type text;
-- 10: x:AX | blocks reads and writes

create table x(a inet); insert into x values('10.0.0.1');
alter table x alter column a type cidr;
-- 10: x:AX | rewrite x | scan x | blocks reads and writes

create table x(a regclass); insert into x values('t');
alter table x alter column a type oid;
-- 10: x:AX | blocks reads and writes

create table x(a bigint); insert into x values(1);
alter table x alter column a type oid;
-- 10: x:AX | rewrite x | scan x | blocks reads and writes

-- since 11
alter table p add constraint f3 foreign key (id) references parent(id);
alter table p alter column id type bigint;
-- 11: p1:AX p:AX parent:AX | rewrite p1 | scan p1 parent | blocks reads and writes

create table w(id int check (id > 0), b int check (b > 0)); insert into w values (1,1);
alter table w alter column id type bigint;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

-- since 12
create table w(id int, b text, generated_ int generated always as (id) stored); insert into w values (1,'b');
alter table w alter column b type varchar;
-- 12: w:AX | blocks reads and writes

alter table t alter column ip type inet using ip::inet;
-- 10: t:AX | blocks reads and writes

create table w(ip cidr); create index on w(ip); insert into w values ('10.0.0.0/8');
alter table w alter column ip type inet;
-- 10: w:AX w_ip_idx:AX | blocks reads and writes

create table w(c char(10)); insert into w values ('a');
alter table w alter column c type bpchar;
-- 10: w:AX | blocks reads and writes

create table w(c char(10)); insert into w values ('a');
alter table w alter column c type varchar;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c "char"); insert into w values ('a');
alter table w alter column c type text;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c name); insert into w values ('a');
alter table w alter column c type text;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c varchar); insert into w values ('a');
alter table w alter column c type char(10);
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c float4); insert into w values (1);
alter table w alter column c type float8;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c money); insert into w values (1);
alter table w alter column c type numeric;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c interval day to second(3)); insert into w values ('1 day');
alter table w alter column c type interval;
-- 10: w:AX | blocks reads and writes

create table w(c interval day to hour); insert into w values ('1 day');
alter table w alter column c type interval day to second;
-- 10: w:AX | blocks reads and writes

create table w(c interval); insert into w values ('1 day');
alter table w alter column c type interval year to month;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c interval year to month); insert into w values ('1 day');
alter table w alter column c type interval(3);
-- 10: w:AX | blocks reads and writes

create table w(c interval day); insert into w values ('1 day');
alter table w alter column c type interval month;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c time); insert into w values ('10:00');
alter table w alter column c type timetz;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c date); insert into w values ('2020-01-01');
alter table w alter column c type timestamp;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c bit(4)); insert into w values (b'1010');
alter table w alter column c type varbit(8);
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c varbit); insert into w values (b'1010');
alter table w alter column c type bit(4);
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c timestamp(3)); insert into w values (now());
alter table w alter column c type timestamptz(3);
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create table w(c numeric); insert into w values (1);
alter table w alter column c type numeric(10,2);
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

create domain dm as int; create table w(c int); insert into w values (1);
alter table w alter column c type dm;
-- 10: w:AX | blocks reads and writes

create domain dm as int check (value > 0); create table w(c dm); insert into w values (1);
alter table w alter column c type dm;
-- 10: w:AX | blocks reads and writes

create domain dm as int check (value > 0); create table w(c dm); insert into w values (1);
alter table w alter column c type int;
-- 10: w:AX | blocks reads and writes

-- worse: a cast to a domain is taken for one that writes
create domain dm as int check (value > 0); create table w(c dm); insert into w values (1);
alter table w alter column c type dm using c::dm;
-- 10: w:AX | rewrite w | scan w | blocks reads and writes

set timezone = 'Europe/Paris';
alter table t alter column ts type timestamptz;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

set timezone = 'GMT';
alter table t alter column ts type timestamptz;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX t_ts_idx:AX | scan t | build t | blocks reads and writes

set timezone = 'Etc/UTC';
alter table t alter column ts type timestamptz;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX t_ts_idx:AX | scan t | build t | blocks reads and writes

set timezone = '0';
alter table t alter column ts type timestamptz;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX t_ts_idx:AX | scan t | build t | blocks reads and writes

set timezone = 'UTC';
alter table t alter column ts type timestamptz;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX t_ts_idx:AX | scan t | build t | blocks reads and writes

set timezone = 'Africa/Abidjan';
alter table t alter column ts type timestamptz;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes

-- worse: nothing is known of the server's own TimeZone
reset timezone;
alter table t alter column ts type timestamptz;
-- 10: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes
-- 12: t:AX t_a_idx:AX t_c_idx:AX t_parent:AX t_pkey:AX t_ts_idx:AX | rewrite t | scan t | build t | blocks reads and writes | with assumptions
