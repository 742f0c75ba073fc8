import "server-only";
import { createTransport } from "nodemailer";
import { env } from "./env";

type Mail = { to: string; subject: string; text: string };

/** Sends through SMTP_URL; without one, the log says what would have been sent. */
export async function sendMail({ to, subject, text }: Mail) {
  const { SMTP_URL, PHAROS_MAIL_FROM } = env();
  if (!SMTP_URL) {
    console.warn(`No SMTP_URL, so this mail was not sent.\nTo: ${to}\nSubject: ${subject}\n\n${text}\n`);
    return;
  }
  await createTransport(SMTP_URL).sendMail({ from: PHAROS_MAIL_FROM, to, subject, text });
}

export function sendsMail() {
  return Boolean(env().SMTP_URL);
}

/** Links in mails never take their host from the request, which anybody can forge. */
export function publicUrl(path: string) {
  return `${env().PHAROS_URL ?? `http://localhost:${process.env.PORT ?? 3000}`}${path}`;
}
