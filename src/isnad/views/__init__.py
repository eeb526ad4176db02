"""What one asks of a ledger: the queries behind the commands, the API, the pages and the report."""
