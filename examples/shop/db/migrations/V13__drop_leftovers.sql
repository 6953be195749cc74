SET lock_timeout = '2s';

-- v1.3.0 stopped reading it.
ALTER TABLE users DROP COLUMN fax;

-- The old catalogue is gone.
ALTER TABLE products DROP COLUMN legacy_code;
