-- The best-known titles that begin with one, two or three letters, in order, without looking at all of them.

CREATE INDEX known_title_one_letter_idx ON known_title ((left(replace(folded, ' ', ''), 1)), votes DESC, movie_id);
--> statement-breakpoint
CREATE INDEX known_title_two_letters_idx ON known_title ((left(replace(folded, ' ', ''), 2)), votes DESC, movie_id);
--> statement-breakpoint
CREATE INDEX known_title_three_letters_idx ON known_title ((left(replace(folded, ' ', ''), 3)), votes DESC, movie_id);
