"""The shell's face: one module per group of verbs, each loaded when it is called."""
