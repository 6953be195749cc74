-- Person for people.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE people (id bigint PRIMARY KEY, fax text);
-- file: src/q.ts
export const q = (db) => db.query('SELECT now()');
-- file: app/person.rb
class Person < ApplicationRecord
  validates :fax
end
-- answers
people: unknown, 1 file of it names people outside the queries that were understood: app/person.rb
people.fax: unknown, app/person.rb speaks of the table, and a library makes queries of its language, and app/person.rb names fax
