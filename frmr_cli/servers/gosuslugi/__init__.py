"""The embedded Gosuslugi stub: authorization server, accounts, factors, web pages."""
