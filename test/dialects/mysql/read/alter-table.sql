ALTER TABLE users ADD COLUMN nick varchar(30) NULL AFTER email, ADD age int NOT NULL FIRST;
--                           ^^^^ add-column table=users column=nick varchar(30) after email
--                                                                  ^^^ add-column table=users column=age int not null first

alter table users add (a int, b text not null), add column if not exists c json
--                     ^ add-column table=users column=a int
--                            ^ add-column table=users column=b text not null
--                                                                       ^ add-column table=users column=c json ifNotExists=yes

alter table `users` drop column `full``name`, drop b, drop column if exists c
--                              ^^^^^^^^^^^^ drop-column table=users column=full`name
--                                                 ^ drop-column table=users column=b
--                                                                          ^ drop-column table=users column=c ifExists=yes

ALTER TABLE users MODIFY COLUMN email varchar(320) NOT NULL COMMENT 'address', CHANGE name full_name text, MODIFY IF EXISTS x bigint
--                              ^^^^^ redefine-column table=users column=email definition=email varchar(320) not null comment address
--                                                                                    ^^^^ redefine-column table=users column=name definition=full_name text
--                                                                                                                          ^ redefine-column table=users column=x definition=x bigint

alter table users rename column a to b, rename index i to j, rename to people
--                              ^ rename-column table=users column=a to=b
--                                                   ^ rename-index index=i table=users to=j
--                                                                     ^^^^^^ rename-table table=users to=people

alter table shop.users rename archive.users
--                            ^^^^^^^^^^^^^ set-table-schema table=shop.users schema=archive

ALTER TABLE t ADD INDEX (a, b), ADD UNIQUE INDEX u USING HASH (c), ADD CONSTRAINT uq UNIQUE (d), ADD PRIMARY KEY (id), ADD SPATIAL INDEX s (p), ADD KEY f ((lower(a))), ADD INDEX IF NOT EXISTS x (y)
--                ^^^^^^^^^^^^ create-index elements=(a, b) table=t
--                                               ^ add-constraint table=t constraint=unique u columns=(c)
--                                                                                ^^ add-constraint table=t constraint=unique uq columns=(d)
--                                                                                                   ^^^^^^^^^^^^^^^^ add-constraint table=t constraint=primary-key PRIMARY columns=(id)
--                                                                                                                                       ^ create-index index=s elements=(p) method=spatial table=t
--                                                                                                                                                      ^ create-index index=f elements=((lower(a))) table=t
--                                                                                                                                                                                              ^ create-index ifNotExists=yes index=x elements=(y) table=t

ALTER TABLE t DROP INDEX a, DROP KEY b, DROP PRIMARY KEY, DROP FOREIGN KEY c, DROP CONSTRAINT d, DROP CHECK e, DROP INDEX IF EXISTS f
--                       ^ drop-index index=a table=t
--                                   ^ drop-index index=b table=t
--                                      ^^^^^^^^^^^^^^^^ drop-constraint table=t constraint=PRIMARY
--                                                                         ^ drop-constraint table=t constraint=c
--                                                                                            ^ drop-constraint table=t constraint=d
--                                                                                                          ^ drop-constraint table=t constraint=e
--                                                                                                                                  ^ drop-index index=f table=t ifExists=yes

alter table t add constraint fk foreign key ix (a, b) references u (x, y) on delete restrict, add foreign key (c) references u (z), add check (a > b)
--                           ^^ add-constraint table=t constraint=foreign-key fk columns=(a; b) references=u referencedColumns=["x","y"] onDelete=restrict
--                                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add-constraint table=t constraint=foreign-key columns=(c) references=u referencedColumns=["z"]
--                                                                                                                                      ^^^^^^^^^^^^^ add-constraint table=t constraint=check expression=a > b [expression of a, b]

alter table t alter a set default 5, alter column b set default (now() + interval 1 day), alter c drop default, alter index i invisible, alter check k not enforced
--                  ^ set-default table=t column=a default=5 [constant]
--                                                ^ set-default table=t column=b default=(now() + interval 1 day) [expression]
--                                                                                              ^ drop-default table=t column=c
--                                                                                                                          ^ other what=alter index invisible object=i tables=[{"name":"t"}]
--                                                                                                                                                   ^ alter-constraint table=t constraint=k

ALTER TABLE t ENGINE=InnoDB, ROW_FORMAT=DYNAMIC, ALGORITHM=INPLACE, LOCK=NONE
--            ^^^^^^^^^^^^^ set-table-option table=t option=engine value=InnoDB
--                           ^^^^^^^^^^^^^^^^^^ set-table-option table=t option=row-format value=DYNAMIC
--                                               ^^^^^^^^^^^^^^^^^ set-table-option table=t option=other value=ALGORITHM=INPLACE
--                                                                  ^^^^^^^^^ set-table-option table=t option=other value=LOCK=NONE

alter table t convert to character set utf8mb4 collate utf8mb4_unicode_ci, default character set = latin1 comment 'x, y', force
--            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ set-table-option table=t option=character-set value=convert utf8mb4 collate utf8mb4_unicode_ci
--                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ set-table-option table=t option=character-set value=latin1
--                                                                                                        ^^^^^^^^^^^^^^ set-table-option table=t option=other value=comment 'x, y'
--                                                                                                                        ^^^^^ set-table-option table=t option=other value=force

alter table t add partition (partition p3 values less than (30)), drop column nothing
--            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ set-table-option table=t option=other value=add partition (partition p3 values less than (30)), drop column nothing

alter table t reorganize partition p0, p1 into (partition p values less than (9))
--            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ set-table-option table=t option=other value=reorganize partition p0, p1 into (partition p values less than (9))

alter table t drop partition p0, p1
--            ^^^^^^^^^^^^^^^^^^^^^ set-table-option table=t option=other value=drop partition p0, p1

alter ignore table if exists t add a int
--                                 ^ add-column table=t column=a int ifPresent=yes

alter table t add column x int, frobnicate harder, drop column y
--                       ^ add-column table=t column=x int
--                              ^^^^^^^^^^^^^^^^^ opaque reason=In ALTER TABLE t this is not understood: frobnicate harder names=["frobnicate","harder","t"]
--                                                             ^ drop-column table=t column=y
--                              ^^^^^^^^^^^^^^^^^ error: In ALTER TABLE t this is not understood: frobnicate harder

alter table t
--          ^ set-table-option table=t option=other

alter table t add
--            ^^^ opaque reason=In ALTER TABLE t this is not understood: add names=["add","t"]
--            ^^^ error: In ALTER TABLE t this is not understood: add
