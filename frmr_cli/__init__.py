"""Administration tool and local client for the Federal Register of Medical Workers."""

__version__ = "0.1.0"
