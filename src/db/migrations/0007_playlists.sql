CREATE TABLE `managed_desired` (
	`playlist_id` integer NOT NULL,
	`place` integer NOT NULL,
	`uri` text NOT NULL,
	PRIMARY KEY(`playlist_id`, `place`),
	FOREIGN KEY (`playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `managed_desired_uri` ON `managed_desired` (`playlist_id`,`uri`);--> statement-breakpoint
CREATE TABLE `managed_marks` (
	`playlist_id` integer NOT NULL,
	`uri` text NOT NULL,
	`kind` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`playlist_id`, `uri`),
	FOREIGN KEY (`playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `managed_playlists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`account_id` integer NOT NULL,
	`spotify_id` text,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`public` integer NOT NULL,
	`purpose` text NOT NULL,
	`rule_set_id` integer,
	`fan_out_key` text NOT NULL,
	`mode` text NOT NULL,
	`order` text NOT NULL,
	`max_removed_percent` integer,
	`adoption` text NOT NULL,
	`paused_at` integer,
	`state` text NOT NULL,
	`state_at` integer NOT NULL,
	`question` text,
	`answer` text,
	`size` integer,
	`desired_version` integer NOT NULL,
	`applied_version` integer,
	`base_snapshot` text,
	`applied_at` integer,
	`looked_at` integer,
	`due_at` integer,
	`created_at` integer NOT NULL,
	`base` text,
	`pending` text,
	`pending_done` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`rule_set_id`) REFERENCES `rule_sets`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `managed_playlists_spotify` ON `managed_playlists` (`account_id`,`spotify_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `managed_playlists_rules` ON `managed_playlists` (`rule_set_id`,`fan_out_key`);--> statement-breakpoint
CREATE INDEX `managed_playlists_member` ON `managed_playlists` (`member_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `managed_playlists_due` ON `managed_playlists` (`due_at`);--> statement-breakpoint
CREATE TABLE `managed_revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`playlist_id` integer NOT NULL,
	`at` integer NOT NULL,
	`size` integer NOT NULL,
	`added` integer NOT NULL,
	`removed` integer NOT NULL,
	`lists` text NOT NULL,
	FOREIGN KEY (`playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `managed_revisions_playlist` ON `managed_revisions` (`playlist_id`,`id`);