CREATE TABLE `managed_refusals` (
	`playlist_id` integer NOT NULL,
	`uri` text NOT NULL,
	`why` text NOT NULL,
	`times` integer NOT NULL,
	`at` integer NOT NULL,
	`retry_at` integer NOT NULL,
	PRIMARY KEY(`playlist_id`, `uri`),
	FOREIGN KEY (`playlist_id`) REFERENCES `managed_playlists`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `managed_playlists` ADD `order_left` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `managed_playlists` ADD `moved_by_hand` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `managed_playlists` ADD `anew_due` integer DEFAULT false NOT NULL;