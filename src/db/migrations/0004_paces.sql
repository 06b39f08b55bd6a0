CREATE TABLE `paces` (
	`provider` text PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL,
	`noted_at` integer NOT NULL
);
