-- What a call gives is sent; more rows are made through associations, which name no model.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE orders (id bigserial PRIMARY KEY, state text, note text, total int DEFAULT 0);
CREATE TABLE events (id bigserial PRIMARY KEY, what text, who text);
CREATE TABLE logs (id bigserial PRIMARY KEY, line text);
-- file: app/models/order.rb
class Order < ActiveRecord::Base
  enum :state, { open: "open", closed: "closed" }
end
-- file: app/models/event.rb
class Event < ActiveRecord::Base
  before_create { self.who = Current.user }
end
-- file: app/models/log.rb
class Log < ActiveRecord::Base
end
-- file: app/services/add.rb
class Add
  def call(rest)
    Order.create!(state: "open", note: nil)
    Event.create(what: "x")
    Log.insert_all(rest)
    Order.where(id: 1).update_all(total: nil)
  end
end
-- answers
inserts orders: used [inserts into app/services/add.rb:3]
writes orders.state: used [writes app/services/add.rb:3]
leaves NULL orders.note: used [writes NULL to app/services/add.rb:3]
leaves NULL orders.total: used [writes NULL to app/services/add.rb:6]
leaves NULL orders.new: used [inserts into app/services/add.rb:3]
omits orders.total: unknown, which columns it fills is known at run time only [inserts into app/services/add.rb:3]
omits orders.state: unknown, which columns it fills is known at run time only [inserts into app/services/add.rb:3]
leaves NULL events.who: unknown, app/models/event.rb speaks of the table, and a library makes queries of its language, and app/models/event.rb names who
omits events.who: unknown, which columns it fills is known at run time only [inserts into app/services/add.rb:4]
inserts logs: used [inserts into app/services/add.rb:5]
omits logs.line: unknown, which columns it fills is known at run time only [inserts into app/services/add.rb:5]
