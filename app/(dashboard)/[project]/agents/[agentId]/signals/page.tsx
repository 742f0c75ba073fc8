import type { Metadata } from "next";
import { SignalsEmpty } from "@/components/agents/signals-empty";

export const metadata: Metadata = { title: "Signals" };

export default function SignalsPage() {
  return <SignalsEmpty />;
}
