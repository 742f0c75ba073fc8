import "server-only";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { Provider } from "next-auth/providers/index";
import { z } from "zod";
import { env } from "../env";

const openid = z.object({ sub: z.string(), name: z.string().optional(), email: z.string().optional() });
const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** The buttons of the sign-in page. */
export function listProviders() {
  return oauthProviders().map(({ id, name }) => ({ id, name }));
}

export function oauthProviders(): Provider[] {
  const { AUTH_GITHUB_ID, AUTH_GITHUB_SECRET, AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET } = env();
  const providers: Provider[] = [];
  if (AUTH_GITHUB_ID && AUTH_GITHUB_SECRET) providers.push(github(AUTH_GITHUB_ID, AUTH_GITHUB_SECRET));
  if (AUTH_GOOGLE_ID && AUTH_GOOGLE_SECRET) {
    providers.push(Google({ clientId: AUTH_GOOGLE_ID, clientSecret: AUTH_GOOGLE_SECRET }));
  }
  return [...providers, ...oidc()];
}

/** GitHub's profile shows a public address and no word on whether it is verified: its list of addresses does. */
function github(clientId: string, clientSecret: string): Provider {
  const request = async (path: string, token: string | undefined) => {
    const response = await fetch(`https://api.github.com${path}`, { headers: { Authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}.`);
    return response.json();
  };

  return GitHub({
    clientId,
    clientSecret,
    userinfo: {
      async request({ tokens }) {
        const [profile, emails] = await Promise.all([
          request("/user", tokens.access_token),
          request("/user/emails", tokens.access_token).then((list) => githubEmails.parse(list)),
        ]);
        const own = emails.find(({ primary, verified }) => primary && verified);
        return { ...profile, email: own?.email ?? null, email_verified: Boolean(own) };
      },
    },
  });
}

function oidc(): Provider[] {
  const { AUTH_OIDC_ISSUER, AUTH_OIDC_ID, AUTH_OIDC_SECRET, AUTH_OIDC_NAME } = env();
  if (!AUTH_OIDC_ISSUER || !AUTH_OIDC_ID || !AUTH_OIDC_SECRET) return [];
  return [
    {
      id: "oidc",
      name: AUTH_OIDC_NAME,
      type: "oauth",
      wellKnown: `${AUTH_OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      clientId: AUTH_OIDC_ID,
      clientSecret: AUTH_OIDC_SECRET,
      profile(claims) {
        const { sub, name, email } = openid.parse(claims);
        return { id: sub, name, email };
      },
    },
  ];
}
