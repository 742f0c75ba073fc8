import type { Metadata } from "next";
import { Frame } from "@/components/account/frame";
import { OpenLink } from "@/components/account/open-link";
import { nextPath } from "@/lib/account/next-path";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

export default async function SignInLinkPage({ searchParams }: PageProps<"/sign-in/link">) {
  const { token, next } = await searchParams;

  return (
    <Frame title="Sign in">
      <OpenLink token={String(token ?? "")} next={nextPath(next)} />
    </Frame>
  );
}
