-- SYNTAX TEST "source.sql" "directives in comments"

-- bellows: phase=contract
-- <-- comment.line.double-dash.sql punctuation.definition.comment.sql
-- ^^^^^^^ comment.line.double-dash.sql keyword.other.directive.bellows
--        ^ punctuation.separator.directive.bellows
--          ^^^^^ variable.parameter.phase.bellows
--               ^ keyword.operator.assignment.bellows
--                ^^^^^^^^ comment.line.double-dash.sql constant.language.phase.bellows
ALTER TABLE orders DROP COLUMN note;
-- <----- keyword.other.create.sql - comment

-- bellows: ignore drop-column until v1.10.0: nobody has read it since v1.8.0: see #482
--          ^^^^^^ keyword.control.ignore.bellows
--                 ^^^^^^^^^^^ entity.name.tag.rule.bellows
--                             ^^^^^ keyword.control.until.bellows
--                                   ^^^^^^^ constant.numeric.version.bellows
--                                          ^ punctuation.separator.reason.bellows
--                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.reason.bellows
ALTER TABLE orders DROP COLUMN note;

-- bellows: ignore-file lock-timeout: the role sets it
--          ^^^^^^^^^^^ keyword.control.ignore.bellows
--                      ^^^^^^^^^^^^ entity.name.tag.rule.bellows
--                                    ^^^^^^^^^^^^^^^ string.unquoted.reason.bellows

-- bellows: ignore drop-column, rename-column
--                 ^^^^^^^^^^^ entity.name.tag.rule.bellows
--                            ^ punctuation.separator.rule.bellows
--                              ^^^^^^^^^^^^^ entity.name.tag.rule.bellows - string

   --Bellows:  PHASE = Backfill
--   ^^^^^^^ keyword.other.directive.bellows
--             ^^^^^ variable.parameter.phase.bellows
--                     ^^^^^^^^ constant.language.phase.bellows

-- bellows: back full_name = concat_ws(' ', first_name, last_name)
--          ^^^^ keyword.control.back.bellows
--               ^^^^^^^^^ variable.other.column.bellows
--                         ^ keyword.operator.assignment.bellows

-- What is no directive is marked as wrong.
-- bellows: phase=later
--          ^^^^^^^^^^^ invalid.illegal.directive.bellows - constant
-- bellows: ignroe drop-column: why
--          ^^^^^^^^^^^^^^^^^^^^^^^ invalid.illegal.directive.bellows - keyword.control
-- bellows:
-- ^^^^^^^ keyword.other.directive.bellows

-- Other comments, and text that only looks like a directive, stay what they are.
-- see bellows: phase=contract
--     ^^^^^^^ comment.line.double-dash.sql - keyword.other.directive.bellows
SELECT 1; -- bellows: phase=contract
--           ^^^^^^^ comment.line.double-dash.sql - keyword.other.directive.bellows
/*
   -- bellows: phase=contract
--    ^^^^^^^ comment.block - keyword.other.directive.bellows
*/
SELECT '
   -- bellows: phase=contract
--    ^^^^^^^ string.quoted.single.sql - keyword.other.directive.bellows
';
