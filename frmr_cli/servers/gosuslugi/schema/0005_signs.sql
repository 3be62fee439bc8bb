-- From where and with which browser a person has logged in, and what was unusual about it.
-- Instants are whole milliseconds since 1970-01-01 UTC.

CREATE TABLE known_login (
  subject TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  address TEXT NOT NULL,
  agent   TEXT NOT NULL,                       -- keyed hash of how the browser calls itself
  at      INTEGER NOT NULL,                    -- of the newest login with both
  PRIMARY KEY (subject, address, agent)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_sign (
  id      INTEGER PRIMARY KEY,
  subject TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  kind    TEXT NOT NULL CHECK (kind IN ('travel', 'failures', 'browser', 'address')),
  address TEXT NOT NULL,
  at      INTEGER NOT NULL,
  seen_at INTEGER
) STRICT;
CREATE INDEX account_sign_subject ON account_sign (subject, at);
