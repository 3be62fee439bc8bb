"""Dictionaries (НСИ) as this computer finds, reads and keeps them."""
