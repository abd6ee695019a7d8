import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { beforeEach, expect, test } from "vitest";
import { composeArchive } from "#app/integrations/archives/compose-archive.server.ts";
import { composeEmail } from "#app/integrations/mail/compose.ts";
import { createSheetWriter } from "#app/integrations/sheets/sheet-writer.server.ts";
import { documentsFolderOf, exportsFolderOf } from "#tests/support/test-app.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { openMailServer } from "#tests/support/privacy/mail-server.ts";
import { placesOf, scanFor } from "#tests/support/privacy/scan.ts";

const app = openTestApp({}, { isEmptied: true });
const chinese = "赵金丝雀";
const latin = "Zoë Canary";
const address = "zoe.canary+home@Example.test";
const canaries = [chinese, latin, address];

const [documents, archives] = [
  () => documentsFolderOf(app.databaseUrl),
  () => exportsFolderOf(app.databaseUrl),
];

beforeEach(async () => {
  await app.owner.query("drop schema if exists elsewhere cascade; create schema elsewhere");
  for (const folder of [documents(), archives()]) await rm(folder, { recursive: true, force: true });
});

const scan = (others?: Parameters<typeof scanFor>[2]) => scanFor(canaries, app, others);

/** Puts a file in a folder of the test app. */
async function store(folder: string, path: string, bytes: string | Buffer): Promise<void> {
  const full = join(folder, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, bytes);
}

test("nothing is found in an empty database", async () => {
  expect(await scan()).toEqual([]);
});

test.each([
  ["text", chinese],
  ["varchar(80)", chinese],
  ["char(80)", latin],
  ["citext_like", address],
  ["text[]", `{"before","${chinese}"}`],
  ["json", String.raw`{"a":[{"b":"\u8d75\u91d1\u4e1d\u96c0"}]}`],
  ["jsonb", JSON.stringify({ [chinese]: 1 })],
  ["jsonb[]", `{"{\\"a\\":\\"${latin}\\"}"}`],
  ["xml", `<a>${chinese}</a>`],
  ["tsvector", `'${chinese}':1`],
  ["bytea", `\\x${Buffer.from(chinese).toString("hex")}`],
  ["bytea", `\\x${gzipSync(latin).toString("hex")}`],
  ["bytea[]", `{"\\\\x${Buffer.from(latin).toString("hex")}"}`],
  ["text", `\\x${Buffer.from(latin).toString("hex")}`],
  ["inet_and_name", `("${latin}",1)`],
])("in a column of type %s: %s", async (type, value) => {
  await app.owner.query(`create domain elsewhere.citext_like as text;
    create type elsewhere.inet_and_name as (name text, number integer);
    set search_path = elsewhere, public;
    create table elsewhere.kept (id integer, held ${type});
    set search_path = public`);
  await app.owner.query(`insert into elsewhere.kept select n, $1 from generate_series(1, 2) n`, [value]);
  expect(await scan()).toMatchObject([{ place: "elsewhere.kept.held", count: 2 }]);
});

test.each([
  ["other case", "ZOË CANARY"],
  ["full width", "ｚｏë　ｃａｎａｒｙ"],
  ["decomposed", latin.normalize("NFD")],
  ["without a blank", "zoëcanary"],
  ["with invisible characters", "Zo\u200bë\u00adCanary"],
  ["in an address", encodeURIComponent(latin)],
  ["in HTML", "Zo&#xeb; Canary"],
  ["in base64", Buffer.from(`x ${latin}`).toString("base64")],
  ["in quoted-printable", "Zo=C3=AB Can=\r\nary"],
  ["in the subject of an e-mail", `=?UTF-8?B?${Buffer.from(latin).toString("base64")}?=`],
  ["in base64 twice", Buffer.from(Buffer.from(`x ${latin}`).toString("base64")).toString("base64")],
])("a text written %s", async (_, written) => {
  await app.owner.query("create table elsewhere.kept (held text)");
  await app.sql`insert into elsewhere.kept values (${`before ${written} after`})`;
  expect(await scan()).toEqual([{ place: "elsewhere.kept.held", canary: latin, count: 1 }]);
});

test("another's text is not found", async () => {
  await app.owner.query("create table elsewhere.kept (held text)");
  await app.sql`insert into elsewhere.kept values ('赵金雀'), ('Zoë Canarias'), ('zoe.canary@example.test')`;
  expect(await scan()).toEqual([]);
});

