import type { Route } from "next";
import { RelativeTime } from "@/components/ui/relative-time";
import { formatCount } from "@/lib/format";
import { sessionAddress } from "@/lib/sessions/filter";
import type { Session } from "@/lib/sessions/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { HomePanel } from "./home-panel";
import { HomeRow } from "./home-row";

export function OpenSessions({ project, sessions }: { project: string; sessions: Session[] }) {
  return (
    <HomePanel
      title="Open sessions"
      note="not idle yet"
      all={{ href: `/${project}/sessions` as Route, label: "All sessions" }}
    >
      {sessions.length === 0 ? (
        <p className="px-3 pb-3 text-fg-2">No session is open now.</p>
      ) : (
        <ul>
          {sessions.map(({ sessionId, lastAt, traceCount, failedCount, users, firstInput }) => (
            <HomeRow
              key={sessionId}
              href={sessionAddress(project, sessionId)}
              name={visibleText(firstInput ?? sessionId)}
              aside={<RelativeTime ago value={lastAt} />}
            >
              {[
                `${formatCount(traceCount)} ${traceCount === 1 ? "turn" : "turns"}`,
                failedCount > 0 && `${formatCount(failedCount)} failed`,
                visibleText(users.join(", ")),
              ]
                .filter(Boolean)
                .join(" · ")}
            </HomeRow>
          ))}
        </ul>
      )}
    </HomePanel>
  );
}
