-- The end of a table's name is a word like any other, unless a type has it: a library that nobody knows may map that one.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE user_email_confirmation_codes (id bigint PRIMARY KEY, code text);
CREATE TABLE signing_keys (id bigint PRIMARY KEY, private_key text);
CREATE TABLE rule_versions (id bigint PRIMARY KEY, latest text);
CREATE TABLE pull_requests (id bigint PRIMARY KEY, number text);
CREATE TABLE acme_invoices (id bigint PRIMARY KEY, total text);
CREATE TABLE acme_payments (id bigint PRIMARY KEY, amount text);
-- file: cmd/main.go
package main
// Codes and keys of all requests, and their invoices.
func run() { db.Query("SELECT id, email FROM users"); codes, keys, requests, invoices := confirm() }
-- file: rules/version.go
package rules
type VersionModel struct {
	Latest string
}
-- file: .github/workflows/build.yml
on: pull_request
-- answers
user_email_confirmation_codes: unused, searched 3 files with 1 query, all understood
signing_keys: unused, searched 3 files with 1 query, all understood
signing_keys.private_key: unused, searched 3 files with 1 query, all understood
rule_versions: unknown, 1 file of it names rule_versions outside the queries that were understood: rules/version.go
rule_versions.latest: unknown, 1 file of it names latest beside rule_versions outside the queries that were understood: rules/version.go
pull_requests: unused, searched 3 files with 1 query, all understood
acme_invoices: unknown, 1 file of it names acme_invoices outside the queries that were understood: cmd/main.go
acme_payments: unused, searched 3 files with 1 query, all understood
