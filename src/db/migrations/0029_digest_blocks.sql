CREATE TABLE `digest_posts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`outbox_id` integer NOT NULL,
	`digest_id` integer NOT NULL,
	`guild_id` text NOT NULL,
	`locale` text NOT NULL,
	`cadence` text NOT NULL,
	`blocks` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`is_test` integer NOT NULL,
	`channel_id` text,
	`message_id` text,
	`composed_at` integer NOT NULL,
	`due_at` integer,
	`wanted` integer NOT NULL,
	`attempts` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `digest_posts_outbox` ON `digest_posts` (`outbox_id`);--> statement-breakpoint
CREATE INDEX `digest_posts_guild` ON `digest_posts` (`guild_id`,`composed_at`);--> statement-breakpoint
CREATE INDEX `digest_posts_due` ON `digest_posts` (`due_at`);--> statement-breakpoint
CREATE INDEX `digest_posts_to` ON `digest_posts` (`to_at`);--> statement-breakpoint
CREATE TABLE `__new_digests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guild_id` text,
	`channel_id` text,
	`member_id` text,
	`created_by` text NOT NULL,
	`cadence` text NOT NULL,
	`weekday` integer,
	`day_of_month` integer,
	`hour` integer NOT NULL,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`blocks` text DEFAULT '[{"kind":"server_week","by":"plays"}]' NOT NULL,
	`next_run_at` integer NOT NULL,
	`paused_at` integer,
	`paused_why` text,
	`skipped_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_digests`("id", "guild_id", "channel_id", "created_by", "cadence", "weekday", "hour", "time_zone", "locale", "next_run_at", "paused_at", "paused_why", "created_at") SELECT "id", "guild_id", "channel_id", "created_by", "cadence", "weekday", "hour", "time_zone", "locale", "next_run_at", "paused_at", "paused_why", "created_at" FROM `digests`;--> statement-breakpoint
DROP TABLE `digests`;--> statement-breakpoint
ALTER TABLE `__new_digests` RENAME TO `digests`;--> statement-breakpoint
CREATE INDEX `digests_due` ON `digests` (`next_run_at`);--> statement-breakpoint
CREATE INDEX `digests_guild` ON `digests` (`guild_id`);--> statement-breakpoint
CREATE INDEX `digests_member` ON `digests` (`member_id`);