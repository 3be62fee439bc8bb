"""Why something does not work: codes explained, this machine checked, failed logins traced."""
