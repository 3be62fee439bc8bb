"""Numbered SQL files of the database of the Gosuslugi stub."""
