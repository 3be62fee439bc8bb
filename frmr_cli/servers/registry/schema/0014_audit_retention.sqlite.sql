-- An entry goes only where a statement covers it and its hash stays.
DROP TRIGGER audit_event_no_delete;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
WHEN NOT EXISTS (SELECT 1 FROM audit_retention WHERE through >= OLD.seq)
  OR NOT EXISTS (SELECT 1 FROM audit_node WHERE level = 0 AND place = OLD.seq - 1 AND hash = OLD.leaf)
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
