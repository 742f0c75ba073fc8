import type { Metadata } from "next";
import { Frame } from "@/components/account/frame";
import { RequestResetForm } from "@/components/account/request-reset-form";
import { ResetPasswordForm } from "@/components/account/reset-password-form";
import { TextLink } from "@/components/ui/text-link";
import { isLoginToken } from "@/lib/account/tokens";
import { sendsMail } from "@/lib/mail";

export const metadata: Metadata = { title: "Choose a password", referrer: "no-referrer" };

export default async function ResetPasswordPage({ searchParams }: PageProps<"/reset-password">) {
  const { token } = await searchParams;
  const foot = <TextLink href="/sign-in">Back to signing in</TextLink>;

  if (typeof token === "string" && (await isLoginToken(token, "reset-password"))) {
    return (
      <Frame title="Choose a password" foot={foot}>
        <ResetPasswordForm token={token} />
      </Frame>
    );
  }

  return (
    <Frame
      title="Choose a new password"
      description={token ? "That link was used already, or is too old. Ask for a new one." : "You get a link by mail."}
      foot={foot}
    >
      <RequestResetForm sendsMail={sendsMail()} />
    </Frame>
  );
}
