-- A column called type, added or renamed, under Ruby code.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE vehicles (id bigint PRIMARY KEY, kind text);
CREATE TABLE boats (id bigint PRIMARY KEY, "type" text);
-- file: app/models/vehicle.rb
class Vehicle < ApplicationRecord
  def self.newest = find_by_sql('SELECT id FROM vehicles')
end
class Boat < ApplicationRecord
  def self.newest = find_by_sql('SELECT id FROM boats')
end
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE vehicles RENAME COLUMN kind TO type;
--                                 ^^^^ warning rails-type-column: v1.0.0 may take vehicles.type for the class of its models: a row with a value there makes Active Record look for a class of that name [app/models/vehicle.rb:2]
--                                 ^^^^ warning rename-column: v1.0.0 may still use vehicles.kind: app/models/vehicle.rb maps it, and no call on its model was found [app/models/vehicle.rb:1]
