-- The tree over the audit log, and what finds its entries.

CREATE INDEX audit_event_actor ON audit_event (actor, seq) WHERE actor IS NOT NULL;
CREATE INDEX audit_event_subject ON audit_event (subject, seq) WHERE subject IS NOT NULL;
CREATE INDEX audit_event_session ON audit_event (session, seq) WHERE session IS NOT NULL;
CREATE INDEX audit_event_address ON audit_event (address, seq) WHERE address IS NOT NULL;
CREATE INDEX audit_event_action ON audit_event (action, seq);
CREATE INDEX audit_event_request ON audit_event (request_id, seq);
-- What went well is found by the primary key.
CREATE INDEX audit_event_trouble ON audit_event (outcome, seq) WHERE outcome <> 'ok';

-- Roles, objects, marks and words of reasons, of which an entry has many.
CREATE TABLE audit_term (
  kind   TEXT NOT NULL CHECK (kind IN ('role', 'object', 'mark', 'word')),
  value  TEXT NOT NULL,
  seq    INTEGER NOT NULL,
  PRIMARY KEY (kind, value, seq)
) STRICT, WITHOUT ROWID;

-- The hash of each complete subtree of two entries or more (RFC 6962); leaves stand with their entries.
CREATE TABLE audit_node (
  level  INTEGER NOT NULL,
  place  INTEGER NOT NULL,
  hash   BLOB NOT NULL,
  PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_node_no_update BEFORE UPDATE ON audit_node
BEGIN SELECT RAISE(ABORT, 'audit_node is append-only'); END;
CREATE TRIGGER audit_node_no_delete BEFORE DELETE ON audit_node
BEGIN SELECT RAISE(ABORT, 'audit_node is append-only'); END;

-- A key signs until `retires_at`; while two do, the heads of the older one announce the newer one.
CREATE TABLE audit_key (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  public      BLOB NOT NULL,
  sealed      BLOB NOT NULL,
  created_at  TEXT NOT NULL,
  retires_at  TEXT
) STRICT;

CREATE TABLE audit_head (
  size       INTEGER NOT NULL,
  signed_at  TEXT NOT NULL,
  note       TEXT NOT NULL,
  PRIMARY KEY (size, signed_at)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_head_no_update BEFORE UPDATE ON audit_head
BEGIN SELECT RAISE(ABORT, 'audit_head is append-only'); END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'audit_head is append-only'); END;
