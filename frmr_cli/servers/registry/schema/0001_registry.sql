-- Workers, who may see them, and what was done to them.

CREATE TABLE setting (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Keys, each wrapped by the key in the file `registry.key`; a newer key of a purpose replaces an older one for
-- new values, the older one goes on opening what it has sealed.
CREATE TABLE sealing_key (
  id          INTEGER PRIMARY KEY,
  purpose     TEXT NOT NULL CHECK (purpose IN ('seal', 'index')),
  wrapped     BLOB NOT NULL,
  created_at  TEXT NOT NULL
) STRICT;

-- The present version; what it holds stands in worker_version.
CREATE TABLE worker (
  id           TEXT PRIMARY KEY,
  version      INTEGER NOT NULL,
  snils_index  BLOB,
  updated_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX worker_snils ON worker (snils_index) WHERE snils_index IS NOT NULL;

-- Every version that was ever current, valid until the next one begins.
CREATE TABLE worker_version (
  worker_id   TEXT NOT NULL,
  version     INTEGER NOT NULL,
  valid_from  TEXT NOT NULL,
  masked      TEXT NOT NULL,
  sealed      BLOB NOT NULL,
  -- Pointers of what differs from the version before.
  fields      TEXT NOT NULL,
  changed_by  TEXT NOT NULL,
  -- ФИО as it is searched for, and the category of worker.
  name_key    TEXT NOT NULL,
  category    TEXT NOT NULL,
  PRIMARY KEY (worker_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX worker_version_name ON worker_version (name_key, worker_id, category);
CREATE INDEX worker_version_then ON worker_version (worker_id, valid_from);

-- Who a token stands for. A person is bound to a worker at first contact.
CREATE TABLE principal (
  issuer        TEXT NOT NULL,
  subject       TEXT NOT NULL,
  name          TEXT NOT NULL,
  worker_id     TEXT,
  created_at    TEXT NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX principal_worker ON principal (worker_id) WHERE worker_id IS NOT NULL;

CREATE TABLE contact_change (
  id             TEXT PRIMARY KEY,
  worker_id      TEXT NOT NULL,
  owner          TEXT NOT NULL,
  kind           TEXT NOT NULL CHECK (kind IN ('phone', 'email')),
  sealed         BLOB NOT NULL,
  code_hmac      BLOB NOT NULL,
  attempts_left  INTEGER NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'void')),
  created_at     TEXT NOT NULL,
  expires_at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_change_pending ON contact_change (worker_id, kind) WHERE state = 'pending';

-- The answer to each change, in the transaction of the change.
CREATE TABLE idempotency (
  owner       TEXT NOT NULL,
  key         TEXT NOT NULL,
  digest      BLOB NOT NULL,
  status      INTEGER NOT NULL,
  headers     TEXT NOT NULL,
  body        BLOB NOT NULL,
  created_at  TEXT NOT NULL,
  PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_age ON idempotency (created_at);

-- Theoretical arrival time of the generic cell rate algorithm, in seconds since 1970.
CREATE TABLE rate (
  owner  TEXT NOT NULL,
  kind   TEXT NOT NULL,
  due    REAL NOT NULL,
  PRIMARY KEY (owner, kind)
) STRICT, WITHOUT ROWID;

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
