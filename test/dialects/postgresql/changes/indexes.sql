    CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "users Email" ON ONLY app.users USING btree (lower(email) DESC, (a || b) text_pattern_ops, c NULLS LAST) INCLUDE (d) NULLS NOT DISTINCT WITH (fillfactor = 70) WHERE deleted_at IS NULL
--                                                 ^^^^^^^^^^^^^ create-index {table: app.users, elements: [{expression: (lower(email) = expression of email calls lower), descending, text: "lower(email) DESC"}, {expression: (a || b = expression of a b), operatorClass: text_pattern_ops, text: "(a || b) text_pattern_ops"}, {column: c, text: c NULLS LAST}], include: [d], unique, index: users Email, method: btree, where: (deleted_at IS NULL = expression of deleted_at), nullsNotDistinct, concurrently, ifNotExists, only, storage: {fillfactor: 70}}

    CREATE INDEX ON t (a)
--                  ^ create-index {table: t, elements: [{column: a, text: a}]}

    CREATE INDEX t ON t USING gin (t)
--               ^ create-index {table: t, elements: [{column: t, text: t}], index: t, method: gin}

    DROP INDEX CONCURRENTLY IF EXISTS a, s.b
--                                    ^ drop-index {index: a, concurrently, ifExists}
--                                         ^ drop-index {index: s.b, concurrently, ifExists}

    ALTER INDEX s.a RENAME TO b
--                ^ rename-index {index: s.a, to: b}

    ALTER INDEX parent ATTACH PARTITION child
--                                      ^^^^^ attach-index {index: parent, partition: child}

    ALTER INDEX i SET (fillfactor = 70)
--                ^^^^^^^^^^^^^^^^^^^^^ other {what: alter index, object: i, settings: {fillfactor: 70}}

    REINDEX (CONCURRENTLY, VERBOSE) TABLE s.t
--                                          ^ reindex {what: table, name: s.t, concurrently}

    REINDEX INDEX CONCURRENTLY i
--                             ^ reindex {what: index, name: i, concurrently}
