"""The only SQL: tables, migrations, runs, records."""
