CREATE TABLE `suggestion_models` (
	`member_id` text NOT NULL,
	`style_id` integer NOT NULL,
	`noted` integer NOT NULL,
	`due_at` integer,
	`version` integer,
	`model` text,
	`learned_at` integer,
	PRIMARY KEY(`member_id`, `style_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `suggestion_models_due` ON `suggestion_models` (`due_at`);--> statement-breakpoint
CREATE INDEX `suggestion_models_style` ON `suggestion_models` (`style_id`);