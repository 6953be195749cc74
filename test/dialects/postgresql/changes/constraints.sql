    ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES s.u (c, d) ON DELETE SET NULL NOT VALID, ADD CONSTRAINT u UNIQUE USING INDEX i, ADD PRIMARY KEY (id)
--                               ^^ add-constraint {table: t, constraint: {name: fk, notValid, type: foreign-key, columns: [a, b], references: s.u, referencedColumns: [c, d], onDelete: set null, onUpdate: no action}}
--                                                                                                                        ^ add-constraint {table: t, constraint: {name: u, type: unique, usingIndex: i}}
--                                                                                                                                                    ^^^^^^^^^^^^^^^^ add-constraint {table: t, constraint: {type: primary-key, columns: [id]}}

    ALTER TABLE t ADD CONSTRAINT c CHECK (a > (SELECT 1)) NOT VALID, ADD CHECK (b IN ('x', 'y')) NOT ENFORCED, ADD CONSTRAINT n NOT NULL a NOT VALID
--                               ^ add-constraint {table: t, constraint: {name: c, notValid, type: check, expression: (a > (SELECT 1) = expression of a)}}
--                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add-constraint {table: t, constraint: {notEnforced, type: check, expression: (b IN ('x', 'y') = expression of b)}}
--                                                                                                                            ^ add-constraint {table: t, constraint: {name: n, notValid, type: not-null, column: a}}

    ALTER TABLE t DROP CONSTRAINT IF EXISTS c CASCADE, DROP CONSTRAINT "C", VALIDATE CONSTRAINT fk, ALTER CONSTRAINT fk DEFERRABLE INITIALLY DEFERRED
--                                          ^ drop-constraint {table: t, constraint: c, ifExists, cascade}
--                                                                     ^^^ drop-constraint {table: t, constraint: C}
--                                                                                              ^^ validate-constraint {table: t, constraint: fk}
--                                                                                                                   ^^ alter-constraint {table: t, constraint: fk, deferrable, initiallyDeferred}

    ALTER TABLE t RENAME CONSTRAINT a TO b
--                                  ^ rename-constraint {table: t, constraint: a, to: b}

    ALTER TABLE t ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&)
--                               ^^^^^^^^^^ add-constraint {table: t, constraint: {name: no_overlap, type: exclude, text: "EXCLUDE USING gist (room WITH =, during WITH &&)", columns: [room, during]}}
