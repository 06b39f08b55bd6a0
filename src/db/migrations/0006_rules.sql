CREATE TABLE `rule_drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`rule_set_id` integer,
	`name` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`rule_set_id`) REFERENCES `rule_sets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rule_drafts_member` ON `rule_drafts` (`member_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `rule_marks` (
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`times` integer NOT NULL,
	`due_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `kind`, `what`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rule_marks_due` ON `rule_marks` (`due_at`);--> statement-breakpoint
CREATE TABLE `rule_sets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`definition` text NOT NULL,
	`enabled` integer NOT NULL,
	`schedule` text NOT NULL,
	`next_run_at` integer,
	`notify` text NOT NULL,
	`last_run_at` integer,
	`last_run` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_sets_name` ON `rule_sets` (`member_id`,`name_key`);--> statement-breakpoint
CREATE INDEX `rule_sets_due` ON `rule_sets` (`next_run_at`);--> statement-breakpoint
CREATE TABLE `track_facts` (
	`track_id` integer PRIMARY KEY NOT NULL,
	`recording_id` integer,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`bpm` real,
	`key_code` integer,
	`energy` real,
	`danceability` real,
	`valence` real,
	`acousticness` real,
	`instrumentalness` real,
	`loudness` real,
	`duration_ms` integer,
	`explicit` integer,
	`release_date` text,
	`language` text,
	`label` text,
	`isrc` text,
	`version_kind` text,
	`remixers` text,
	`genres` text,
	`styles` text,
	`moods` text,
	`tags` text,
	`uri` text NOT NULL,
	`title` text NOT NULL,
	`artists` text NOT NULL,
	`album` text,
	`said` text NOT NULL,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `track_facts_changed` ON `track_facts` (`changed_at`);