"""The embedded services: the registry and the Gosuslugi stub."""
