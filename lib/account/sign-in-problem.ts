const problems: Record<string, string> = {
  unverified: "That account has no verified e-mail address, so it cannot be used to sign in here.",
  "no-account": "There is no account for that e-mail here. Ask somebody on the project for an invitation.",
  OAuthSignin: "The provider could not be reached. Try again, or sign in another way.",
  Configuration: "Signing in is not set up correctly on this server. Its log says more.",
};

/** Words for a code in the address. What a link says is never shown as it is: anybody can write a link. */
export function signInProblem(code: string | string[]) {
  return problems[String(code)] ?? "That did not work. Try again.";
}
