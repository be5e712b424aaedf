"""The collection: one SQLite file that keeps originals, articles, stories, accounts and decisions."""
