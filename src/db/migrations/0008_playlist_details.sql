ALTER TABLE `managed_playlists` ADD `details_due` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `managed_playlists` ADD `past_snapshots` text;