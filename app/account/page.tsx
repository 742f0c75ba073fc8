import type { Metadata } from "next";
import Link from "next/link";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { EndSessions } from "@/components/account/end-sessions";
import { RenameUserForm } from "@/components/account/rename-user-form";
import { Section } from "@/components/account/section";
import { SignOutButton } from "@/components/account/sign-out-button";
import { Brand } from "@/components/shell/brand";
import { requireUser } from "@/lib/auth";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const user = await requireUser();

  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[560px] flex-col gap-4 px-4 py-10">
      <Link href="/" className="self-start rounded-sm">
        <Brand />
      </Link>
      <h1 className="font-semibold text-xl">Your account</h1>
      <Section title="Profile" description={user.email}>
        <RenameUserForm name={user.name} />
      </Section>
      <Section
        title="Password"
        description={
          user.hasPassword
            ? "A new password signs you out everywhere else."
            : "You have none yet. With one, you can sign in without a link or another provider."
        }
      >
        <ChangePasswordForm email={user.email} hasPassword={user.hasPassword} />
      </Section>
      <Section title="Sessions" description="A session lasts 30 days, unless you end it.">
        <div className="flex flex-wrap gap-2">
          <SignOutButton />
          <EndSessions />
        </div>
      </Section>
    </main>
  );
}
