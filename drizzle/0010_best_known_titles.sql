-- The best-known titles in order, for beginnings of words that half of all titles have ("th"), and for shortening the list.

CREATE INDEX known_title_votes_idx ON known_title (votes DESC, movie_id);
--> statement-breakpoint
-- New entries wait in a list that each search reads from end to end: a short one, for words that each slip is looked up in.
ALTER INDEX title_word_keys_idx SET (gin_pending_list_limit = 64);
--> statement-breakpoint
ALTER INDEX known_title_lexemes_idx SET (gin_pending_list_limit = 64);
