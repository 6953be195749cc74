-- Tables in schemas, and names that only the program knows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL, nick text, created_at timestamptz, fax text);
CREATE TABLE order_lines (id bigserial PRIMARY KEY, user_id bigint, unit_price numeric, fax text);
CREATE TABLE user_to_teams (user_id bigint, team_id bigint);
CREATE TABLE teams (id bigserial PRIMARY KEY, title text, fax text);
CREATE TABLE idle (id bigserial PRIMARY KEY, line text);
-- file: db/migrations/002_more.sql
CREATE SCHEMA crm;
CREATE TABLE crm.leads (id bigserial PRIMARY KEY, name text, fax text);
CREATE TABLE app_things (id bigserial PRIMARY KEY, label text);
-- file: model/a.go
package model

import "github.com/uptrace/bun"

type Lead struct {
	bun.BaseModel `bun:"table:crm.leads"`
	ID   int64
	Name string
}
type Thing struct {
	bun.BaseModel `bun:"table:?prefix_things"`
	ID    int64
	Label string
}
-- file: store/a.go
package store

func All(ctx context.Context, db *bun.DB) { db.NewSelect().Model(&[]model.Lead{}).Scan(ctx); db.NewSelect().Model(&[]model.Thing{}).Scan(ctx) }
-- at: v1.0.1
-- file: README
-- answers
crm.leads.name: used [maps model/a.go:8, reads store/a.go:3]
crm.leads.fax: unused, searched 3 files with 2 queries, all understood
app_things: unknown, model/a.go:10 has a model whose table is not known, and may be this one [may map model/a.go:10]
