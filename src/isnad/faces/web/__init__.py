"""Web: the workbench in a browser, for one at a laptop or for a team."""
