CREATE TABLE `covers` (
	`url` text PRIMARY KEY NOT NULL,
	`bytes` blob,
	`ask_at` integer,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `covers_ask` ON `covers` (`ask_at`);--> statement-breakpoint
CREATE INDEX `covers_used` ON `covers` (`used_at`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `pictures` text;