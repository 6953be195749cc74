-- A server of another repository, by the contract it published.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, migrations: db/migrations }
sources:
  - { queries: db/queries/*.sql }
  - { contract: contracts/billing.json }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text, nick text, age int);
-- file: db/queries/users.sql
SELECT id, email FROM users;
-- now
-- file: contracts/billing.json
{
  "contract": 1, "service": "billing", "version": "v4.2",
  "searched": { "files": 80, "statements": 14, "resolved": 14, "sources": ["sqlc"] },
  "tables": {
    "users": {
      "reads": { "fax": ["src/bill.go:12"] },
      "inserts": [{ "columns": ["id", "email"], "at": "src/new.go:4" }],
      "unknown": { "nick": "a query on users is put together at run time" }
    }
  }
}
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error drop-column: billing v4.2 still reads users.fax [contracts/billing.json:6]
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ warning drop-column: billing v4.2 may still use users.nick: a query on users is put together at run time [contracts/billing.json:8]
ALTER TABLE users DROP COLUMN age;
--                            ^^^ information drop-column: Nothing in v1.0.0 and billing v4.2 uses users.age: searched 1 file with 1 query, all understood
ALTER TABLE users ADD COLUMN born date NOT NULL;
--                           ^^^^ error add-not-null-column: billing v4.2 inserts into users without born [contracts/billing.json:7]
