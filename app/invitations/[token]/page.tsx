import type { Metadata } from "next";
import { Frame } from "@/components/account/frame";
import { JoinForm } from "@/components/account/join-form";
import { ProviderButtons } from "@/components/account/provider-buttons";
import { SignInForm } from "@/components/account/sign-in-form";
import { SignOutButton } from "@/components/account/sign-out-button";
import { AcceptInvitation } from "@/components/members/accept-invitation";
import { TextLink } from "@/components/ui/text-link";
import { nextPath } from "@/lib/account/next-path";
import { listProviders } from "@/lib/account/providers";
import { getUser } from "@/lib/auth";
import { getInvitation } from "@/lib/members/invitations";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const [invitation, user] = await Promise.all([getInvitation(token), getUser()]);
  if (!invitation) {
    return (
      <Frame
        title="This invitation does not work"
        description="It was used, withdrawn, or is too old. Ask for a new one."
        foot={<TextLink href="/">Go to your projects</TextLink>}
      />
    );
  }

  const { projectName, email, role, invitedBy, hasAccount } = invitation;
  const title = `Join ${projectName}`;
  const description = `${invitedBy ?? "Somebody"} invites ${email} as ${role}.`;
  const path = nextPath(`/invitations/${token}`);

  if (user?.email === email) {
    return (
      <Frame title={title} description={description}>
        <AcceptInvitation token={token} project={projectName} />
      </Frame>
    );
  }
  if (user) {
    return (
      <Frame title={title} description={`${description} You are signed in as ${user.email}.`}>
        <SignOutButton next={path} />
      </Frame>
    );
  }
  return (
    <Frame title={title} description={hasAccount ? `${description} Sign in to accept.` : description}>
      {hasAccount ? <SignInForm next={path} email={email} /> : <JoinForm token={token} email={email} />}
      <ProviderButtons providers={listProviders()} next={path} />
    </Frame>
  );
}
