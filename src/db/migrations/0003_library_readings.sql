CREATE TABLE `library_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`filter` text NOT NULL,
	`used_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `library_views_filter` ON `library_views` (`member_id`,`filter`);--> statement-breakpoint
CREATE TABLE `source_lists` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`listed_at` integer,
	`next_sync_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `source_lists_due` ON `source_lists` (`next_sync_at`);--> statement-breakpoint
CREATE INDEX `source_lists_member` ON `source_lists` (`member_id`);--> statement-breakpoint
CREATE TABLE `source_readings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_id` integer NOT NULL,
	`version` text NOT NULL,
	`next_offset` integer NOT NULL,
	`lines` integer NOT NULL,
	`dropped` integer NOT NULL,
	`started_at` integer NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `source_readings_source` ON `source_readings` (`source_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_source_tracks` (
	`reading_id` integer NOT NULL,
	`position` integer NOT NULL,
	`member_id` text NOT NULL,
	`track_id` integer NOT NULL,
	`added_at` integer,
	PRIMARY KEY(`reading_id`, `position`),
	FOREIGN KEY (`reading_id`) REFERENCES `source_readings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP TABLE `source_tracks`;--> statement-breakpoint
ALTER TABLE `__new_source_tracks` RENAME TO `source_tracks`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `source_tracks_member` ON `source_tracks` (`member_id`,`track_id`,`reading_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `source_tracks_track` ON `source_tracks` (`track_id`);--> statement-breakpoint
ALTER TABLE `sources` ADD `dropped_entries` integer;--> statement-breakpoint
ALTER TABLE `sources` ADD `reading_id` integer;