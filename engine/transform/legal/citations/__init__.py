"""How laws, acts and cases are cited, one legal order a file."""
