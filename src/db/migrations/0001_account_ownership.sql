DROP INDEX `accounts_external`;--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_member_external` ON `accounts` (`member_id`,`provider`,`external_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_external` ON `accounts` (`provider`,`external_id`) WHERE "accounts"."status" <> 'unlinked';--> statement-breakpoint
ALTER TABLE `plays` ADD `account_id` integer;--> statement-breakpoint
CREATE INDEX `link_requests_browser` ON `link_requests` (`browser_hash`);