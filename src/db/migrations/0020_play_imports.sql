CREATE TABLE `play_import_files` (
	`import_id` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	PRIMARY KEY(`import_id`, `number`),
	FOREIGN KEY (`import_id`) REFERENCES `play_imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `play_imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`status` text NOT NULL,
	`mode` text,
	`incognito` integer NOT NULL,
	`found` text,
	`stored` text,
	`place_file` integer DEFAULT 0 NOT NULL,
	`place_row` integer DEFAULT 0 NOT NULL,
	`origin_id` integer,
	`ticket_hash` text,
	`kept_until` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `play_imports_member` ON `play_imports` (`member_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `play_imports_ticket` ON `play_imports` (`ticket_hash`);--> statement-breakpoint
CREATE TABLE `ranking_captures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`range` text NOT NULL,
	`captured_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ids` text NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `ranking_captures_list` ON `ranking_captures` (`member_id`,`kind`,`range`,`id`);--> statement-breakpoint
ALTER TABLE `play_gaps` ADD `missing_ms` integer;--> statement-breakpoint
ALTER TABLE `play_syncs` ADD `pace_ms` integer;