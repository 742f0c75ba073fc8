import type { ComponentType } from "react";

/** How a value is shown: the page hands in what shows the values of traces. */
export type JsonComponent = ComponentType<{ value: unknown; lines?: number; levels?: number }>;
