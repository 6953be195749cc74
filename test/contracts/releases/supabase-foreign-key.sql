-- A request reads a table along with another by its foreign key, which no code names.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id), total numeric, note text);
-- file: src/orders.ts
import { createClient } from '@supabase/supabase-js';
const supabase = createClient(URL, KEY);
export const list = async () => (await supabase.from('orders').select('id, total, users(email)')).data;
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE orders DROP COLUMN user_id;
--                             ^^^^^^^ error drop-column: v1.0.0 still reads orders.user_id [src/orders.ts:3]
ALTER TABLE orders DROP COLUMN note;
--                             ^^^^ information drop-column: Nothing in v1.0.0 uses orders.note: searched 1 file with 1 query, all understood
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ information drop-column: Nothing in v1.0.0 uses users.fax: searched 1 file with 1 query, all understood
