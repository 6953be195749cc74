-- schema
CREATE TABLE countries (code text NOT NULL UNIQUE, name text);
-- v1
INSERT INTO countries (code, name) VALUES ($1, $2);
-- v2
INSERT INTO countries (code, name) VALUES ($1, $2) ON CONFLICT (code) DO NOTHING;
-- change
ALTER TABLE countries ADD PRIMARY KEY (code);
