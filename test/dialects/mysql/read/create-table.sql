CREATE TABLE users (
--           ^^^^^ create-table table=users columns=(id bigint unsigned not null serial; email varchar(255) collation utf8mb4_bin not null default '' [constant] comment it's theirs; active tinyint(1) not null default 1 [constant]; mood enum('good','it''s bad') default NULL [null]; price decimal(10,2) default 0.00 [constant]; total decimal(10,0); created_at timestamp(3) not null default CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3) [expression]; token char(36) default (uuid()) [expression]; lower_email varchar(255) virtual lower(email) [expression of email]; org_id int foreign-key columns=(org_id) references=orgs referencedColumns=["id"] onDelete=cascade; code varchar(20) collation default_bin unique columns=(code)) constraints=(primary-key PRIMARY columns=(id); unique email columns=(email); foreign-key fk_org columns=(org_id) references=app.orgs referencedColumns=["id"] onDelete=set null onUpdate=cascade; check positive expression=price > 0 [expression of price] notEnforced=yes) persistence=permanent engine=innodb charset=utf8mb4 tail=ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COMMENT='people, mostly'
  id bigint unsigned NOT NULL AUTO_INCREMENT,
  email varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'it''s theirs',
  active bool NOT NULL DEFAULT 1,
  mood ENUM('good', 'it''s bad') DEFAULT NULL,
  price decimal(10,2) DEFAULT 0.00,
  total numeric,
  created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  token char(36) DEFAULT (uuid()),
  lower_email varchar(255) GENERATED ALWAYS AS (lower(email)) VIRTUAL,
  org_id int REFERENCES orgs (id) ON DELETE CASCADE,
  code varchar(20) binary UNIQUE,
  PRIMARY KEY (id),
  UNIQUE KEY email (email),
  UNIQUE KEY short (email(10)),
--           ^^^^^ create-index unique=yes index=short elements=(email(10)) table=users
  KEY made (created_at DESC, mood) USING BTREE,
--    ^^^^ create-index index=made elements=(created_at DESC, mood) method=btree table=users
  FULLTEXT KEY ft (email),
--             ^^ create-index index=ft elements=(email) method=fulltext table=users
  CONSTRAINT fk_org FOREIGN KEY (org_id) REFERENCES app.orgs (id) ON DELETE SET NULL ON UPDATE CASCADE,
  KEY fk_org (org_id),
  CONSTRAINT positive CHECK (price > 0) NOT ENFORCED
) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COMMENT='people, mostly';

create table if not exists `my``shop`.`t 1` (record_id serial, x double precision, y real unsigned, z character varying(30) charset latin1, n national varchar(4), g geometry not null srid 4326 invisible)
--                         ^^^^^^^^^^^^^^^^ create-table table=my`shop.t 1 columns=(record_id bigint unsigned not null serial unique columns=(record_id); x double; y double unsigned; z varchar(30) collation latin1; n varchar(4); g geometry not null) ifNotExists=yes persistence=permanent

create temporary table t like app.u
--                     ^ create-table table=t persistence=temporary like=[{"table":{"schema":"app","name":"u"},"including":[]}]

create table t (like u)
--           ^ create-table table=t persistence=permanent like=[{"table":{"name":"u"},"including":[]}]

CREATE TABLE old_orders ENGINE = ARCHIVE AS SELECT o.id, total t FROM orders o WHERE done
--           ^^^^^^^^^^ create-table table=old_orders persistence=permanent query=(select from orders as o names o.id, total, done gives id, t) engine=archive tail=ENGINE = ARCHIVE AS SELECT o.id, total t FROM orders o WHERE done

create table p (id int not null, d date not null, primary key (id, d)) partition by range (year(d)) (partition p0 values less than (2020), partition p1 values less than maxvalue)
--           ^ create-table table=p columns=(id int not null; d date not null) constraints=(primary-key PRIMARY columns=(id; d)) persistence=permanent partitionBy={"strategy":"range","columns":["d"],"text":"partition by range (year(d)) (partition p0 values less than (2020), partition p1 values less than maxvalue)"}

create table half (a int, b varchr(3), c int)
--           ^^^^ create-table table=half columns=(a int; c int) persistence=permanent
--                        ^^^^^^^^^^^ opaque reason=In CREATE TABLE half this is not understood: b varchr(3) names=["b","varchr","half"]
--                        ^^^^^^^^^^^ error: In CREATE TABLE half this is not understood: b varchr(3)

create table t (id int primary key, -- the key
--           ^ create-table table=t columns=(id int primary-key columns=(id); b int) persistence=permanent
  /* not a column */ b int # nor this
)

/*!50001 CREATE TABLE t (id int) */
--                    ^ create-table table=t columns=(id int) persistence=permanent

create table {$NAMESPACE}_user.user (id int unsigned not null)
--           ^^^^^^^^^^^^^^^^^^^^^^ create-table table={$NAMESPACE}_user.user columns=(id int unsigned not null) persistence=permanent
