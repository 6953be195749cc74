-- engine: postgresql 16
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- v1
SELECT id, mail FROM users;
-- v2
MERGE INTO accounts a USING (VALUES (1, 'm')) AS s (id, mail) ON a.id = s.id WHEN MATCHED THEN UPDATE SET mail = s.mail;
-- change
ALTER TABLE users RENAME TO accounts;
