"""The embedded registry: HTTP API, rules applied, storage, audit."""
