"""The audit log as this computer asks, keeps and verifies it."""
