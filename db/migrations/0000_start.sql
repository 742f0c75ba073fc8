CREATE TABLE "api_keys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer NOT NULL,
	"name" text NOT NULL,
	"access" text NOT NULL,
	"key_hash" text NOT NULL,
	"prefix" text NOT NULL,
	"created_by" integer,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" integer,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"purpose" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"project_id" integer NOT NULL,
	"user_id" integer NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_project_id_user_id_pk" PRIMARY KEY("project_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "projects_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"retention_days" integer DEFAULT 90 NOT NULL,
	"hash_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_start" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp with time zone,
	"session_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "packs" (
	"project_id" integer NOT NULL,
	"trace_id" uuid NOT NULL,
	"week" date NOT NULL,
	"first_chunk" integer NOT NULL,
	"chunk_count" integer NOT NULL,
	"lengths" integer[] NOT NULL,
	"hashes" bigint[] NOT NULL,
	"text" text NOT NULL,
	"words" integer[] NOT NULL,
	CONSTRAINT "packs_project_id_trace_id_first_chunk_week_pk" PRIMARY KEY("project_id","trace_id","first_chunk","week")
) PARTITION BY RANGE ("week");
--> statement-breakpoint
CREATE TABLE "span_logs" (
	"project_id" integer NOT NULL,
	"trace_id" uuid NOT NULL,
	"week" date NOT NULL,
	"span_id" text NOT NULL,
	"log_id" bigint NOT NULL,
	"time_ns" bigint NOT NULL,
	"chunk_runs" integer[] NOT NULL,
	CONSTRAINT "span_logs_project_id_trace_id_span_id_log_id_week_pk" PRIMARY KEY("project_id","trace_id","span_id","log_id","week")
) PARTITION BY RANGE ("week");
--> statement-breakpoint
CREATE TABLE "spans" (
	"project_id" integer NOT NULL,
	"trace_id" uuid NOT NULL,
	"week" date NOT NULL,
	"span_id" text NOT NULL,
	"parent_span_id" text,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"start_ns" bigint NOT NULL,
	"end_ns" bigint NOT NULL,
	"status" text NOT NULL,
	"status_message" text,
	"error_type" text,
	"service" text,
	"version" text,
	"environment" text,
	"scope" text,
	"model" text,
	"request_model" text,
	"provider" text,
	"input_tokens" bigint,
	"output_tokens" bigint,
	"cached_tokens" bigint,
	"cache_write_tokens" bigint,
	"reasoning_tokens" bigint,
	"cost_usd" double precision,
	"cost_source" text,
	"session_id" text,
	"user_id" text,
	"agent_id" text,
	"agent_name" text,
	"agent_role" text,
	"outcome" text,
	"tags" text[] NOT NULL,
	"tool_name" text,
	"tool_call_id" text,
	"call_hash" text,
	"hidden_error" text,
	"invalid_arguments" text,
	"empty_result" boolean NOT NULL,
	"finish_reason" text,
	"prompt_hash" text,
	"mcp_server" text,
	"ttft_ms" double precision,
	"input_preview" text,
	"output_preview" text,
	"attr_tokens" integer[] NOT NULL,
	"chunk_runs" integer[] NOT NULL,
	"payload_length" integer NOT NULL,
	"normaliser_version" smallint NOT NULL,
	CONSTRAINT "spans_project_id_trace_id_span_id_week_pk" PRIMARY KEY("project_id","trace_id","span_id","week")
) PARTITION BY RANGE ("week");
--> statement-breakpoint
CREATE TABLE "trace_agents" (
	"project_id" integer NOT NULL,
	"trace_id" uuid NOT NULL,
	"agent_id" text NOT NULL,
	"agent_name" text NOT NULL,
	"agent_role" text,
	"version" text,
	"environment" text,
	"is_root" boolean NOT NULL,
	"parent_agent_id" text,
	"run_count" integer NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"end_time" timestamp with time zone NOT NULL,
	"duration_ns" bigint NOT NULL,
	"span_count" integer DEFAULT 0 NOT NULL,
	"llm_count" integer DEFAULT 0 NOT NULL,
	"tool_count" integer DEFAULT 0 NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"hidden_error_count" integer DEFAULT 0 NOT NULL,
	"unpriced_count" integer DEFAULT 0 NOT NULL,
	"input_tokens" bigint,
	"output_tokens" bigint,
	"cached_tokens" bigint,
	"cache_write_tokens" bigint,
	"reasoning_tokens" bigint,
	"cost_usd" double precision,
	"status" text NOT NULL,
	"outcome" text,
	CONSTRAINT "trace_agents_project_id_trace_id_agent_id_pk" PRIMARY KEY("project_id","trace_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "traces" (
	"project_id" integer NOT NULL,
	"trace_id" uuid NOT NULL,
	"week" date NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"end_time" timestamp with time zone NOT NULL,
	"duration_ns" bigint NOT NULL,
	"status" text NOT NULL,
	"status_message" text,
	"service" text,
	"version" text,
	"environment" text,
	"span_count" integer DEFAULT 0 NOT NULL,
	"llm_count" integer DEFAULT 0 NOT NULL,
	"tool_count" integer DEFAULT 0 NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"hidden_error_count" integer DEFAULT 0 NOT NULL,
	"unpriced_count" integer DEFAULT 0 NOT NULL,
	"input_tokens" bigint,
	"output_tokens" bigint,
	"cached_tokens" bigint,
	"cache_write_tokens" bigint,
	"reasoning_tokens" bigint,
	"cost_usd" double precision,
	"total_tokens" bigint,
	"cost_source" text,
	"models" text[] NOT NULL,
	"providers" text[] NOT NULL,
	"agent_id" text,
	"agent_name" text,
	"session_id" text,
	"user_id" text,
	"tags" text[] NOT NULL,
	"outcome" text,
	"input_preview" text,
	"output_preview" text,
	"has_logs" boolean DEFAULT false NOT NULL,
	"chunk_count" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "traces_project_id_trace_id_pk" PRIMARY KEY("project_id","trace_id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_tokens" ADD CONSTRAINT "login_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_key_hash_index" ON "api_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "api_keys_project_id_index" ON "api_keys" USING btree ("project_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token_hash_index" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_project_id_index" ON "invitations" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "login_tokens_user_id_index" ON "login_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_user_id_index" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "projects_slug_index" ON "projects" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_index" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "trace_agents_start" ON "trace_agents" USING btree ("project_id","agent_id","start_time" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "traces_start" ON "traces" USING btree ("project_id","start_time" DESC NULLS LAST,"trace_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "traces_duration" ON "traces" USING btree ("project_id","duration_ns" DESC NULLS LAST,"trace_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "traces_cost" ON "traces" USING btree ("project_id","cost_usd" DESC NULLS LAST,"trace_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "traces_tokens" ON "traces" USING btree ("project_id","total_tokens" DESC NULLS LAST,"trace_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "traces_spans" ON "traces" USING btree ("project_id","span_count" DESC NULLS LAST,"trace_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "traces_week" ON "traces" USING btree ("week","received_at");--> statement-breakpoint
CREATE INDEX "traces_session" ON "traces" USING btree ("project_id","session_id","start_time" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "packs_words" ON "packs" USING gin ("words");--> statement-breakpoint
CREATE INDEX "spans_attr_tokens" ON "spans" USING gin ("attr_tokens");
