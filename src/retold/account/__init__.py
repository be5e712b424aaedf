"""Everything known about a story, assembled: each line with the words it rests on."""
