import { isObject } from "@/lib/normalise/json";
import { schemaRows } from "@/lib/traces/schema-rows";
import { visibleText } from "@/lib/traces/visible-text";
import { JsonView } from "./json-view";

/** The parameters that a JSON schema describes; the schema itself where it describes anything else. */
export function SchemaTable({ schema, label }: { schema: unknown; label: string }) {
  const rows = schemaRows(schema);
  if (rows.length === 0) {
    return isObject(schema) && Object.keys(schema).length > 1 ? (
      <JsonView value={schema} />
    ) : (
      <p className="text-fg-3 text-sm">No parameters</p>
    );
  }

  return (
    <table aria-label={label} className="mt-1 w-full table-fixed border-collapse text-sm">
      <thead className="sr-only">
        <tr>
          <th>Name</th>
          <th>Type</th>
          <th>Description</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, type, required, description }) => (
          <tr key={path} className="border-line not-first:border-t align-top">
            <td className="w-[30%] break-words py-1 pr-2 font-mono">{visibleText(path)}</td>
            <td className="w-[24%] break-words py-1 pr-2 text-fg-2">
              {visibleText(type)}
              {required && <span className="block text-fg-3 text-xs">required</span>}
            </td>
            <td className="whitespace-pre-wrap break-words py-1 text-fg-2">{visibleText(description)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
