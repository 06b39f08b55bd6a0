CREATE TABLE `named_post_members` (
	`post_id` integer NOT NULL,
	`member_id` text NOT NULL,
	PRIMARY KEY(`post_id`, `member_id`),
	FOREIGN KEY (`post_id`) REFERENCES `named_posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `named_post_members_member` ON `named_post_members` (`member_id`);--> statement-breakpoint
CREATE TABLE `named_posts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guild_id` text NOT NULL,
	`outbox_id` integer,
	`channel_id` text,
	`message_id` text,
	`body` text,
	`due_at` integer,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `named_posts_due` ON `named_posts` (`due_at`);--> statement-breakpoint
CREATE INDEX `named_posts_guild` ON `named_posts` (`guild_id`);--> statement-breakpoint
CREATE INDEX `named_posts_outbox` ON `named_posts` (`outbox_id`);