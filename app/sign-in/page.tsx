import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FormError } from "@/components/account/form-error";
import { Frame } from "@/components/account/frame";
import { ProviderButtons } from "@/components/account/provider-buttons";
import { SignInForm } from "@/components/account/sign-in-form";
import { TextLink } from "@/components/ui/text-link";
import { nextPath } from "@/lib/account/next-path";
import { listProviders } from "@/lib/account/providers";
import { signInProblem } from "@/lib/account/sign-in-problem";
import { getUser } from "@/lib/auth";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, callbackUrl, error } = await searchParams;
  const path = nextPath(next ?? callbackUrl);
  if (await getUser()) redirect(path);

  return (
    <Frame
      title="Sign in"
      foot={
        <>
          <TextLink href="/reset-password">Forgot your password?</TextLink>
          {env().PHAROS_SIGN_UP === "open" && <TextLink href="/sign-up">Create an account</TextLink>}
          <p className="text-fg-3">
            On the server, <code>npm run sign-in-link</code> prints a link that signs in the owner.
          </p>
        </>
      }
    >
      {error && <FormError>{signInProblem(error)}</FormError>}
      <SignInForm next={path} />
      <ProviderButtons providers={listProviders()} next={path} />
    </Frame>
  );
}
