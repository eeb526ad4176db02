"""Pages: what the workbench and the report show alike, as markup."""
