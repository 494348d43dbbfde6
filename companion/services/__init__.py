"""The verbs a person does; what the shell and the screens both call."""
