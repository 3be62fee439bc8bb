-- Instants are whole milliseconds since 1970-01-01 UTC. Secrets, codes and tokens stand here as SHA-256 only.

CREATE TABLE oauth_client (
  client_id      TEXT PRIMARY KEY,
  name           TEXT NOT NULL,
  secret_hash    BLOB,                    -- NULL: a public client
  grant_types    TEXT NOT NULL,           -- separated by spaces, as are all lists of the OAuth wire
  scopes         TEXT NOT NULL,           -- what it may ask for
  default_scopes TEXT NOT NULL            -- what it gets when it asks for nothing
) STRICT;

CREATE TABLE device_request (
  id               TEXT PRIMARY KEY,
  device_code_hash BLOB NOT NULL UNIQUE,
  user_code_hash   BLOB NOT NULL,
  client_id        TEXT NOT NULL REFERENCES oauth_client,
  scopes           TEXT NOT NULL,
  resources        TEXT NOT NULL,
  address          TEXT,
  user_agent       TEXT,
  acr_wanted       TEXT,                  -- the weakest that will do (RFC 9470); NULL: what is usual
  max_age          INTEGER,               -- milliseconds since the confirmation, at the decision
  created_at       INTEGER NOT NULL,
  expires_at       INTEGER NOT NULL,
  poll_interval    INTEGER NOT NULL,      -- milliseconds; grows with each slow_down
  polled_at        INTEGER,
  state            TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'denied', 'consumed')),
  decided_at       INTEGER,
  subject          TEXT,
  sid              TEXT,
  acr              TEXT,
  amr              TEXT,
  auth_time        INTEGER,
  granted_scopes   TEXT,
  CHECK (state NOT IN ('approved', 'consumed') OR
         (subject IS NOT NULL AND sid IS NOT NULL AND acr IS NOT NULL AND amr IS NOT NULL
          AND auth_time IS NOT NULL AND granted_scopes IS NOT NULL))
) STRICT;
-- A person's code names one open request.
CREATE UNIQUE INDEX device_request_user_code ON device_request (user_code_hash) WHERE state = 'pending';
CREATE INDEX device_request_expiry ON device_request (expires_at);

-- One authorization and all tokens that descend from it.
CREATE TABLE token_family (
  id         TEXT PRIMARY KEY,
  client_id  TEXT NOT NULL REFERENCES oauth_client,
  subject    TEXT NOT NULL,
  scopes     TEXT NOT NULL,
  resources  TEXT NOT NULL,
  sid        TEXT,                        -- NULL with acr, amr, auth_time: no person took part
  acr        TEXT,
  amr        TEXT,
  auth_time  INTEGER,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  revoked_by TEXT CHECK (revoked_by IN ('client', 'reuse', 'person'))
) STRICT;
CREATE INDEX token_family_sid ON token_family (sid);
CREATE INDEX token_family_expiry ON token_family (expires_at);

CREATE TABLE refresh_token (
  hash       BLOB PRIMARY KEY,
  family_id  TEXT NOT NULL REFERENCES token_family ON DELETE CASCADE,
  parent     BLOB,                        -- hash of the token it replaced; NULL for the first
  issued_at  INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER                      -- first use
) STRICT;
CREATE INDEX refresh_token_parent ON refresh_token (parent);
CREATE INDEX refresh_token_family ON refresh_token (family_id);

CREATE TABLE access_token (
  hash       BLOB PRIMARY KEY,
  family_id  TEXT NOT NULL REFERENCES token_family ON DELETE CASCADE,
  jti        TEXT NOT NULL,
  scopes     TEXT NOT NULL,
  audience   TEXT NOT NULL,
  issued_at  INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX access_token_family ON access_token (family_id);
CREATE INDEX access_token_expiry ON access_token (expires_at);

CREATE TABLE audit_event (
  seq        INTEGER PRIMARY KEY,
  at         TEXT NOT NULL,
  actor      TEXT,
  roles      TEXT NOT NULL,
  session    TEXT,
  client_id  TEXT,
  address    TEXT,
  action     TEXT NOT NULL,
  subject    TEXT,
  objects    TEXT NOT NULL,
  fields     TEXT NOT NULL,
  reason     TEXT,
  outcome    TEXT NOT NULL CHECK (outcome IN ('ok', 'refused', 'failed')),
  code       TEXT,
  request_id TEXT NOT NULL,
  details    TEXT NOT NULL,
  leaf       BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
