ALTER TABLE "traces" ADD COLUMN "tools" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "traces" ADD COLUMN "agents" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "traces" ADD COLUMN "facet_tokens" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "traces_facets" ON "traces" USING gin ("facet_tokens");