"""The terminal: commands over the Python API. `print` and `exit` live here."""
