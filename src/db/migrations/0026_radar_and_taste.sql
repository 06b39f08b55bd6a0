CREATE TABLE `blend_members` (
	`blend_id` integer NOT NULL,
	`member_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`blend_id`, `member_id`),
	FOREIGN KEY (`blend_id`) REFERENCES `blends`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `blend_members_member` ON `blend_members` (`member_id`);--> statement-breakpoint
CREATE TABLE `blend_tracks` (
	`blend_id` integer NOT NULL,
	`place` integer NOT NULL,
	`track_id` integer NOT NULL,
	`member_id` text NOT NULL,
	PRIMARY KEY(`blend_id`, `place`, `member_id`),
	FOREIGN KEY (`blend_id`) REFERENCES `blends`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `blend_tracks_track` ON `blend_tracks` (`track_id`);--> statement-breakpoint
CREATE INDEX `blend_tracks_member` ON `blend_tracks` (`member_id`);--> statement-breakpoint
CREATE TABLE `blends` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` text NOT NULL,
	`guild_id` text NOT NULL,
	`name` text NOT NULL,
	`playlist_id` integer,
	`started_at` integer,
	`week` integer,
	`blended` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `blends_owner` ON `blends` (`owner_id`);--> statement-breakpoint
CREATE INDEX `blends_playlist` ON `blends` (`playlist_id`);--> statement-breakpoint
CREATE INDEX `blends_week` ON `blends` (`week`);--> statement-breakpoint
CREATE TABLE `radar_channel_releases` (
	`guild_id` text NOT NULL,
	`release_id` integer NOT NULL,
	PRIMARY KEY(`guild_id`, `release_id`),
	FOREIGN KEY (`guild_id`) REFERENCES `radar_channels`(`guild_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`release_id`) REFERENCES `radar_releases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `radar_channel_releases_release` ON `radar_channel_releases` (`release_id`);--> statement-breakpoint
CREATE TABLE `radar_channels` (
	`guild_id` text PRIMARY KEY NOT NULL,
	`channel_id` text NOT NULL,
	`created_by` text NOT NULL,
	`locale` text NOT NULL,
	`told_at` integer NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `radar_channels_maker` ON `radar_channels` (`created_by`);--> statement-breakpoint
CREATE TABLE `radar_follows` (
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `kind`, `value`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `radar_playlists` (
	`member_id` text PRIMARY KEY NOT NULL,
	`playlist_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `radar_playlists_playlist` ON `radar_playlists` (`playlist_id`);--> statement-breakpoint
CREATE TABLE `radar_tracks` (
	`release_id` integer NOT NULL,
	`position` integer NOT NULL,
	`track_id` integer NOT NULL,
	PRIMARY KEY(`release_id`, `position`),
	FOREIGN KEY (`release_id`) REFERENCES `radar_releases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `radar_tracks_track` ON `radar_tracks` (`track_id`);--> statement-breakpoint
ALTER TABLE `radar_items` ADD `via` text DEFAULT 'artist' NOT NULL;--> statement-breakpoint
ALTER TABLE `radar_releases` ADD `source` text DEFAULT 'listenbrainz' NOT NULL;--> statement-breakpoint
ALTER TABLE `radar_releases` ADD `label_key` text;--> statement-breakpoint
ALTER TABLE `radar_releases` ADD `sought_at` integer;--> statement-breakpoint
CREATE INDEX `radar_releases_label` ON `radar_releases` (`label_key`);