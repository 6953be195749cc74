alter table inh add constraint c2 check (x > 0);
-- 10: inh1:AX inh:AX | scan inh inh1 | blocks reads and writes

alter table inh add constraint c2 check (x > 0) no inherit;
-- 10: inh:AX | scan inh | blocks reads and writes
-- 16: inh1:AX inh:AX | scan inh | blocks reads and writes

alter table inh add constraint c2 check (x > 0) not valid;
-- 10: inh1:AX inh:AX | blocks reads and writes

alter table inh add constraint c2 check (x > 0) not valid;
alter table inh validate constraint c2;
-- 10: inh1:SUX inh:SUX | scan inh inh1

alter table inh drop constraint xpos;
-- 10: inh1:AX inh:AX | blocks reads and writes

alter table inh rename constraint xpos to xp2;
-- 10: inh1:AX inh:AX | blocks reads and writes

create table e(id int, x int); insert into e select 1,1;
alter table e add primary key (id);
-- 10: e:AX | scan e | build e | blocks reads and writes

create table e(id int, x int, check (id is not null)); insert into e select 1,1; create unique index ei on e(id);
alter table e add constraint epk primary key using index ei;
-- 10: e:AX ei:AX | scan e | blocks reads and writes
-- 12: e:AX ei:SUX | blocks reads and writes

create table e(id int, x int, check (id is not null)); insert into e select 1,1; create unique index ei on e(id);
alter table e add constraint ei primary key using index ei;
-- 10: e:AX | scan e | blocks reads and writes
-- 12: e:AX | blocks reads and writes

-- since 11
alter table p add primary key (d);
-- 11: p1:S p:AX | scan p1 | build p1 | blocks reads and writes
-- 16: p1:AX p:AX | scan p1 | build p1 | blocks reads and writes

-- since 11
alter table p add unique (d, id);
-- 11: p1:S p:AX | scan p1 | build p1 | blocks reads and writes
-- 16: p1:AX p:AX | scan p1 | build p1 | blocks reads and writes

alter table p add constraint c3 check (id > 0);
-- 10: p1:AX p:AX | scan p1 | blocks reads and writes

-- since 11
alter table p add constraint f3 foreign key (id) references parent(id);
-- 11: p1:SRX p:SRX parent:SRX | scan p1 parent | blocks writes

-- since 12
alter table p add primary key (d); create table fp(d int); insert into fp values(1);
alter table fp add foreign key (d) references p(d);
-- 12: fp:SRX p1:SRX p:SRX | scan fp p1 | blocks writes

-- since 12
alter table p add primary key (d); create table fp(d int); insert into fp values(1);
alter table fp add foreign key (d) references p(d) not valid;
-- 12: fp:SRX p1:SRX p:SRX | blocks writes

-- since 12
alter table p add primary key (d); create table fp(d int references p(d)); insert into fp values(1);
alter table fp drop constraint fp_d_fkey;
-- 12: fp:AX p1:AX p:AX | blocks reads and writes

-- since 11
alter table p add constraint f3 foreign key (id) references parent(id);
alter table p drop constraint f3;
-- 11: p1:AX p:AX parent:AX | blocks reads and writes

alter table t add constraint fs foreign key (a) references t(id);
-- 10: t:SRX | scan t | blocks writes

alter table t add constraint fs foreign key (a) references t(id) not valid;
-- 10: t:SRX | blocks writes

alter table t add constraint fs foreign key (a) references t(id) not valid;
alter table t validate constraint fs;
-- 10: t:SUX | scan t

-- since 18
alter table t validate constraint t_nn_not_null;
-- 18: t:SUX

alter table kid validate constraint kid_pid_fkey;
-- 10: kid:SUX

alter table kid drop constraint kid_pkey;
-- 10: kid:AX kid_pkey:AX | blocks reads and writes

alter table parent drop constraint parent_pkey cascade;
-- 10: kid:AX parent:AX parent_pkey:AX | blocks reads and writes

alter table kid alter constraint kid_pid_fkey deferrable;
-- 10: kid:AX | blocks reads and writes
-- 18: kid:AX | blocks reads and writes | with assumptions

-- since 18
alter table t add constraint ne check (a > 0) not enforced;
-- 18: t:AX | blocks reads and writes

-- since 18
alter table t add constraint ne foreign key (parent_id) references parent(id) not enforced;
-- 18: parent:SRX t:SRX | blocks writes

-- since 18
alter table t add constraint ne foreign key (parent_id) references parent(id) not enforced;
alter table t alter constraint ne enforced;
-- 18: parent:SRX t:AX | scan parent t | blocks reads and writes | with assumptions

-- since 18
alter table t add constraint nn1 not null a not valid;
-- 18: t:AX | blocks reads and writes

-- since 18
alter table t add constraint nn1 not null a;
-- 18: t:AX | scan t | blocks reads and writes

-- since 18
alter table t add constraint nn1 not null a not valid;
alter table t validate constraint nn1;
-- 18: t:SUX | scan t

-- since 18
alter table t add constraint ck check (a is not null);
alter table t add constraint nn1 not null a;
-- 18: t:AX | blocks reads and writes

alter table t rename constraint t_pkey to tpk;
-- 10: t:AX t_pkey:AX | blocks reads and writes
-- 12: t:AX t_pkey:SUX | blocks reads and writes

alter table kid rename constraint kid_pid_fkey to kk;
-- 10: kid:AX | blocks reads and writes

-- since 11
alter table p add primary key (d);
alter table p rename constraint p_pkey to pp;
-- 11: p:AX p_pkey:AX | blocks reads and writes
-- 12: p:AX p_pkey:SUX | blocks reads and writes

-- since 11
alter table p add primary key (d);
alter table p drop constraint p_pkey;
-- 11: p1:AX p1_pkey:AX p:AX p_pkey:AX | blocks reads and writes

-- since 18
alter table p add constraint f3 foreign key (id) references parent(id) not valid;
alter table p validate constraint f3;
-- 18: p1:SUX p:SUX parent:RS | scan p1 parent

-- since 11
alter table p add constraint f3 foreign key (id) references parent(id);
alter table p rename constraint f3 to f4;
-- 11: p:AX | blocks reads and writes

-- since 17
alter table p add exclude using btree (d with =);
-- 17: p1:AX p:AX | scan p1 | build p1 | blocks reads and writes

-- since 18
alter table t drop constraint t_nn_not_null;
-- 18: t:AX | blocks reads and writes

alter table ser add constraint fkx foreign key (id) references ser (id);
-- 10: ser:SRX | scan ser | blocks writes

alter table parent add constraint pu unique (name);
-- 10: parent:AX | scan parent | build parent | blocks reads and writes

alter table parent add constraint pe exclude using btree (name with =);
-- 10: parent:AX | scan parent | build parent | blocks reads and writes

alter table inh add primary key (x);
-- 10: inh1:AX inh:AX | scan inh inh1 | build inh | blocks reads and writes

create table inhp(x int not null); create table inhp1() inherits (inhp); insert into inhp select 1; insert into inhp1 select 1;
alter table inhp add primary key (x);
-- 10: inhp1:AX inhp:AX | scan inhp | build inhp | blocks reads and writes

alter table inh add unique (x);
-- 10: inh:AX | scan inh | build inh | blocks reads and writes
-- 16: inh1:AX inh:AX | scan inh | build inh | blocks reads and writes
