-- Who has which role: every role of a principal is a grant, given by an administrator or at the first login.
CREATE TABLE access_grant (
  id            TEXT PRIMARY KEY,
  issuer        TEXT NOT NULL,
  subject       TEXT NOT NULL,
  role          TEXT NOT NULL,
  -- For which organisation the role is; only for roles that are for one.
  organisation  TEXT,
  -- The last day on which the role holds.
  until         TEXT,
  reason        TEXT,
  granted_by    TEXT,
  granted_at    TEXT NOT NULL,
  ended_by      TEXT,
  ended_at      TEXT
) STRICT, WITHOUT ROWID;
-- A role is held once at a time.
CREATE UNIQUE INDEX access_grant_held ON access_grant (issuer, subject, role) WHERE ended_at IS NULL;
CREATE INDEX access_grant_age ON access_grant (granted_at, id) WHERE ended_at IS NULL;
CREATE INDEX access_grant_use ON audit_event (actor, at);
