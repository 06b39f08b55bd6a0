ALTER TABLE `managed_playlists` ADD `restore` text;--> statement-breakpoint
ALTER TABLE `managed_revisions` ADD `kind` text DEFAULT 'apply' NOT NULL;