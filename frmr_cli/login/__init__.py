"""Login: device flow, check of the id_token, store of tokens, refresh, logout."""
