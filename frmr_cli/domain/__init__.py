"""Facts and rules of the register: no I/O, no framework."""