test("in the product's tables, the queue and the built-in mailbox", async () => {
  await app.sql`insert into accounts."user" (name, email) values (${chinese}, lower(${address}))`;
  await app.sql`insert into event (type, actor_kind, subject_kind, subject_id, note)
    values ('offer-declined', 'company', 'offer', gen_random_uuid(), ${`Said ${latin}`})`;
  await app.sql`select enqueue_job('send-email', json_build_object('a', ${chinese}::text), null, null, false)`;
  await app.sql`insert into dev_mail (recipient, subject, text, html)
    values (${address}, 'Welcome', ${`Dear ${latin}`}, ${`<p>${latin}</p>`})`;
  expect(placesOf(await scan())).toEqual([
    "accounts.user.email",
    "accounts.user.name",
    "graphile_worker._private_jobs.payload",
    "public.dev_mail.html",
    "public.dev_mail.recipient",
    "public.dev_mail.text",
    "public.event.note",
  ]);
});

test("an id is found where it is asked for", async () => {
  const [row] = await app.sql<{ id: string }>`
    insert into accounts."user" (name, email) values ('A', 'a@example.test') returning id`;
  expect(placesOf(await scanFor([row?.id ?? ""], app))).toEqual(["accounts.user.id"]);
});

test("in files: documents in pieces, PDFs, archives in archives, copies of seals", async () => {
  const ids = [1, 2, 3, 4, 5].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
  const pdf = await PDFDocument.create();
  pdf.setAuthor(chinese);
  pdf
    .addPage()
    .drawText("Zoe.Canary+Home@example.test", { font: await pdf.embedFont(StandardFonts.Courier) });
  const archive = (path: string, bytes: Buffer | string) =>
    buffer(
      composeArchive(
        [
          {
            path,
            bytes: async function* () {
              yield bytes;
            },
          },
        ],
        new Date(),
      ),
    );
  const sheets = createSheetWriter();
  app.onClose(() => sheets.close());
  const sheet = {
    locale: "zh-CN",
    title: "—",
    lead: `致${chinese}`,
    madeAt: new Date(),
    parts: [],
    foot: "",
    pageOf: "",
  } as const;
  await store(documents(), `${ids[0]}/0.a`, Buffer.from(chinese).subarray(0, 5));
  await store(documents(), `${ids[0]}/1048576.b`, Buffer.from(chinese).subarray(5));
  await store(documents(), `${ids[1]}/0.a`, Buffer.from(await pdf.save()));
  await store(documents(), `${ids[2]}/0.a`, await archive("a.txt", Buffer.from(latin, "utf16le")));
  await store(documents(), `${ids[4]}/0.a`, await sheets.write(sheet));
  await store(documents(), "audit/seals-00000/1.json", JSON.stringify({ latin }));
  await store(
    archives(),
    `${ids[3]}.zip`,
    await archive("documents.zip", await archive(`${chinese}.txt`, "empty")),
  );
  const found = await scan();
  expect(found.map(({ place, canary }) => [place, canary])).toEqual([
    [`archives/${ids[3]}.zip`, chinese],
    ["audit/seals-00000/1.json", latin],
    [`documents/${ids[0]}`, chinese],
    [`documents/${ids[1]}/0.a`, chinese],
    [`documents/${ids[1]}/0.a`, address],
    [`documents/${ids[2]}/0.a`, latin],
    [`documents/${ids[4]}/0.a`, chinese],
  ]);
});

test("in e-mails as a mail server receives them, and in log lines", async () => {
  const server = await openMailServer();
  app.onClose(server.close);
  const message = {
    locale: "zh-CN",
    paragraphs: [`尊敬的${chinese}：`, `Dear ${latin}`],
    because: "—",
  } as const;
  await server.mailer.send({
    to: "other@example.test",
    ...composeEmail({ ...message, subject: `给${chinese}` }),
  });
  await server.mailer.send({ to: address, ...composeEmail({ ...message, subject: "—", paragraphs: ["—"] }) });
  expect(
    await scan({ emails: server.emails, logLines: [JSON.stringify({ message: latin }), "other"] }),
  ).toEqual([
    { place: "e-mail", canary: chinese, count: 1 },
    { place: "e-mail", canary: latin, count: 1 },
    { place: "e-mail", canary: address, count: 1 },
    { place: "log", canary: latin, count: 1 },
  ]);
});
