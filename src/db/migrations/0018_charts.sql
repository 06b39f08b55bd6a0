CREATE TABLE `chart_appearances` (
	`capture_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`entity_id` integer NOT NULL,
	PRIMARY KEY(`capture_id`, `rank`),
	FOREIGN KEY (`capture_id`) REFERENCES `chart_captures`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entity_id`) REFERENCES `chart_entities`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `chart_appearances_entity` ON `chart_appearances` (`entity_id`,`capture_id`,`rank`);--> statement-breakpoint
CREATE TABLE `chart_captures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chart_id` integer NOT NULL,
	`state` text NOT NULL,
	`entries` integer NOT NULL,
	`captured_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`week` integer NOT NULL,
	`raw` text,
	`expires_at` integer,
	FOREIGN KEY (`chart_id`) REFERENCES `charts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `chart_captures_chart` ON `chart_captures` (`chart_id`,`id`);--> statement-breakpoint
CREATE INDEX `chart_captures_week` ON `chart_captures` (`chart_id`,`state`,`week`);--> statement-breakpoint
CREATE INDEX `chart_captures_raw` ON `chart_captures` (`expires_at`);--> statement-breakpoint
CREATE TABLE `chart_entities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`named_by` text NOT NULL,
	`artists` text NOT NULL,
	`search_text` text NOT NULL,
	`isrc` text,
	`image_url` text,
	`url` text,
	`label` text,
	`release_date` text,
	`spotify_id` text,
	`mbid` text,
	`track_id` integer,
	`artist_id` integer,
	`release_id` integer,
	`resolve_at` integer,
	`identify_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `chart_entities_resolve` ON `chart_entities` (`resolve_at`);--> statement-breakpoint
CREATE INDEX `chart_entities_identify` ON `chart_entities` (`identify_at`);--> statement-breakpoint
CREATE INDEX `chart_entities_track` ON `chart_entities` (`track_id`);--> statement-breakpoint
CREATE INDEX `chart_entities_artist` ON `chart_entities` (`artist_id`);--> statement-breakpoint
CREATE INDEX `chart_entities_release` ON `chart_entities` (`release_id`);--> statement-breakpoint
CREATE TABLE `chart_entity_keys` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`entity_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `key`),
	FOREIGN KEY (`entity_id`) REFERENCES `chart_entities`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `chart_entity_keys_entity` ON `chart_entity_keys` (`entity_id`);--> statement-breakpoint
CREATE TABLE `chart_memory` (
	`chart_id` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`last_capture_id` integer NOT NULL,
	`last_rank` integer NOT NULL,
	`peak` integer NOT NULL,
	`peak_at` integer NOT NULL,
	`weeks` integer NOT NULL,
	`last_week` integer NOT NULL,
	`run_since` integer NOT NULL,
	PRIMARY KEY(`chart_id`, `entity_id`),
	FOREIGN KEY (`chart_id`) REFERENCES `charts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entity_id`) REFERENCES `chart_entities`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `chart_memory_last` ON `chart_memory` (`chart_id`,`last_capture_id`);--> statement-breakpoint
CREATE INDEX `chart_memory_entity` ON `chart_memory` (`entity_id`);--> statement-breakpoint
CREATE TABLE `charts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`form` text NOT NULL,
	`genre` text,
	`country` text,
	`name` text,
	`owner_id` text,
	`guild_id` text,
	`source_id` integer,
	`usual` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`capture_id` integer,
	`checked_at` integer,
	`tried_at` integer,
	`due_at` integer NOT NULL,
	`problem` text,
	`problem_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `charts_key` ON `charts` (`source`,`key`);--> statement-breakpoint
CREATE INDEX `charts_due` ON `charts` (`due_at`);--> statement-breakpoint
CREATE INDEX `charts_owner` ON `charts` (`owner_id`);