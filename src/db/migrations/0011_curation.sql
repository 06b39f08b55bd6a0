CREATE TABLE `categories` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`style_id` integer NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`position` integer NOT NULL,
	`trash` integer NOT NULL,
	`archived_at` integer,
	`merged_into` integer,
	`gold_playlist_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`gold_playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `categories_member` ON `categories` (`member_id`,`style_id`,`position`);--> statement-breakpoint
CREATE INDEX `categories_gold` ON `categories` (`gold_playlist_id`);--> statement-breakpoint
CREATE TABLE `curation_tracks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`period_id` integer NOT NULL,
	`member_id` text NOT NULL,
	`release_track_id` integer NOT NULL,
	`track_id` integer,
	`position` integer NOT NULL,
	`stage` text NOT NULL,
	`category_id` integer,
	`version` integer NOT NULL,
	`sorted_at` integer,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`period_id`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`release_track_id`) REFERENCES `release_tracks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `curation_tracks_release` ON `curation_tracks` (`period_id`,`release_track_id`);--> statement-breakpoint
CREATE INDEX `curation_tracks_stage` ON `curation_tracks` (`period_id`,`stage`,`category_id`,`position`,`track_id`);--> statement-breakpoint
CREATE INDEX `curation_tracks_track` ON `curation_tracks` (`period_id`,`track_id`);--> statement-breakpoint
CREATE INDEX `curation_tracks_of_release` ON `curation_tracks` (`release_track_id`);--> statement-breakpoint
CREATE INDEX `curation_tracks_of_track` ON `curation_tracks` (`track_id`);--> statement-breakpoint
CREATE INDEX `curation_tracks_category` ON `curation_tracks` (`category_id`);--> statement-breakpoint
CREATE INDEX `curation_tracks_member` ON `curation_tracks` (`member_id`,`sorted_at`);--> statement-breakpoint
CREATE TABLE `intakes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`style_id` integer NOT NULL,
	`owner_id` text,
	`owner_key` text NOT NULL,
	`source` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`checkpoint` text,
	`state` text NOT NULL,
	`counts` text NOT NULL,
	`started_at` integer NOT NULL,
	`fetched_at` integer,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `intakes_range` ON `intakes` (`style_id`,`owner_key`,`source`,`from_date`,`to_date`);--> statement-breakpoint
CREATE INDEX `intakes_owner` ON `intakes` (`owner_id`);--> statement-breakpoint
CREATE TABLE `match_words` (
	`member_id` text NOT NULL,
	`release_track_id` integer NOT NULL,
	`kind` text NOT NULL,
	`track_id` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `release_track_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`release_track_id`) REFERENCES `release_tracks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `match_words_release` ON `match_words` (`release_track_id`);--> statement-breakpoint
CREATE INDEX `match_words_track` ON `match_words` (`track_id`);--> statement-breakpoint
CREATE TABLE `member_styles` (
	`member_id` text NOT NULL,
	`style_id` integer NOT NULL,
	`week_kind` text NOT NULL,
	`intake` integer NOT NULL,
	`remind` integer NOT NULL,
	`unmatched` integer NOT NULL,
	`sources` text NOT NULL,
	`feed_source_id` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `style_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`feed_source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `member_styles_style` ON `member_styles` (`style_id`);--> statement-breakpoint
CREATE INDEX `member_styles_feed` ON `member_styles` (`feed_source_id`);--> statement-breakpoint
CREATE TABLE `period_playlists` (
	`period_id` integer NOT NULL,
	`category_id` integer NOT NULL,
	`playlist_id` integer NOT NULL,
	PRIMARY KEY(`period_id`, `category_id`),
	FOREIGN KEY (`period_id`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `period_playlists_playlist` ON `period_playlists` (`playlist_id`);--> statement-breakpoint
CREATE INDEX `period_playlists_category` ON `period_playlists` (`category_id`);--> statement-breakpoint
CREATE TABLE `periods` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`style_id` integer NOT NULL,
	`kind` text NOT NULL,
	`year` integer NOT NULL,
	`week` integer NOT NULL,
	`state` text NOT NULL,
	`bronze_playlist_id` integer,
	`trash_playlist_id` integer,
	`created_at` integer NOT NULL,
	`sorted_at` integer,
	`closed_at` integer,
	`reminded_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`bronze_playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`trash_playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `periods_week` ON `periods` (`member_id`,`style_id`,`kind`,`year`,`week`);--> statement-breakpoint
