-- schema
CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE carts (id bigint PRIMARY KEY, state state);
CREATE TABLE items (id bigint PRIMARY KEY, cart_id bigint REFERENCES carts (id));
CREATE TABLE coupons (id bigint PRIMARY KEY);
CREATE TABLE uses (coupon_id bigint REFERENCES coupons (id), cart_id bigint REFERENCES carts (id));
CREATE FUNCTION stamped() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER stamp BEFORE INSERT ON items FOR EACH ROW EXECUTE FUNCTION stamped();
-- v1
SELECT state FROM carts JOIN items ON items.cart_id = carts.id;
-- v2
SELECT 1;
-- change
DROP TABLE uses;
DROP TABLE items, coupons;
DROP TABLE carts;
DROP FUNCTION stamped();
DROP TYPE state;
