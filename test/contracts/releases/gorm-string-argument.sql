-- The table is named as a string argument only.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, name text);
CREATE TABLE event_lookup (id bigserial PRIMARY KEY, name text);
-- file: models.go
package models

import "gorm.io/gorm"

type User struct {
	ID   uint   `gorm:"primaryKey"`
	Name string
}

func All(db *gorm.DB) (users []User, err error) { return users, db.Find(&users).Error }

func Partitions(db *gorm.DB) { createPartition(db, "event_lookup") }
-- now
-- file: migrations/002_drop.sql
DROP TABLE event_lookup;
--         ^^^^^^^^^^^^ warning drop-table: v1.0.0 may still use event_lookup: 1 file of it names event_lookup outside the queries that were understood: models.go
