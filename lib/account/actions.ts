"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { publicAction, userAction } from "../action";
import { env } from "../env";
import { fail } from "../errors";
import { clientAddress } from "./address";
import { takeAttempt } from "./attempts";
import * as passwords from "./change-password";
import { joinWithInvitation } from "./join";
import { mailReset, mailSignUp } from "./mails";
import * as queries from "./queries";
import {
  changePasswordInput,
  joinInput,
  renameUserInput,
  requestResetInput,
  resetPasswordInput,
  signUpInput,
} from "./schema";

export const signUp = publicAction(signUpInput, async (person) => {
  if (env().PHAROS_SIGN_UP !== "open") fail("forbidden", "You need an invitation to sign up here.");
  await limitMails(person.email);
  unawaited(mailSignUp(person));
});

export const requestReset = publicAction(requestResetInput, async ({ email }) => {
  await limitMails(email);
  unawaited(mailReset(email));
});

export const resetPassword = publicAction(resetPasswordInput, ({ token, password }) =>
  passwords.resetPassword(token, password),
);

export const join = publicAction(joinInput, joinWithInvitation);

export const renameUser = userAction(renameUserInput, ({ name }, user) => queries.renameUser(user, name));

export const changePassword = userAction(changePasswordInput, ({ current, password }, user) =>
  passwords.changePassword(user, current, password),
);

export const endSessions = userAction(z.object({}), (_, user) => queries.endSessions(user.id));

async function limitMails(email: string) {
  await takeAttempt(`mail-address:${clientAddress(await headers())}`, 20);
  await takeAttempt(`mail:${email}`, 3);
}

/** The answer does not wait for the mail, so that its time does not tell whether the e-mail is known. */
function unawaited(work: Promise<void>) {
  work.catch((error) => console.error("A mail could not be sent.", error));
}
