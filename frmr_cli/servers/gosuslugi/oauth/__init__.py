"""Authorization server: metadata, device authorization, tokens, revocation, userinfo."""
