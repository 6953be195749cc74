    CREATE TYPE s.mood AS ENUM ('sad', 'it''s ok')
--                ^^^^ create-enum {type: s.mood, values: [sad, "it's ok"]}

    ALTER TYPE s.mood ADD VALUE IF NOT EXISTS 'glad' BEFORE 'sad'
--               ^^^^ add-enum-value {type: s.mood, value: glad, ifNotExists, before: sad}

    ALTER TYPE mood ADD VALUE 'x' AFTER 'y'
--             ^^^^ add-enum-value {type: mood, value: x, after: y}

    ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'
--             ^^^^ rename-enum-value {type: mood, value: sad, to: blue}

    ALTER TYPE mood RENAME TO humour
--             ^^^^ rename-type {type: mood, to: humour}

    CREATE TYPE pair AS (a int, b timestamp(3))
--              ^^^^ create-type {type: pair, form: composite, attributes: [{name: a, type: <integer>}, {name: b, type: <timestamp(3) without time zone>}]}

    ALTER TYPE pair ADD ATTRIBUTE c text, DROP ATTRIBUTE IF EXISTS a, ALTER ATTRIBUTE b TYPE date CASCADE
--                                ^ alter-composite {type: pair, attribute: c, action: add, attributeType: <text>}
--                                                                 ^ alter-composite {type: pair, attribute: a, action: drop, ifExists}
--                                                                                    ^ alter-composite {type: pair, attribute: b, action: retype, attributeType: <date>}

    ALTER TYPE pair RENAME ATTRIBUTE a TO z
--                                   ^ alter-composite {type: pair, action: rename, attribute: a, to: z}

    CREATE DOMAIN email AS citext DEFAULT 'x' NOT NULL CONSTRAINT at CHECK (VALUE ~ '@') CHECK (VALUE <> '')
--                ^^^^^ create-domain {type: email, base: <citext>, notNull, default: ('x' = constant), checks: [{name: at, type: check, expression: (VALUE ~ '@' = expression of value)}, {type: check, expression: (VALUE <> '' = expression of value)}]}

    ALTER DOMAIN s.email ADD CONSTRAINT c CHECK (VALUE > '') NOT VALID
--                 ^^^^^ alter-domain {type: s.email, action: add-constraint, constraint: {name: c, notValid, type: check, expression: (VALUE > '' = expression of value)}}

    ALTER DOMAIN email DROP CONSTRAINT IF EXISTS c
--                                               ^ alter-domain {type: email, action: drop-constraint, constraintName: c}

    ALTER DOMAIN email SET DEFAULT now()
--               ^^^^^ alter-domain {type: email, action: set-default, default: (now() = expression calls now)}

    DROP TYPE a, s.b
--            ^ drop-type {type: a}
--                 ^ drop-type {type: s.b}

    DROP DOMAIN IF EXISTS d CASCADE
--                        ^ drop-type {type: d, domain, ifExists, cascade}

    CREATE TABLE every (a char, b "char", c char(3), d bpchar, e bit, f bit varying(5), g float(10), h double precision, i real, j dec(8,2), k time(2), l timetz, m interval, n interval(3), o interval year to month, p interval day to second(2), q pg_catalog.int8, r int2[], s app.mood[], t geometry(Point,4326), u vector(3), v timestamp(6) with time zone, w smallserial, x serial8, y character varying, z national character(2))
--               ^^^^^ create-table {table: every, columns: [{name: a, type: <character(1)>}, {name: b, type: <"char">}, {name: c, type: <character(3)>}, {name: d, type: <bpchar>}, {name: e, type: <bit(1)>}, {name: f, type: <bit varying(5)>}, {name: g, type: <real>}, {name: h, type: <double precision>}, {name: i, type: <real>}, {name: j, type: <numeric(8,2)>}, {name: k, type: <time(2) without time zone>}, {name: l, type: <time with time zone>}, {name: m, type: <interval>}, {name: n, type: <interval(3)>}, {name: o, type: <interval year to month>}, {name: p, type: <interval day to second(2)>}, {name: q, type: <bigint>}, {name: r, type: <smallint[]>}, {name: s, type: <app.mood[]>}, {name: t, type: <geometry('point','4326')>}, {name: u, type: <vector(3)>}, {name: v, type: <timestamp(6) with time zone>}, {name: w, type: <smallint>, notNull, serial}, {name: x, type: <bigint>, notNull, serial}, {name: y, type: <character varying>}, {name: z, type: <character(2)>}], persistence: permanent}

    CREATE TYPE r AS RANGE (subtype = int)
--              ^ create-type {type: r, form: range}

    ALTER TYPE t SET SCHEMA s
--             ^ set-object-schema {what: type, object: t, schema: s}

    CREATE SEQUENCE IF NOT EXISTS s.q OWNED BY s.t.c
--                                  ^ create-sequence {sequence: s.q, ifNotExists, ownedBy: {table: s.t, column: c}}

    ALTER SEQUENCE q OWNED BY NONE
--                 ^ alter-sequence {sequence: q, ownedBy: none}

    ALTER SEQUENCE q RENAME TO p
--                 ^ rename-sequence {sequence: q, to: p}

    DROP SEQUENCE q
--                ^ drop-sequence {sequence: q}
