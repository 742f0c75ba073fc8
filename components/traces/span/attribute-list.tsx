import { CopyButton } from "@/components/ui/copy-button";
import { toText } from "@/lib/traces/json-text";
import { BreakableKey } from "../content/breakable-key";
import { JsonView } from "../content/json-view";

type Props = {
  title: string;
  attributes: Record<string, unknown>;
  filter?: string;
  /** What a key feeds: the names of fields. */
  feeds?: (key: string) => string[];
};

export function AttributeList({ title, attributes, filter = "", feeds }: Props) {
  const wanted = filter.trim().toLowerCase();
  const rows = Object.entries(attributes).filter(
    ([key, value]) =>
      value !== null &&
      value !== "" &&
      (key.toLowerCase().includes(wanted) || toText(value).toLowerCase().includes(wanted)),
  );

  return (
    <section aria-label={title} className="mt-4">
      <h3 className="mb-1 text-fg-3 text-sm">
        {title} · {rows.length}
      </h3>
      <dl className="divide-y divide-line border-line border-y">
        {rows.map(([key, value]) => (
          <div key={key} className="group grid grid-cols-[minmax(0,4fr)_minmax(0,5fr)] items-start gap-2 py-1">
            <dt className="break-words font-mono text-fg-2 text-sm">
              <BreakableKey text={key} />
              {feeds && <Feeds names={feeds(key)} />}
            </dt>
            <dd className="grid min-w-0 grid-cols-[minmax(0,1fr)_24px] items-start gap-2 font-mono text-sm">
              <JsonView value={value} />
              <CopyButton
                value={() => toText(value)}
                label={key}
                size="icon-sm"
                className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100"
              />
            </dd>
          </div>
        ))}
      </dl>
      {rows.length === 0 && <p className="py-1 text-fg-3">{wanted ? "None matches." : "None."}</p>}
    </section>
  );
}

function Feeds({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  return (
    <span className="block font-sans text-fg-3 text-xs" title="What Pharos reads from it">
      → {names.join(", ")}
    </span>
  );
}
