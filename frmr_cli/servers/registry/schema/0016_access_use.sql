-- When somebody last used a role: found newest first among the entries of one account with the same roles, without those that use none.
DROP INDEX access_grant_use;
CREATE INDEX access_grant_use ON audit_event (actor, roles, seq) WHERE outcome = 'ok' AND action <> 'principal.read';
