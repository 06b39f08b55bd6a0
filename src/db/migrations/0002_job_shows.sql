ALTER TABLE `jobs` ADD `crashes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `show_at` integer;--> statement-breakpoint
CREATE INDEX `jobs_show` ON `jobs` (`show_at`);