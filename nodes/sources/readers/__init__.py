"""Reads files of many kinds: tables give records by the row, documents one record."""
