-- A column called type appears under Rails models
-- before
CREATE TABLE vehicles (id bigint PRIMARY KEY);
-- released: app/models/vehicle.rb
class Vehicle < ApplicationRecord
  def self.newest = find_by_sql('SELECT id FROM vehicles ORDER BY id DESC LIMIT 1')
end
-- migration fires
ALTER TABLE vehicles ADD COLUMN type text;
-- migration silent
ALTER TABLE vehicles ADD COLUMN kind text;
