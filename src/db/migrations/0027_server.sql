CREATE TABLE `crowns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guild_id` text NOT NULL,
	`artist_id` integer NOT NULL,
	`member_id` text NOT NULL,
	`plays` integer NOT NULL,
	`taken_at` integer NOT NULL,
	`lost_at` integer,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `crowns_held` ON `crowns` (`guild_id`,`artist_id`) WHERE "crowns"."lost_at" is null;--> statement-breakpoint
CREATE INDEX `crowns_artist` ON `crowns` (`guild_id`,`artist_id`,`taken_at`);--> statement-breakpoint
CREATE INDEX `crowns_member` ON `crowns` (`member_id`,`guild_id`);--> statement-breakpoint
CREATE TABLE `listener_artists` (
	`listener_id` integer NOT NULL,
	`artist_id` integer NOT NULL,
	`plays` integer NOT NULL,
	PRIMARY KEY(`listener_id`, `artist_id`),
	FOREIGN KEY (`listener_id`) REFERENCES `listener_counts`(`listener_id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `listener_counts` (
	`listener_id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`counted_at` integer NOT NULL,
	`stale_at` integer NOT NULL,
	FOREIGN KEY (`listener_id`) REFERENCES `listeners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `listener_scores` (
	`listener_id` integer NOT NULL,
	`board` text NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`listener_id`, `board`),
	FOREIGN KEY (`listener_id`) REFERENCES `listener_counts`(`listener_id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `server_consents` ADD `checked_at` integer;--> statement-breakpoint
CREATE INDEX `server_consents_member` ON `server_consents` (`member_id`);--> statement-breakpoint
CREATE INDEX `server_consents_checked` ON `server_consents` (`checked_at`);--> statement-breakpoint
CREATE INDEX `tracks_album` ON `tracks` (`album_spotify_id`);