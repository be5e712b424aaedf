"""The account in the forms people and programs take it away in: one format a file, each with `render`."""
