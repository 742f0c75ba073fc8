"use client";

import { useState } from "react";
import { TimeChart, type TimeChartProps } from "./time-chart";

type Linked = "marks" | "active" | "onActive" | "onZoom";
export type LinkedChart = Omit<TimeChartProps, Linked>;
type Props = Pick<TimeChartProps, "marks" | "onZoom"> & { charts: LinkedChart[] };

/**
 * Charts over the same time: a row that is looked at in one is marked in all. Who makes the charts does not render again
 * for that, nor are they drawn again.
 */
export function LinkedCharts({ charts, marks, onZoom }: Props) {
  const [active, setActive] = useState<number>();

  return charts.map((chart) => (
    <TimeChart key={chart.title} {...chart} marks={marks} active={active} onActive={setActive} onZoom={onZoom} />
  ));
}
