import { SkeletonRows } from "./skeleton-rows";

const columns = [
  { id: "time", narrow: true },
  { id: "name", narrow: true },
  { id: "input" },
  { id: "service" },
  { id: "duration", numeric: true },
  { id: "tokens", numeric: true },
  { id: "cost", numeric: true },
  { id: "status", narrow: true },
];

export function TracesLoading() {
  return (
    <table aria-busy aria-label="Loading traces" className="w-full border-separate border-spacing-0">
      <thead>
        <tr>
          <th colSpan={columns.length} className="h-[30px] border-line border-b bg-panel" />
        </tr>
      </thead>
      <tbody>
        <SkeletonRows count={20} columns={columns} />
      </tbody>
    </table>
  );
}
