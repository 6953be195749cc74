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
people: unknown, app/person.rb maps it, and no call on its model was found [maps app/person.rb:1]
people.fax: unknown, app/person.rb maps it, and no call on its model was found [maps app/person.rb:1]
