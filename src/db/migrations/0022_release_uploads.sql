CREATE TABLE `release_uploads` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`style_id` integer NOT NULL,
	`range` text,
	`files` text NOT NULL,
	`ticket_hash` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_uploads_ticket` ON `release_uploads` (`ticket_hash`);--> statement-breakpoint
CREATE INDEX `release_uploads_member` ON `release_uploads` (`member_id`);--> statement-breakpoint
CREATE INDEX `release_uploads_style` ON `release_uploads` (`style_id`);--> statement-breakpoint
CREATE INDEX `release_uploads_expires` ON `release_uploads` (`expires_at`);