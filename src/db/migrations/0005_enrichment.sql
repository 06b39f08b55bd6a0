CREATE TABLE `enrichments` (
	`track_id` integer NOT NULL,
	`source` text NOT NULL,
	`facet` text NOT NULL,
	`version` integer NOT NULL,
	`values` text NOT NULL,
	`ids` text,
	`confidence` real NOT NULL,
	`fetched_at` integer NOT NULL,
	PRIMARY KEY(`track_id`, `source`, `facet`),
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `enrichments_version` ON `enrichments` (`source`,`facet`,`version`);--> statement-breakpoint
CREATE TABLE `external_data` (
	`entity_kind` text NOT NULL,
	`entity_id` integer NOT NULL,
	`provider` text NOT NULL,
	`facet` text NOT NULL,
	`status` text NOT NULL,
	`external_id` text,
	`raw` text,
	`misses` integer NOT NULL,
	`fetched_at` integer NOT NULL,
	`expires_at` integer,
	PRIMARY KEY(`entity_kind`, `entity_id`, `provider`, `facet`)
);
--> statement-breakpoint
CREATE INDEX `external_data_id` ON `external_data` (`provider`,`external_id`);--> statement-breakpoint
CREATE TABLE `labels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_name` ON `labels` (`name_key`);--> statement-breakpoint
CREATE TABLE `manual_values` (
	`member_id` text NOT NULL,
	`track_id` integer NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`set_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `track_id`, `field`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `manual_values_track` ON `manual_values` (`track_id`);--> statement-breakpoint
CREATE TABLE `own_recordings` (
	`member_id` text NOT NULL,
	`track_id` integer NOT NULL,
	`group_key` integer NOT NULL,
	PRIMARY KEY(`member_id`, `track_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `own_recordings_key` ON `own_recordings` (`member_id`,`group_key`);--> statement-breakpoint
CREATE TABLE `recording_edits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`track_id` integer NOT NULL,
	`other_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `recording_edits_member` ON `recording_edits` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `recording_edits_track` ON `recording_edits` (`track_id`);--> statement-breakpoint
CREATE TABLE `recording_tracks` (
	`track_id` integer PRIMARY KEY NOT NULL,
	`recording_id` integer NOT NULL,
	`method` text NOT NULL,
	`score` real NOT NULL,
	`features` text,
	`algorithm` text NOT NULL,
	`grouped_at` integer NOT NULL,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`recording_id`) REFERENCES `recordings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recording_tracks_recording` ON `recording_tracks` (`recording_id`);--> statement-breakpoint
CREATE TABLE `recordings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `releases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`spotify_id` text,
	`title` text NOT NULL,
	`release_date` text,
	`image_url` text,
	`label_id` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`label_id`) REFERENCES `labels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_spotify` ON `releases` (`spotify_id`);--> statement-breakpoint
CREATE INDEX `releases_label` ON `releases` (`label_id`);--> statement-breakpoint
CREATE TABLE `track_edits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`track_id` integer NOT NULL,
	`change` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `track_edits_member` ON `track_edits` (`member_id`,`id`);--> statement-breakpoint
ALTER TABLE `tracks` ADD `group_due` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `tracks_group_due` ON `tracks` (`group_due`);