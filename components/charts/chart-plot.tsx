"use client";

import { Bar, CartesianGrid, ComposedChart, Line, type LineProps, XAxis, YAxis } from "recharts";
import { type ChartRow, type ChartSeries, chartFrame } from "./chart-data";
import { tickLabel, timeTicks } from "./time-ticks";

export type ChartPlotProps = {
  rows: ChartRow[];
  series: ChartSeries[];
  draw: "bars" | "lines";
  /** How a number stands at the axis: short. */
  axis: (value: number) => string;
  /** Numbers that are counted have no parts. */
  whole: boolean;
  onPick: (series: string) => void;
};

const tick = { fill: "var(--fg-3)", fontSize: 11 };

/** What is drawn, and nothing else: the pointer, the keys and the words are the stage's. */
export function ChartPlot({ rows, series, draw, axis, whole, onPick }: ChartPlotProps) {
  const { left, bottom, ...margin } = chartFrame;
  const highest = highestOf(rows, series);

  return (
    <ComposedChart
      responsive
      data={rows}
      accessibilityLayer={false}
      margin={{ ...margin, left: 0, bottom: 0 }}
      barCategoryGap={rows.length > 80 ? 0 : "12%"}
      className="size-full"
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="from"
        scale="band"
        height={bottom}
        ticks={timeTicks(rows)}
        tickFormatter={tickLabel}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: "var(--line-strong)" }}
        interval="preserveStart"
        minTickGap={16}
      />
      <YAxis
        width={left}
        tickFormatter={axis}
        tick={tick}
        tickLine={false}
        axisLine={false}
        tickCount={highest > 0 ? 4 : 2}
        allowDecimals={!whole}
        domain={[0, highest > 0 ? "auto" : 1]}
      />
      {draw === "bars"
        ? series.map(({ key, label, color, alwaysSeen }) => (
            <Bar
              key={key}
              dataKey={numberOf(key)}
              name={label}
              stackId="all"
              fill={color}
              minPointSize={(value) => (alwaysSeen && Number(value) > 0 ? 2 : 0)}
              zIndex={alwaysSeen ? aboveBars : undefined}
              isAnimationActive={false}
              onClick={() => onPick(key)}
            />
          ))
        : series.map(({ key, label, color, dash }) => (
            <Line
              key={key}
              dataKey={numberOf(key)}
              name={label}
              type="linear"
              stroke={color}
              strokeWidth={1.5}
              strokeDasharray={dash}
              dot={dotOfLonely(rows, key, color)}
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
    </ComposedChart>
  );
}

/** Bars of a chart lie at 300. */
const aboveBars = 310;

function numberOf(key: string) {
  return (row: ChartRow) => row.values[key] ?? null;
}

function highestOf(rows: ChartRow[], series: ChartSeries[]) {
  return Math.max(0, ...rows.flatMap(({ values }) => series.map(({ key }) => values[key] ?? 0)));
}

/** A value between two gaps has no line to be seen by. */
function dotOfLonely(rows: ChartRow[], key: string, color: string): LineProps["dot"] {
  const has = (index: number) => typeof rows[index]?.values[key] === "number";
  return ({ cx, cy, index }) =>
    has(index) && !has(index - 1) && !has(index + 1) ? (
      <circle key={index} cx={cx} cy={cy} r={2} fill={color} />
    ) : (
      <g key={index} />
    );
}
