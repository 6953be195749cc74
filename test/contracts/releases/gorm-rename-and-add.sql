-- Renamed, and a new column takes the old name in the same transaction: inserts of the old server meet another column.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, name text, mail text);
-- file: models.go
package models

import "gorm.io/gorm"

type User struct {
	ID   uint   `gorm:"primaryKey"`
	Name string `gorm:"column:name"`
	Mail string `gorm:"column:mail"`
}

func Add(db *gorm.DB, user *User) error { return db.Create(user).Error }
-- now
-- file: migrations/002_names.sql
BEGIN;
ALTER TABLE users RENAME COLUMN name TO full_name;
--                              ^^^^ warning rename-column: v1.0.0 still maps and writes users.name, and that name means a new column then [models.go:7 +1]
ALTER TABLE users ADD COLUMN name text;
ALTER TABLE users RENAME COLUMN mail TO email;
--                              ^^^^ error rename-column: v1.0.0 still maps and writes users.mail [models.go:8 +1]
COMMIT;
