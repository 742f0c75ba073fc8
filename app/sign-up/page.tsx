import type { Metadata } from "next";
import { connection } from "next/server";
import { Frame } from "@/components/account/frame";
import { ProviderButtons } from "@/components/account/provider-buttons";
import { SignUpForm } from "@/components/account/sign-up-form";
import { TextLink } from "@/components/ui/text-link";
import { listProviders } from "@/lib/account/providers";
import { env } from "@/lib/env";
import { sendsMail } from "@/lib/mail";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage() {
  // What the environment allows is known when the page is asked for, not when it is built.
  await connection();
  const foot = <TextLink href="/sign-in">I have an account</TextLink>;
  if (env().PHAROS_SIGN_UP !== "open") {
    return (
      <Frame
        title="By invitation"
        description="To get an account here, ask an owner of a project to invite you. You get a link to open."
        foot={foot}
      />
    );
  }

  return (
    <Frame title="Create an account" foot={foot}>
      <SignUpForm sendsMail={sendsMail()} />
      <ProviderButtons providers={listProviders()} next="/" />
    </Frame>
  );
}
