"""The keywords of one record: a list with bars, the text they stand in, the reasons."""