CREATE INDEX `periods_style` ON `periods` (`style_id`,`state`);--> statement-breakpoint
CREATE INDEX `periods_bronze` ON `periods` (`bronze_playlist_id`);--> statement-breakpoint
CREATE INDEX `periods_trash` ON `periods` (`trash_playlist_id`);--> statement-breakpoint
CREATE TABLE `promotions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`category_id` integer NOT NULL,
	`track_id` integer NOT NULL,
	`period_id` integer,
	`curation_track_id` integer,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`period_id`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`curation_track_id`) REFERENCES `curation_tracks`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `promotions_category` ON `promotions` (`category_id`,`undone_at`,`id`);--> statement-breakpoint
CREATE INDEX `promotions_member` ON `promotions` (`member_id`,`track_id`,`undone_at`);--> statement-breakpoint
CREATE INDEX `promotions_track` ON `promotions` (`track_id`);--> statement-breakpoint
CREATE INDEX `promotions_period` ON `promotions` (`period_id`);--> statement-breakpoint
CREATE INDEX `promotions_curation` ON `promotions` (`curation_track_id`);--> statement-breakpoint
CREATE TABLE `release_documents` (
	`release_track_id` integer PRIMARY KEY NOT NULL,
	`raw` text NOT NULL,
	`fetched_at` integer NOT NULL,
	FOREIGN KEY (`release_track_id`) REFERENCES `release_tracks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `release_matches` (
	`release_track_id` integer PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`track_id` integer,
	`method` text,
	`score` real,
	`features` text,
	`candidates` text NOT NULL,
	`algorithm` text NOT NULL,
	`tries` integer NOT NULL,
	`next_try_at` integer,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`release_track_id`) REFERENCES `release_tracks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `release_matches_due` ON `release_matches` (`next_try_at`);--> statement-breakpoint
CREATE INDEX `release_matches_status` ON `release_matches` (`status`,`release_track_id`);--> statement-breakpoint
CREATE INDEX `release_matches_track` ON `release_matches` (`track_id`);--> statement-breakpoint
CREATE TABLE `release_tracks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`style_id` integer NOT NULL,
	`owner_id` text,
	`owner_key` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`title` text NOT NULL,
	`mix` text,
	`artists` text NOT NULL,
	`remixers` text NOT NULL,
	`label` text,
	`release_title` text,
	`release_external_id` text,
	`catalog_number` text,
	`isrc` text,
	`bpm` real,
	`key` text,
	`duration_ms` integer,
	`artwork_url` text,
	`publish_date` text NOT NULL,
	`release_date` text,
	`url` text,
	`spotify_uri` text,
	`added_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_tracks_external` ON `release_tracks` (`style_id`,`owner_key`,`source`,`external_id`);--> statement-breakpoint
CREATE INDEX `release_tracks_published` ON `release_tracks` (`style_id`,`publish_date`);--> statement-breakpoint
CREATE INDEX `release_tracks_owner` ON `release_tracks` (`owner_id`);--> statement-breakpoint
CREATE INDEX `release_tracks_isrc` ON `release_tracks` (`isrc`);--> statement-breakpoint
CREATE TABLE `sorts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`period_id` integer NOT NULL,
	`curation_track_id` integer NOT NULL,
	`from_stage` text NOT NULL,
	`from_category_id` integer,
	`to_stage` text NOT NULL,
	`to_category_id` integer,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`period_id`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`curation_track_id`) REFERENCES `curation_tracks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sorts_period` ON `sorts` (`period_id`,`undone_at`,`id`);--> statement-breakpoint
CREATE INDEX `sorts_member` ON `sorts` (`member_id`,`at`);--> statement-breakpoint
CREATE INDEX `sorts_track` ON `sorts` (`curation_track_id`);--> statement-breakpoint
CREATE INDEX `sorts_from` ON `sorts` (`from_category_id`);--> statement-breakpoint
CREATE INDEX `sorts_to` ON `sorts` (`to_category_id`);--> statement-breakpoint
CREATE TABLE `styles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`beatport_genre_id` integer,
	`slug` text,
	`added_by` text,
	`verified_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`added_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `styles_genre` ON `styles` (`beatport_genre_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `styles_name` ON `styles` (`added_by`,`name_key`);