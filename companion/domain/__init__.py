"""What things are and what follows from them: no I/O, no clock."""
