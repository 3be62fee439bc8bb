"""A person at the terminal who logs in, out, and looks after the account."""
