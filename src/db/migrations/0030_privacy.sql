CREATE TABLE `deletions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text,
	`receipt_hash` text NOT NULL,
	`counts` text,
	`traces` text,
	`compact_due` integer DEFAULT false NOT NULL,
	`requested_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deletions_receipt` ON `deletions` (`receipt_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `deletions_member` ON `deletions` (`member_id`);--> statement-breakpoint
CREATE TABLE `retentions` (
	`member_id` text PRIMARY KEY NOT NULL,
	`play_years` integer,
	`unlinked_days` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `accounts` ADD `unlinked_at` integer;