import "server-only";
import type { NextAuthOptions, User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "../env";
import { AppError } from "../errors";
import { clientAddress } from "./address";
import { admit } from "./admit";
import { nextPath } from "./next-path";
import { oauthProviders } from "./providers";
import { getSignIn } from "./queries";
import { signInWithLink, signInWithPassword } from "./sign-in";

declare module "next-auth" {
  interface Session {
    userId: number;
    version: number;
  }
  interface User {
    version?: number;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    version?: number;
    /** Milliseconds since 1970. Fixed: next-auth would go on renewing a cookie for whoever has it. */
    until?: number;
  }
}

const SESSION_SECONDS = 30 * 24 * 60 * 60;

export function authOptions(): NextAuthOptions {
  chooseOrigin();
  return {
    secret: env().PHAROS_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [password, link, ...oauthProviders()],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.type !== "oauth") return true;
        const refused = await admit({
          email: profile?.email,
          name: profile?.name,
          verified: isVerified(profile),
        });
        return refused ? `/sign-in?error=${refused}` : true;
      },
      async jwt({ token, user, account }) {
        if (!account) return (token.until ?? 0) > Date.now() ? token : {};
        const signedIn = account.type === "oauth" ? await oauthUser(user) : user;
        return { sub: signedIn.id, version: signedIn.version, until: Date.now() + SESSION_SECONDS * 1_000 };
      },
      session: ({ token, session: { expires } }) => ({
        expires,
        userId: Number(token.sub ?? 0),
        version: token.version ?? 0,
      }),
      redirect: ({ url, baseUrl }) =>
        baseUrl + nextPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
  };
}

/** next-auth reads these two. An address of this machine alone says nothing about how others reach it. */
function chooseOrigin() {
  const { PHAROS_URL } = env();
  const loopback = !PHAROS_URL || ["localhost", "127.0.0.1", "[::1]"].includes(new URL(PHAROS_URL).hostname);
  if (loopback) {
    delete process.env.NEXTAUTH_URL;
    process.env.AUTH_TRUST_HOST = "true";
  } else {
    process.env.NEXTAUTH_URL = PHAROS_URL;
  }
}

const password = Credentials({
  id: "credentials",
  name: "Password",
  credentials: { email: {}, password: {} },
  authorize: (input, request) => told(signInWithPassword(input, addressOf(request.headers))),
});

const link = Credentials({
  id: "link",
  name: "Link",
  credentials: { token: {} },
  authorize: (input, request) => told(signInWithLink(input?.token ?? "", addressOf(request.headers))),
});

/** What is thrown here reaches the browser in a URL, so only words meant for it may pass. */
async function told(signIn: ReturnType<typeof signInWithPassword>): Promise<User> {
  try {
    const { id, email, name, version } = await signIn;
    return { id: String(id), email, name, version };
  } catch (error) {
    if (error instanceof AppError) throw error;
    console.error(error);
    throw new Error("Signing in does not work at the moment. Try again soon.");
  }
}

async function oauthUser({ email }: User): Promise<User> {
  const user = email ? await getSignIn(email.trim().toLowerCase()) : undefined;
  if (!user) throw new Error("A user was admitted and is not there.");
  return { ...user, id: String(user.id) };
}

/** Some providers send the claim as text. */
function isVerified(profile: object | undefined) {
  return profile !== undefined && "email_verified" in profile && String(profile.email_verified) === "true";
}

function addressOf(headers: Record<string, string> | undefined) {
  return clientAddress(new Headers(headers));
}
