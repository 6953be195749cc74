-- schema
CREATE TABLE "Post" (id uuid PRIMARY KEY, "Tags" integer[] NOT NULL DEFAULT '{}'::integer[]);
-- v1
SELECT id, "Tags" FROM "Post";
-- v2
SELECT id FROM "Post";
SELECT tag FROM tags;
-- change
CREATE TABLE tags (
  id bigserial PRIMARY KEY,
  post_id uuid NOT NULL REFERENCES "Post" (id) ON DELETE CASCADE,
  "n th" bigint NOT NULL,
  tag integer,
  UNIQUE (post_id, "n th")
);
INSERT INTO tags (post_id, tag, "n th") SELECT "Post".id, e.tag, e.n FROM "Post" CROSS JOIN LATERAL unnest("Post"."Tags") WITH ORDINALITY e(tag, n);
ALTER TABLE "Post" DROP COLUMN "Tags";
