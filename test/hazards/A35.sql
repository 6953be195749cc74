-- A constraint that is named is renamed
-- before
CREATE TABLE e (id bigint, CONSTRAINT e_pkey PRIMARY KEY (id));
-- v1 fires
INSERT INTO e (id) VALUES ($1) ON CONFLICT ON CONSTRAINT e_pkey DO NOTHING;
-- v1 silent
INSERT INTO e (id) VALUES ($1) ON CONFLICT (id) DO NOTHING;
-- migration
ALTER TABLE e RENAME CONSTRAINT e_pkey TO e_pk;
