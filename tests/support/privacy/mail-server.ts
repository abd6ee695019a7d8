import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { smtpMailer } from "#app/integrations/mail/mailer.server.ts";

/** A mail server that keeps what it receives, with our mailer to it. `url` is for SMTP_URL. */
export async function openMailServer() {
  const emails: Buffer[] = [];
  const server = new SMTPServer({
    hideSTARTTLS: true,
    authOptional: true,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        emails.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const mailer = smtpMailer(url, "Longspring <no-reply@longspring.test>");
  return {
    emails,
    url,
    mailer,
    async close(): Promise<void> {
      mailer.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
