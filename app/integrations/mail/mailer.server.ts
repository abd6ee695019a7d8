import { createTransport } from "nodemailer";

/** An e-mail that is ready to send: one recipient, both forms of its text. */
export interface Email {
  to: string;
  subject: string;
  text: string;
  html: string;
  /**
   * The same for the same e-mail: if it is sent again because it was unknown whether it had been, a mailbox shows one.
   */
  id?: string;
  /** The address at which a mail program unsubscribes by itself (RFC 8058). */
  stopUrl?: string;
  /** Files that the server wrote itself. */
  attachments?: readonly { name: string; mediaType: string; bytes: Buffer }[];
}

/** Sends e-mails. A failure throws, and the job is retried. */
export interface Mailer {
  send(email: Email): Promise<void>;
  close(): void;
}

const patienceMs = 20_000;

/** Sends e-mails to an SMTP server over a few pooled connections. */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const { hostname, port, protocol, username, password } = new URL(smtpUrl);
  const isSecure = protocol === "smtps:";
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? hostname;
  const transport = createTransport({
    host: hostname,
    port: port === "" ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    ...(username === ""
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    pool: true,
    maxConnections: 4,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // An e-mail's content never makes the server read files or fetch addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html, id, stopUrl, attachments = [] }) {
      const headers =
        stopUrl === undefined
          ? {}
          : { "List-Unsubscribe": `<${stopUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
      const messageId = id === undefined ? {} : { messageId: `<${id}@${domain}>` };
      // An object, not a string: an address then can't contain a second one.
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        text,
        html,
        headers,
        attachments: attachments.map(({ name, mediaType, bytes }) => ({
          filename: name,
          contentType: mediaType,
          content: bytes,
        })),
        ...messageId,
      });
    },
    close: () => transport.close(),
  };
}

/** Stores e-mails here if no SMTP server is configured: the demonstration's mailbox shows them. */
export function mailboxMailer(store: (email: Email) => Promise<void>): Mailer {
  return { send: store, close: () => undefined };
}
