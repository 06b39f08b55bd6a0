CREATE TABLE `listeners` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listeners_member` ON `listeners` (`member_id`);--> statement-breakpoint
CREATE TABLE `not_mine` (
	`member_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `from_at`, `to_at`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `play_days` (
	`rollup_id` integer NOT NULL,
	`day` integer NOT NULL,
	`plays` integer NOT NULL,
	`ms` integer NOT NULL,
	`skips` integer NOT NULL,
	PRIMARY KEY(`rollup_id`, `day`),
	FOREIGN KEY (`rollup_id`) REFERENCES `rollups`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `play_hours` (
	`rollup_id` integer NOT NULL,
	`month` integer NOT NULL,
	`hour_of_week` integer NOT NULL,
	`plays` integer NOT NULL,
	`ms` integer NOT NULL,
	PRIMARY KEY(`rollup_id`, `month`, `hour_of_week`),
	FOREIGN KEY (`rollup_id`) REFERENCES `rollups`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `play_months` (
	`rollup_id` integer NOT NULL,
	`track_id` integer NOT NULL,
	`month` integer NOT NULL,
	`plays` integer NOT NULL,
	`ms` integer NOT NULL,
	`skips` integer NOT NULL,
	`first_at` integer,
	`last_at` integer,
	PRIMARY KEY(`rollup_id`, `month`, `track_id`),
	FOREIGN KEY (`rollup_id`) REFERENCES `rollups`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `play_origins` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`listener_id` integer NOT NULL,
	`kind` text NOT NULL,
	`account_id` integer,
	`import_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`listener_id`) REFERENCES `listeners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `play_origins_listener` ON `play_origins` (`listener_id`);--> statement-breakpoint
CREATE TABLE `play_totals` (
	`rollup_id` integer NOT NULL,
	`track_id` integer NOT NULL,
	`plays` integer NOT NULL,
	`ms` integer NOT NULL,
	`skips` integer NOT NULL,
	PRIMARY KEY(`rollup_id`, `track_id`),
	FOREIGN KEY (`rollup_id`) REFERENCES `rollups`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`listener_id` integer NOT NULL,
	`time_zone` text NOT NULL,
	`state` text NOT NULL,
	`built_through` integer NOT NULL,
	FOREIGN KEY (`listener_id`) REFERENCES `listeners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rollups_listener` ON `rollups` (`listener_id`,`state`);--> statement-breakpoint
CREATE TABLE `__new_plays` (
	`listener_id` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`track_id` integer NOT NULL,
	`ms_played` integer NOT NULL,
	`origin_id` integer NOT NULL,
	`flags` integer NOT NULL,
	PRIMARY KEY(`listener_id`, `ended_at`, `track_id`, `ms_played`, `origin_id`),
	FOREIGN KEY (`listener_id`) REFERENCES `listeners`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `listeners` (`member_id`) SELECT DISTINCT `member_id` FROM `plays` ORDER BY `member_id`;--> statement-breakpoint
INSERT INTO `play_origins` (`listener_id`, `kind`, `account_id`, `import_id`, `created_at`)
	SELECT l.`id`, p.`source`, p.`account_id`, NULL, min(p.`played_at`)
	FROM `plays` p JOIN `listeners` l ON l.`member_id` = p.`member_id`
	GROUP BY l.`id`, p.`source`, p.`account_id`;--> statement-breakpoint
-- Length of a play was not known: the track's own stands for it, and flag 32 says that it is estimated.
INSERT INTO `__new_plays` (`listener_id`, `ended_at`, `track_id`, `ms_played`, `origin_id`, `flags`)
	SELECT l.`id`, p.`played_at`, p.`track_id`, coalesce(p.`ms_played`, t.`duration_ms`, 0), o.`id`,
		CASE WHEN p.`ms_played` IS NULL THEN 32 ELSE 0 END
	FROM `plays` p
	JOIN `listeners` l ON l.`member_id` = p.`member_id`
	JOIN `play_origins` o ON o.`listener_id` = l.`id` AND o.`kind` = p.`source` AND o.`account_id` IS p.`account_id`
	LEFT JOIN `tracks` t ON t.`id` = p.`track_id`
	ORDER BY l.`id`, p.`played_at`, p.`track_id`;--> statement-breakpoint
DROP TABLE `plays`;--> statement-breakpoint
ALTER TABLE `__new_plays` RENAME TO `plays`;