ALTER TABLE `chart_entities` ADD `same_as` integer;--> statement-breakpoint
ALTER TABLE `chart_entities` ADD `same_by` text;--> statement-breakpoint
ALTER TABLE `chart_entities` ADD `same_since` integer;--> statement-breakpoint
ALTER TABLE `chart_entities` ADD `gave` text;--> statement-breakpoint
CREATE INDEX `chart_entities_same` ON `chart_entities` (`same_as`);