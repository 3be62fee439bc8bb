-- Whose login a browser is in the middle of: a lock and a recovery end it.

ALTER TABLE browser_session ADD COLUMN subject TEXT;
CREATE INDEX browser_session_subject ON browser_session (subject) WHERE subject IS NOT NULL;
