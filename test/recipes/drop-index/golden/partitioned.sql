-- Drop log_line without blocking log
-- note: The index of a partitioned table can not be dropped CONCURRENTLY: it waits for its lock only shortly, and is tried again when it gets none. The way back builds it while writes to log wait.
-- note: The way back builds the index anew.
-- note: No query of v1.0.0 was found that needs log_line.

-- expand, this release: Drop log_line
DROP INDEX log_line;
-- down: CREATE INDEX log_line ON log (lower(line));
