"""What makes a log tamper-evident: tree, proofs, signed heads. Pure; the server writes by it, clients check by it."""
