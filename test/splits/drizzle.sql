-- split: drizzle/0001_email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: drizzle/meta/_journal.json
{
  "version": "7",
  "dialect": "postgresql",
  "entries": [
    {
      "idx": 0,
      "version": "7",
      "when": 1,
      "tag": "0000_users",
      "breakpoints": true
    }
  ]
}
-- file: drizzle/0000_users.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: drizzle/meta/_journal.json
{
  "version": "7",
  "dialect": "postgresql",
  "entries": [
    {
      "idx": 0,
      "version": "7",
      "when": 1,
      "tag": "0000_users",
      "breakpoints": true
    },
    {
      "idx": 1,
      "version": "7",
      "when": 2,
      "tag": "0001_email",
      "breakpoints": true
    }
  ]
}
-- file: drizzle/0001_email.sql
ALTER TABLE users DROP COLUMN mail;
--> statement-breakpoint
ALTER TABLE users RENAME COLUMN note TO remark;
