CREATE TABLE "price_refreshes" (
	"version" text PRIMARY KEY NOT NULL,
	"reached_project" integer DEFAULT 0 NOT NULL,
	"reached_trace" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "arrivals" (
	"project_id" integer NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"arrived_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"wait_ms" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unsettled" (
	"project_id" integer NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unsettled_project_id_kind_target_pk" PRIMARY KEY("project_id","kind","target")
);
--> statement-breakpoint
CREATE INDEX "unsettled_due" ON "unsettled" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "traces_unpriced" ON "traces" USING btree ("project_id","trace_id") WHERE "traces"."unpriced_count" > 0;