"""Accounts of people: passwords, second factors, consent, sessions of the browser."""
