"""Steps of the schema: `0001_….sql` leads from version 0 to version 1, and so on."""
