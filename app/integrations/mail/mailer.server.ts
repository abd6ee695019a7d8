import { createTransport } from "nodemailer";

/** A letter that is ready to go: one recipient, both forms of its text. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for the same letter: handed over once more, because nobody knew that it had been, it is one in a mailbox. */
  id?: string;
  /** Where a mail program may stop such letters by itself (RFC 8058). */
  stopUrl?: string;
}

/** The way out. A letter that could not be handed over throws, and the job is tried again. */
export interface Mailer {
  send(letter: Letter): Promise<void>;
  close(): void;
}

const patienceMs = 20_000;

/** Hands letters to an SMTP server over a few kept connections. */
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
    // A letter never makes the server read files or fetch addresses, whatever stands in it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html, id, stopUrl }) {
      const headers =
        stopUrl === undefined
          ? {}
          : { "List-Unsubscribe": `<${stopUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
      const messageId = id === undefined ? {} : { messageId: `<${id}@${domain}>` };
      // An object, not a string: an address can then not smuggle in a second one.
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        text,
        html,
        headers,
        ...messageId,
      });
    },
    close: () => transport.close(),
  };
}

/** Keeps letters here, where no SMTP server is configured: the demonstration's mailbox shows them. */
export function mailboxMailer(keep: (letter: Letter) => Promise<void>): Mailer {
  return { send: keep, close: () => undefined };
}
