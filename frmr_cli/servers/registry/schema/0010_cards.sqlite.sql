CREATE TRIGGER stale_card_of_new_worker AFTER INSERT ON worker
BEGIN INSERT INTO stale_card (worker_id) VALUES (NEW.id) ON CONFLICT (worker_id) DO NOTHING; END;
CREATE TRIGGER stale_card_of_worker AFTER UPDATE ON worker
BEGIN INSERT INTO stale_card (worker_id) VALUES (NEW.id) ON CONFLICT (worker_id) DO NOTHING; END;
CREATE TRIGGER stale_card_of_new_entry AFTER INSERT ON entry WHEN NEW.confirmed_version IS NOT NULL
BEGIN INSERT INTO stale_card (worker_id) VALUES (NEW.worker_id) ON CONFLICT (worker_id) DO NOTHING; END;
CREATE TRIGGER stale_card_of_entry AFTER UPDATE ON entry
WHEN NEW.confirmed_version IS NOT OLD.confirmed_version OR NEW.removed <> OLD.removed
BEGIN INSERT INTO stale_card (worker_id) VALUES (NEW.worker_id) ON CONFLICT (worker_id) DO NOTHING; END;
