-- Create log_line without blocking writes to log
-- note: CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout: given up half-way it leaves an invalid index behind, which the DROP before it removes at the next try.
-- note: Partitions of log that are made meanwhile, or that are not known here, need their index too; until then log_line stays invalid.

-- expand, this release: Enter log_line for log itself
CREATE INDEX log_line ON ONLY log (line);
-- down: DROP INDEX IF EXISTS log_line;

-- backfill, this release, outside a transaction: Build log_2025_line_idx on log_2025 while writes go on
DROP INDEX CONCURRENTLY IF EXISTS log_2025_line_idx;
CREATE INDEX CONCURRENTLY log_2025_line_idx ON log_2025 (line);

-- backfill, this release: Attach log_2025_line_idx
ALTER INDEX log_line ATTACH PARTITION log_2025_line_idx;

-- backfill, this release: Enter log_2026_line_idx for log_2026
CREATE INDEX log_2026_line_idx ON ONLY log_2026 (line);
ALTER INDEX log_line ATTACH PARTITION log_2026_line_idx;

-- backfill, this release, outside a transaction: Build log_2026_1_line_idx on log_2026_1 while writes go on
DROP INDEX CONCURRENTLY IF EXISTS log_2026_1_line_idx;
CREATE INDEX CONCURRENTLY log_2026_1_line_idx ON log_2026_1 (line);

-- backfill, this release: Attach log_2026_1_line_idx
ALTER INDEX log_2026_line_idx ATTACH PARTITION log_2026_1_line_idx;
