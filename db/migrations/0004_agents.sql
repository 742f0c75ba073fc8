CREATE TABLE "agent_changes" (
	"project_id" integer NOT NULL,
	"agent_id" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_rollups" (
	"project_id" integer NOT NULL,
	"agent_id" text NOT NULL,
	"step" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"runs" integer NOT NULL,
	"successes" integer NOT NULL,
	"failures" integer NOT NULL,
	"span_count" bigint NOT NULL,
	"llm_count" bigint NOT NULL,
	"tool_count" bigint NOT NULL,
	"error_count" bigint NOT NULL,
	"hidden_error_count" bigint NOT NULL,
	"unpriced_count" bigint NOT NULL,
	"input_tokens" bigint,
	"output_tokens" bigint,
	"cached_tokens" bigint,
	"cache_write_tokens" bigint,
	"reasoning_tokens" bigint,
	"cost_usd" double precision,
	"latency_keys" integer[] NOT NULL,
	"latency_counts" integer[] NOT NULL,
	"last_start" timestamp with time zone NOT NULL,
	"agent_name" text NOT NULL,
	"agent_role" text,
	"framework" text,
	"models" text[] NOT NULL,
	"environments" text[] NOT NULL,
	"versions" text[] NOT NULL,
	"parents" text[] NOT NULL,
	CONSTRAINT "agent_rollups_project_id_step_agent_id_starts_at_pk" PRIMARY KEY("project_id","step","agent_id","starts_at")
);
--> statement-breakpoint
CREATE TABLE "call_rollups" (
	"project_id" integer NOT NULL,
	"agent_id" text NOT NULL,
	"step" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"calls" integer NOT NULL,
	"errors" integer NOT NULL,
	"unpriced_count" integer NOT NULL,
	"input_tokens" bigint,
	"output_tokens" bigint,
	"cached_tokens" bigint,
	"cache_write_tokens" bigint,
	"reasoning_tokens" bigint,
	"cost_usd" double precision,
	"latency_keys" integer[] NOT NULL,
	"latency_counts" integer[] NOT NULL,
	CONSTRAINT "call_rollups_project_id_step_agent_id_starts_at_kind_name_pk" PRIMARY KEY("project_id","step","agent_id","starts_at","kind","name")
);
--> statement-breakpoint
CREATE TABLE "end_users" (
	"project_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"trace_count" integer NOT NULL,
	"failed_count" integer NOT NULL,
	"error_count" integer NOT NULL,
	"total_tokens" bigint,
	"cost_usd" double precision,
	"unpriced_count" integer NOT NULL,
	"session_count" integer NOT NULL,
	CONSTRAINT "end_users_project_id_user_id_pk" PRIMARY KEY("project_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "group_changes" (
	"project_id" integer NOT NULL,
	"kind" text NOT NULL,
	"group_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_members" (
	"project_id" integer NOT NULL,
	"kind" text NOT NULL,
	"member" text NOT NULL,
	"session_id" text NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_members_project_id_kind_member_session_id_pk" PRIMARY KEY("project_id","kind","member","session_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"project_id" integer NOT NULL,
	"session_id" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"trace_count" integer NOT NULL,
	"failed_count" integer NOT NULL,
	"error_count" integer NOT NULL,
	"total_tokens" bigint,
	"cost_usd" double precision,
	"unpriced_count" integer NOT NULL,
	"active_ns" bigint NOT NULL,
	"users" text[] NOT NULL,
	"agents" text[] NOT NULL,
	"first_trace_id" uuid NOT NULL,
	"first_input" text,
	"last_output" text,
	CONSTRAINT "sessions_project_id_session_id_pk" PRIMARY KEY("project_id","session_id")
);
--> statement-breakpoint
DROP INDEX "trace_agents_start";--> statement-breakpoint
ALTER TABLE "trace_agents" ADD COLUMN "trace_start" timestamp with time zone;--> statement-breakpoint
UPDATE "trace_agents" a SET "trace_start" = coalesce((SELECT t."start_time" FROM "traces" t WHERE t."project_id" = a."project_id" AND t."trace_id" = a."trace_id"), a."start_time");--> statement-breakpoint
ALTER TABLE "trace_agents" ALTER COLUMN "trace_start" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "trace_agents" ADD COLUMN "result" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "trace_agents" ADD COLUMN "framework" text;--> statement-breakpoint
ALTER TABLE "trace_agents" ADD COLUMN "calls" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "traces" ADD COLUMN "failed_agents" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "traces" ADD COLUMN "succeeded_agents" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "traces" ADD COLUMN "summary_version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "agent_changes_cell" ON "agent_changes" USING btree ("project_id","agent_id","starts_at");--> statement-breakpoint
CREATE INDEX "agent_rollups_time" ON "agent_rollups" USING btree ("project_id","step","starts_at","agent_id");--> statement-breakpoint
CREATE INDEX "end_users_failed" ON "end_users" USING btree ("project_id","failed_count" DESC NULLS LAST,"user_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "end_users_last" ON "end_users" USING btree ("project_id","last_at" DESC NULLS LAST,"user_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "end_users_cost" ON "end_users" USING btree ("project_id","cost_usd" DESC NULLS LAST,"user_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "end_users_traces" ON "end_users" USING btree ("project_id","trace_count" DESC NULLS LAST,"user_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "group_changes_group" ON "group_changes" USING btree ("project_id","kind","group_id");--> statement-breakpoint
CREATE INDEX "session_members_last" ON "session_members" USING btree ("project_id","kind","member","last_at" DESC NULLS LAST,"session_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "session_members_session" ON "session_members" USING btree ("project_id","session_id");--> statement-breakpoint
CREATE INDEX "sessions_last" ON "sessions" USING btree ("project_id","last_at" DESC NULLS LAST,"session_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "trace_agents_run" ON "trace_agents" USING btree ("project_id","agent_id","trace_start" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "traces_user" ON "traces" USING btree ("project_id","user_id","start_time" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "traces_to_renew" ON "traces" USING btree ("project_id","trace_id") WHERE "traces"."summary_version" < 1 and "traces"."span_count" > 0;--> statement-breakpoint
INSERT INTO "agent_changes" ("project_id", "agent_id", "starts_at")
SELECT DISTINCT "project_id", "agent_id", date_bin('15 minutes', "trace_start", timestamptz '1970-01-01 00:00:00Z') FROM "trace_agents";--> statement-breakpoint
INSERT INTO "group_changes" ("project_id", "kind", "group_id")
SELECT DISTINCT "project_id", 'session', "session_id" FROM "traces" WHERE "session_id" IS NOT NULL AND "span_count" > 0
UNION ALL SELECT DISTINCT "project_id", 'user', "user_id" FROM "traces" WHERE "user_id" IS NOT NULL AND "span_count" > 0;