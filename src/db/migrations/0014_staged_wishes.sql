ALTER TABLE `managed_playlists` ADD `desired_from` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `managed_playlists` ADD `stagings` integer DEFAULT 0 NOT NULL;