CREATE TABLE `scrobble_syncs` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`backfill_before` integer,
	`backfill_read` integer NOT NULL,
	`backfilled_at` integer,
	`deep_at` integer,
	`total` integer,
	`added_since` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
