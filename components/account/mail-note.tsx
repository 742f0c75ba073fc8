type Props = { email: string; sendsMail: boolean };

/** Says the same for an address that is known and for one that is not. */
export function MailNote({ email, sendsMail }: Props) {
  return (
    <p role="status">
      {sendsMail ? (
        <>
          Look into your mail: if <b>{email}</b> can be used here, a link is on its way. It may take a minute.
        </>
      ) : (
        <>
          This server sends no mail yet. If <b>{email}</b> can be used here, the link is in the server’s log: ask
          whoever runs it.
        </>
      )}
    </p>
  );
}
