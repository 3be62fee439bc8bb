"""What a person reads, in Russian and English."""
