CREATE TABLE "dictionary" (
	"project_id" integer NOT NULL,
	"week" date NOT NULL,
	"word" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "dictionary_project_id_week_word_pk" PRIMARY KEY("project_id","week","word")
);
--> statement-breakpoint
CREATE TABLE "dictionary_queue" (
	"project_id" integer NOT NULL,
	"trace_id" uuid NOT NULL,
	"week" date NOT NULL,
	"first_chunk" integer NOT NULL,
	CONSTRAINT "dictionary_queue_project_id_trace_id_first_chunk_pk" PRIMARY KEY("project_id","trace_id","first_chunk")
);
--> statement-breakpoint
CREATE INDEX "dictionary_prefix" ON "dictionary" USING btree ("project_id","word" text_pattern_ops);--> statement-breakpoint
INSERT INTO "dictionary_queue" SELECT "project_id", "trace_id", "week", "first_chunk" FROM "packs";--> statement-breakpoint
DO $$ BEGIN
	CREATE EXTENSION IF NOT EXISTS pg_trgm;
	CREATE INDEX "dictionary_infix" ON "dictionary" USING gin ("word" gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
	RAISE NOTICE 'Without pg_trgm, what stands amid a word is looked for more slowly: %', SQLERRM;
END $$;
