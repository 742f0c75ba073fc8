import type { AgentCard } from "@/lib/agents/schema";
import { formatCount } from "@/lib/format";

const height = 36;
/** What is there at all is seen. */
const least = 2;

/** Runs over the range, their failed part at the bottom. */
export function AgentSpark({ spark }: { spark: AgentCard["spark"] }) {
  const highest = Math.max(1, ...spark.map(({ runs }) => runs));
  const scale = (count: number) => (count === 0 ? 0 : Math.max(least, (count / highest) * height));

  return (
    <svg
      role="img"
      aria-label={summary(spark)}
      viewBox={`0 0 ${Math.max(1, spark.length)} ${height}`}
      preserveAspectRatio="none"
      className="mt-2 h-9 w-full border-line border-b"
    >
      {spark.map(({ from, runs, failures }, index) => (
        <g key={from}>
          <rect
            x={index + 0.08}
            width={0.84}
            y={height - scale(runs)}
            height={scale(runs)}
            className="fill-line-strong"
          />
          <rect
            x={index + 0.08}
            width={0.84}
            y={height - scale(failures)}
            height={scale(failures)}
            className="fill-bad"
          />
        </g>
      ))}
    </svg>
  );
}

function summary(spark: AgentCard["spark"]) {
  const highest = Math.max(0, ...spark.map(({ runs }) => runs));
  return `Runs over time, at most ${formatCount(highest)} at once in ${spark.length} steps`;
}
