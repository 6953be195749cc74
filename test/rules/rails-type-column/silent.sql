-- One by another name; one that was there before.
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
ALTER TABLE vehicles ADD COLUMN sort text;
ALTER TABLE boats DROP COLUMN "type";
--                            ^^^^^^ warning drop-column: All values of boats.type are lost: it is dropped and added again
ALTER TABLE boats ADD COLUMN "type" text;
