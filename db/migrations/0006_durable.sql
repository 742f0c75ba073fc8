CREATE TABLE "durable_cancellations" (
	"run_id" text NOT NULL,
	"key" text NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "durable_cancellations_run_id_key_pk" PRIMARY KEY("run_id","key")
);
--> statement-breakpoint
CREATE TABLE "durable_crons" (
	"function_id" text NOT NULL,
	"cron" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "durable_crons_function_id_cron_pk" PRIMARY KEY("function_id","cron")
);
--> statement-breakpoint
CREATE TABLE "durable_events" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "durable_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"body" json NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"routed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "durable_failures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "durable_failures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" text NOT NULL,
	"step_id" text,
	"step_name" text,
	"attempt" smallint NOT NULL,
	"error" json NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "durable_jobs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "durable_jobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"run_id" text NOT NULL,
	"function_id" text NOT NULL,
	"kind" text NOT NULL,
	"step_id" text,
	"step_name" text,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"generation" integer DEFAULT 0 NOT NULL,
	"claims" smallint DEFAULT 0 NOT NULL,
	"worker" text,
	"limits" text[] DEFAULT '{}' NOT NULL,
	"limited" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "durable_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "durable_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"event_id" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"pending" text[] DEFAULT '{}' NOT NULL,
	"limits" text[] DEFAULT '{}' NOT NULL,
	"step_count" integer DEFAULT 0 NOT NULL,
	"state_bytes" integer DEFAULT 0 NOT NULL,
	"version" smallint DEFAULT -1 NOT NULL,
	"output" json,
	"error" json,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "durable_steps" (
	"run_id" text NOT NULL,
	"id" text NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "durable_steps_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"op" text NOT NULL,
	"result" json NOT NULL,
	"attempts" smallint NOT NULL,
	"duration_ms" integer,
	"ended_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "durable_steps_run_id_id_pk" PRIMARY KEY("run_id","id")
);
--> statement-breakpoint
CREATE INDEX "durable_cancellations_key" ON "durable_cancellations" USING btree ("key");--> statement-breakpoint
CREATE INDEX "durable_crons_next" ON "durable_crons" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "durable_events_waiting" ON "durable_events" USING btree ("seq") WHERE not "durable_events"."routed";--> statement-breakpoint
CREATE INDEX "durable_events_received" ON "durable_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "durable_failures_run" ON "durable_failures" USING btree ("run_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "durable_jobs_key" ON "durable_jobs" USING btree ("key");--> statement-breakpoint
CREATE INDEX "durable_jobs_due" ON "durable_jobs" USING btree ("due_at","id") WHERE not "durable_jobs"."limited";--> statement-breakpoint
CREATE INDEX "durable_jobs_limited" ON "durable_jobs" USING btree ("due_at","id") WHERE "durable_jobs"."limited";--> statement-breakpoint
CREATE INDEX "durable_jobs_run" ON "durable_jobs" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "durable_jobs_held" ON "durable_jobs" USING btree ("worker") WHERE "durable_jobs"."worker" is not null;--> statement-breakpoint
CREATE INDEX "durable_keys_expiry" ON "durable_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "durable_runs_newest" ON "durable_runs" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "durable_runs_function" ON "durable_runs" USING btree ("function_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "durable_runs_status" ON "durable_runs" USING btree ("status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "durable_runs_event" ON "durable_runs" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "durable_runs_ended" ON "durable_runs" USING btree ("ended_at") WHERE "durable_runs"."ended_at" is not null;