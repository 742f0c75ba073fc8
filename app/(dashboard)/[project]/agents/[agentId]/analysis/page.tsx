import type { Metadata } from "next";
import { AnalysisEmpty } from "@/components/agents/analysis-empty";

export const metadata: Metadata = { title: "Analysis" };

export default function AnalysisPage() {
  return <AnalysisEmpty />;
}
