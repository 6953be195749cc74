-- schema
CREATE TABLE "User" (id uuid PRIMARY KEY, "Bio" jsonb, tags text[]);
CREATE TABLE profiles (user_id uuid PRIMARY KEY REFERENCES "User" (id) ON DELETE CASCADE, made timestamptz DEFAULT now());
-- v1
SELECT id, "Bio", tags FROM "User";
-- v2
SELECT u.id, p.about, p.tags FROM "User" u LEFT JOIN profiles p ON p.user_id = u.id;
-- change
ALTER TABLE profiles ADD COLUMN about jsonb, ADD COLUMN tags text[];
UPDATE profiles AS p SET about = u."Bio", tags = u.tags FROM "User" AS u WHERE u.id = p.user_id;
ALTER TABLE "User" DROP COLUMN "Bio", DROP COLUMN tags;
