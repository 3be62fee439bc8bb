-- Accounts of people, their factors and consents, and the state of the browsers that are logging in.
-- Instants are whole milliseconds since 1970-01-01 UTC.

-- Which key file belongs to this database: a keyed hash of nothing.
CREATE TABLE account_key (
  fingerprint TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What names the person is sealed (see accounts/directory.py); an index column is a keyed hash.
CREATE TABLE account (
  subject     TEXT PRIMARY KEY,                -- oid of the person, digits
  sealed      BLOB NOT NULL,
  login_index BLOB NOT NULL UNIQUE,
  snils_index BLOB UNIQUE,
  phone_index BLOB UNIQUE,
  email_index BLOB UNIQUE,
  level       TEXT NOT NULL CHECK (level IN ('simplified', 'standard', 'confirmed')),
  created_at  INTEGER NOT NULL,
  locked_at   INTEGER,
  locked_by   TEXT CHECK (locked_by IN ('failures', 'loss')),
  networks    TEXT NOT NULL DEFAULT ''         -- from which alone logins are taken, separated by spaces; empty: from all
) STRICT;

CREATE TABLE account_password (
  subject TEXT PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  hash    TEXT NOT NULL,                       -- PHC string of Argon2id
  set_at  INTEGER NOT NULL,
  expires_at INTEGER                           -- NULL: a published password of a demo person
) STRICT, WITHOUT ROWID;

-- One row per way of confirming a login that the person has switched on.
CREATE TABLE account_factor (
  subject   TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  method    TEXT NOT NULL,                     -- sms, totp, push, …: see accounts/methods.py
  secret    BLOB,                              -- sealed with the key of the server
  last_step INTEGER NOT NULL DEFAULT 0,        -- newest time step of TOTP that was accepted
  since     INTEGER NOT NULL,
  PRIMARY KEY (subject, method)
) STRICT, WITHOUT ROWID;

CREATE TABLE one_time_code (
  id         INTEGER PRIMARY KEY,
  subject    TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  session    TEXT NOT NULL,                    -- only the login that asked for the code may use it
  digest     TEXT NOT NULL,                    -- HMAC with the key of the server
  sent_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  tries_left INTEGER NOT NULL CHECK (tries_left >= 0),
  closed     INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
) STRICT;
CREATE INDEX one_time_code_subject ON one_time_code (subject, sent_at);

CREATE TABLE recovery_code (
  subject TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  digest  TEXT NOT NULL,                       -- keyed hash
  used_at INTEGER,
  PRIMARY KEY (subject, digest)
) STRICT, WITHOUT ROWID;

-- A login that was allowed to a device, as its person sees it; its tokens stand in token_family.
CREATE TABLE person_session (
  sid          TEXT PRIMARY KEY,
  subject      TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  client_id    TEXT NOT NULL,
  user_agent   TEXT,
  address      TEXT,                           -- of the device, when it asked
  amr          TEXT NOT NULL,
  new_device   INTEGER NOT NULL CHECK (new_device IN (0, 1)),
  started_at   INTEGER NOT NULL,
  used_at      INTEGER NOT NULL,
  used_address TEXT,
  ended_at     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX person_session_subject ON person_session (subject, started_at);

-- States for training and tests; a state of the whole stub has no subject.
CREATE TABLE scenario (
  name    TEXT NOT NULL,
  subject TEXT NOT NULL,                       -- empty for the whole stub
  former  BLOB,                                -- sealed: what is put back when it ends
  PRIMARY KEY (name, subject)
) STRICT, WITHOUT ROWID;

-- What a factor waits for in one login: a tap in the app, an opened link, a signature. One per login and method.
CREATE TABLE factor_challenge (
  session    TEXT NOT NULL,
  method     TEXT NOT NULL,
  subject    TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  token_hash TEXT UNIQUE,                      -- of what only the other device of the person got
  sealed     BLOB NOT NULL,                    -- JSON, see accounts/challenges.py
  state      TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'refused', 'used')),
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (session, method)
) STRICT, WITHOUT ROWID;
CREATE INDEX factor_challenge_expiry ON factor_challenge (expires_at);

-- How often something was tried; the key is a keyed hash, never an address or a login in clear.
CREATE TABLE attempt_counter (
  kind         TEXT NOT NULL,
  key          TEXT NOT NULL,
  count        INTEGER NOT NULL,
  window_ends  INTEGER NOT NULL,
  locked_until INTEGER,
  level        INTEGER NOT NULL DEFAULT 0,     -- locks in a row: the next one is longer
  level_ends   INTEGER,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- A consent is never deleted: it is withdrawn, and a new one is a new row.
CREATE TABLE consent (
  id                INTEGER PRIMARY KEY,
  subject           TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  purpose           TEXT NOT NULL,
  version           INTEGER NOT NULL,
  language          TEXT NOT NULL,             -- of the text that the person saw
  text_sha256       TEXT NOT NULL,
  given_at          INTEGER NOT NULL,
  channel           TEXT NOT NULL,
  session           TEXT,
  withdrawn_at      INTEGER,
  withdrawn_channel TEXT
) STRICT;
CREATE UNIQUE INDEX consent_in_force ON consent (subject, purpose) WHERE withdrawn_at IS NULL;

CREATE TABLE browser_session (
  id_hash    TEXT PRIMARY KEY,                 -- SHA-256 of the cookie
  flow       BLOB NOT NULL,                    -- sealed JSON, see accounts/sessions.py
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX browser_session_expiry ON browser_session (expires_at);
