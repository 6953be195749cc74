-- Make code the primary key of countries in the next release
-- servers: The new server gives code in every row, and never twice the same.
-- servers: v1.0.0 may write rows that break the key until it is gone.
-- note: All rows of countries are written again, in the order of the key. This must find none before: SELECT code, count(*) FROM countries WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1.
-- note: If v1.0.0 surely writes no such rows, all of it may ship with this release.

-- contract, next release: Make code the primary key of countries
ALTER TABLE countries ADD PRIMARY KEY (code), ALGORITHM=INPLACE, LOCK=NONE;
-- down: ALTER TABLE countries DROP PRIMARY KEY;
