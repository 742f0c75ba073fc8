import { Braces, CircleCheck, TriangleAlert } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import type { Span } from "@/lib/traces/content";
import { toText } from "@/lib/traces/json-text";
import { visibleText } from "@/lib/traces/visible-text";
import { ContentCard } from "./content-card";
import { SchemaTable } from "./schema-table";

type Props = { schema: NonNullable<Span["outputSchema"]>; answered: boolean };

/** The schema that the answer was asked to fit, and whether it does. */
export function OutputSchema({ schema: { name, schema, violation }, answered }: Props) {
  return (
    <ContentCard
      tone={violation ? "warn" : "plain"}
      title={
        <>
          <Braces aria-hidden />
          <span className="whitespace-nowrap font-medium">Schema of the answer</span>
          {name && <span className="min-w-0 truncate font-mono text-xs">{visibleText(name)}</span>}
          {answered && <Fit violation={violation} />}
        </>
      }
      aside={<CopyButton value={() => toText(schema)} label="schema" size="icon-sm" className="-mr-1.5" />}
    >
      {violation && <p className="mb-1 break-words text-warn">{visibleText(violation)}</p>}
      <SchemaTable schema={schema} label="Schema of the answer" />
    </ContentCard>
  );
}

function Fit({ violation }: { violation: string | null }) {
  return violation ? (
    <Chip tone="warn">
      <TriangleAlert aria-hidden /> does not fit
    </Chip>
  ) : (
    <Chip tone="good">
      <CircleCheck aria-hidden /> fits
    </Chip>
  );
}
