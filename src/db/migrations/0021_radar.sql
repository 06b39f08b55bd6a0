CREATE TABLE `radar_credits` (
	`name_key` text NOT NULL,
	`release_id` integer NOT NULL,
	PRIMARY KEY(`name_key`, `release_id`),
	FOREIGN KEY (`release_id`) REFERENCES `radar_releases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `radar_credits_release` ON `radar_credits` (`release_id`);--> statement-breakpoint
CREATE TABLE `radar_items` (
	`member_id` text NOT NULL,
	`release_id` integer NOT NULL,
	`artist` text NOT NULL,
	`is_main` integer NOT NULL,
	`weight` integer NOT NULL,
	`found_at` integer NOT NULL,
	`dealt_at` integer,
	PRIMARY KEY(`member_id`, `release_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`release_id`) REFERENCES `radar_releases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `radar_items_open` ON `radar_items` (`member_id`,`dealt_at`);--> statement-breakpoint
CREATE TABLE `radar_mutes` (
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `kind`, `value`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `radar_releases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text NOT NULL,
	`title` text NOT NULL,
	`credit` text NOT NULL,
	`artist_mbids` text NOT NULL,
	`kind` text NOT NULL,
	`label` text,
	`release_date` text NOT NULL,
	`image_url` text,
	`url` text NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `radar_releases_external` ON `radar_releases` (`external_id`);--> statement-breakpoint
CREATE INDEX `radar_releases_date` ON `radar_releases` (`release_date`);