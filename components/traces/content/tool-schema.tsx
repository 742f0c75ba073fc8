import { Braces, TriangleAlert } from "lucide-react";
import { visibleText } from "@/lib/traces/visible-text";
import { ContentCard } from "./content-card";
import { SchemaTable } from "./schema-table";

/** What a tool takes, beside what it was given; and how that breaks it. */
export function ToolSchema({ schema, violation }: { schema: unknown; violation: string | null }) {
  return (
    <ContentCard
      tone={violation ? "warn" : "plain"}
      title={
        <>
          {violation ? <TriangleAlert aria-hidden /> : <Braces aria-hidden />}
          <span className="font-medium">Parameters of the tool</span>
        </>
      }
    >
      {violation && <p className="mb-1 break-words text-warn">{visibleText(violation)}</p>}
      <SchemaTable schema={schema} label="Parameters of the tool" />
    </ContentCard>
  );
}
