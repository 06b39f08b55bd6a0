CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`provider` text NOT NULL,
	`app_id` integer,
	`external_id` text NOT NULL,
	`external_user_id` text,
	`display_name` text NOT NULL,
	`scopes` text NOT NULL,
	`status` text NOT NULL,
	`tokens_sealed` text,
	`authorized_at` integer NOT NULL,
	`access_expires_at` integer NOT NULL,
	`refresh_due_at` integer NOT NULL,
	`refresh_failures` integer NOT NULL,
	`warned_days` integer,
	`reauth_told_at` integer,
	`linked_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`app_id`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_external` ON `accounts` (`provider`,`external_id`);--> statement-breakpoint
CREATE INDEX `accounts_member` ON `accounts` (`member_id`);--> statement-breakpoint
CREATE INDEX `accounts_refresh_due` ON `accounts` (`status`,`refresh_due_at`);--> statement-breakpoint
CREATE TABLE `apps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`client_id` text NOT NULL,
	`mode` text NOT NULL,
	`owner_id` text,
	`guild_id` text,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `apps_client` ON `apps` (`client_id`);--> statement-breakpoint
CREATE TABLE `artists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`spotify_id` text,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`image_url` text,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `artists_spotify` ON `artists` (`spotify_id`);--> statement-breakpoint
CREATE INDEX `artists_name` ON `artists` (`name_key`);--> statement-breakpoint
CREATE TABLE `budget_blocks` (
	`provider` text NOT NULL,
	`app` text NOT NULL,
	`bucket` text NOT NULL,
	`blocked_until` integer NOT NULL,
	`why` text NOT NULL,
	`noted_at` integer NOT NULL,
	PRIMARY KEY(`provider`, `app`, `bucket`)
);
--> statement-breakpoint
CREATE TABLE `budget_slices` (
	`provider` text NOT NULL,
	`app` text NOT NULL,
	`bucket` text NOT NULL,
	`slice_at` integer NOT NULL,
	`calls` integer NOT NULL,
	PRIMARY KEY(`provider`, `app`, `bucket`, `slice_at`)
);
--> statement-breakpoint
CREATE TABLE `digests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guild_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`created_by` text NOT NULL,
	`cadence` text NOT NULL,
	`weekday` integer,
	`hour` integer NOT NULL,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`next_run_at` integer NOT NULL,
	`paused_at` integer,
	`paused_why` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `digests_due` ON `digests` (`next_run_at`);--> statement-breakpoint
CREATE INDEX `digests_guild` ON `digests` (`guild_id`);--> statement-breakpoint
CREATE TABLE `facts` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`progress` real NOT NULL,
	`message` text,
	`payload` text,
	`metadata` text,
	`attempts` integer NOT NULL,
	`run_at` integer NOT NULL,
	`lease_until` integer,
	`lease_owner` text,
	`dedupe_key` text,
	`parent_id` integer,
	`notify` text,
	`shown_at` integer,
	`cancel_requested` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`status`,`run_at`);--> statement-breakpoint
CREATE INDEX `jobs_member` ON `jobs` (`member_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `jobs_parent` ON `jobs` (`parent_id`);--> statement-breakpoint
CREATE INDEX `jobs_dedupe` ON `jobs` (`dedupe_key`);--> statement-breakpoint
CREATE TABLE `link_requests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`member_name` text NOT NULL,
	`member_avatar_url` text,
	`app_id` integer NOT NULL,
	`stage` text NOT NULL,
	`ticket_hash` text NOT NULL,
	`state_hash` text,
	`browser_hash` text,
	`code_verifier_sealed` text,
	`pairing_code_hash` text,
	`pairing_tries` integer NOT NULL,
	`grant_sealed` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`app_id`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_requests_ticket` ON `link_requests` (`ticket_hash`);--> statement-breakpoint
CREATE INDEX `link_requests_state` ON `link_requests` (`state_hash`);--> statement-breakpoint
CREATE INDEX `link_requests_member` ON `link_requests` (`member_id`,`stage`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`locale` text NOT NULL,
	`time_zone` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`dm_closed_at` integer,
	`dm_closed_told_at` integer
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`dedupe_key` text NOT NULL,
	`target` text NOT NULL,
	`body` text NOT NULL,
	`nonce` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`first_tried_at` integer,
	`next_try_at` integer NOT NULL,
	`message_id` text,
	`why` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `play_gaps` (
	`member_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`noted_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `from_at`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `play_syncs` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`next_sync_at` integer NOT NULL,
	`last_sync_at` integer,
	`newest_play_at` integer,
	`failures` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `play_syncs_due` ON `play_syncs` (`next_sync_at`);--> statement-breakpoint
CREATE TABLE `plays` (
	`member_id` text NOT NULL,
	`played_at` integer NOT NULL,
	`track_id` integer NOT NULL,
	`ms_played` integer,
	`source` text NOT NULL,
	PRIMARY KEY(`member_id`, `played_at`, `track_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ranking_states` (
	`member_id` text PRIMARY KEY NOT NULL,
	`refreshed_at` integer,
	`looked_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rankings` (
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`range` text NOT NULL,
	`rank` integer NOT NULL,
	`track_id` integer,
	`artist_id` integer,
	PRIMARY KEY(`member_id`, `kind`, `range`, `rank`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `server_consents` (
	`guild_id` text NOT NULL,
	`member_id` text NOT NULL,
	`agreed_at` integer NOT NULL,
	PRIMARY KEY(`guild_id`, `member_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `source_tracks` (
	`source_id` integer NOT NULL,
	`position` integer NOT NULL,
	`member_id` text NOT NULL,
	`track_id` integer NOT NULL,
	`added_at` integer,
	PRIMARY KEY(`source_id`, `position`),
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `source_tracks_member` ON `source_tracks` (`member_id`,`track_id`,`source_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `source_tracks_track` ON `source_tracks` (`track_id`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`account_id` integer NOT NULL,
	`kind` text NOT NULL,
	`external_id` text NOT NULL,
	`name` text NOT NULL,
	`owner_name` text,
	`image_url` text,
	`readable` integer NOT NULL,
	`selected_at` integer,
	`position` integer NOT NULL,
	`listed_tracks` integer,
	`synced_tracks` integer,
	`snapshot_id` text,
	`synced_snapshot_id` text,
	`last_sync_at` integer,
	`last_full_sync_at` integer,
	`last_problem` text,
	`listed_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_external` ON `sources` (`account_id`,`kind`,`external_id`);--> statement-breakpoint
CREATE INDEX `sources_member` ON `sources` (`member_id`,`position`);--> statement-breakpoint
CREATE TABLE `track_artists` (
	`track_id` integer NOT NULL,
	`artist_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`track_id`, `position`),
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `track_artists_artist` ON `track_artists` (`artist_id`,`track_id`);--> statement-breakpoint
CREATE TABLE `tracks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uri` text NOT NULL,
	`spotify_id` text,
	`isrc` text,
	`title` text NOT NULL,
	`artists` text NOT NULL,
	`album_title` text,
	`album_spotify_id` text,
	`image_url` text,
	`duration_ms` integer,
	`explicit` integer,
	`release_date` text,
	`search_text` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tracks_uri` ON `tracks` (`uri`);--> statement-breakpoint
CREATE INDEX `tracks_isrc` ON `tracks` (`isrc`);