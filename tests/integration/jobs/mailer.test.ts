import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { composeEmail } from "#app/integrations/mail/compose.ts";
import { smtpMailer } from "#app/integrations/mail/mailer.server.ts";

/** A real SMTP server that records what our mailer sends. */
let received: { from: string; to: string[]; data: string; user: string | undefined }[] = [];
let port = 0;
let refuse = false;
const server = new SMTPServer({
  hideSTARTTLS: true,
  authOptional: true,
  onAuth: ({ username, password }, _session, done) => {
    if (password === "p@ss") done(null, { user: username });
    else done(new Error("wrong password"));
  },
  onRcptTo: (_address, _session, done) =>
    done(refuse ? Object.assign(new Error("no such user"), { responseCode: 550 }) : null),
  onData: (stream, { envelope, user }, done) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      const to = envelope.rcptTo.map(({ address }) => address);
      received.push({ from, to, data: Buffer.concat(chunks).toString(), user: user as string | undefined });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.server.address() as { port: number }).port;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => {
  received = [];
  refuse = false;
});

const from = "Longspring <no-reply@longspring.test>";
const email = {
  to: "lin@company.test",
  ...composeEmail({
    locale: "zh-CN",
    subject: "融资档案已发布\r\nBcc: everybody@evil.test",
    paragraphs: ["案件 C-0931：<b>已发布</b>。"],
    action: { label: "查看详情", url: "https://longspring.example/company?a=1&b=2" },
    because: "您作为成员收到此邮件。",
  }),
};

test("an e-mail is sent as text and HTML, in its language, from our address", async () => {
  const mailer = smtpMailer(`smtp://mailuser:p%40ss@127.0.0.1:${port}`, from);
  await mailer.send(email);
  mailer.close();
  const [mail, ...others] = received;
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    from: "no-reply@longspring.test",
    to: ["lin@company.test"],
    user: "mailuser",
  });
  expect(mail?.data).toContain("text/plain");
  expect(mail?.data).toContain("text/html");
});

test("an e-mail has a one-click unsubscribe header and its own message id", async () => {
  const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, from);
  await mailer.send({
    ...email,
    id: "an-email",
    stopUrl: "https://longspring.example/webhooks/unsubscribe/x.y",
  });
  await mailer.send(email);
  mailer.close();
  const [headers, plain] = received.map(({ data }) =>
    (data.split("\r\n\r\n")[0] ?? "").replace(/\r\n\s+/g, " "),
  );
  expect(headers).toContain("List-Unsubscribe: <https://longspring.example/webhooks/unsubscribe/x.y>");
  expect(headers).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(headers).toContain("Message-ID: <an-email@longspring.test>");
  expect(plain).not.toMatch(/List-Unsubscribe/);
});

test("a line break in a subject starts no other header", async () => {
  const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, from);
  await mailer.send(email);
  mailer.close();
  const [headers] = received[0]?.data.split("\r\n\r\n") ?? [];
  expect(headers).toContain("Subject:");
  expect(headers).not.toMatch(/^Bcc:/im);
  expect(received[0]?.to).toEqual(["lin@company.test"]);
});

test("a recipient address names one mailbox", async () => {
  const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, from);
  await mailer.send({ ...email, to: "lin@company.test, everybody@evil.test" }).catch(() => undefined);
  mailer.close();
  expect(received.flatMap(({ to }) => to)).not.toContain("everybody@evil.test");
});

test("text that a person wrote is escaped in the e-mail", () => {
  expect(email.html).toContain("&#60;b&#62;");
  expect(email.html).not.toContain("<b>");
  expect(email.html).not.toMatch(/<img|<script|<link|src=/);
});

test("an e-mail that the server rejects is an error, so the job is retried", async () => {
  refuse = true;
  const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, from);
  await expect(mailer.send(email)).rejects.toThrow("no such user");
  mailer.close();
});

test("an unreachable mail server is an error, so the job is retried", async () => {
  const mailer = smtpMailer("smtp://127.0.0.1:1", from);
  await expect(mailer.send(email)).rejects.toThrow();
  mailer.close();
});
