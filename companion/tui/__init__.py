"""The screens' face."""
