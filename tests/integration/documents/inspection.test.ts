import { monitorEventLoopDelay } from "node:perf_hooks";
import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { afterAll, expect, test } from "vitest";
import type { FileExtension } from "#app/domain/documents/file-types.ts";
import { inspectBytes } from "#app/integrations/scanning/inspect-file.server.ts";
import { createInspector } from "#app/integrations/scanning/inspector.server.ts";
import { docx, pdf, png, xlsx } from "#tests/support/documents/good-files.ts";
import { slowOffices } from "#tests/support/documents/slow-offices.ts";
import { slowPdfs } from "#tests/support/documents/hidden-pdfs.ts";

const inspector = createInspector();
afterAll(() => inspector.close());

const inspected = (bytes: Buffer, extension: FileExtension, by = inspector) =>
  by.inspect(() => Promise.resolve(new Uint8Array(bytes)), extension);

test("files made to be slow are refused within two seconds each, and delay nothing else", async () => {
  await inspected(pdf(), "pdf");
  // A blocking inspection blocks each time; other load on the machine does not.
  let least = Infinity;
  for (let tries = 0; tries < 3 && least >= 50; tries += 1) {
    const harmless = await delayDuring(async () => {
      for (let times = 0; times < 20; times += 1) await inspected(pdf(), "pdf");
    });
    const hostile = await delayDuring(async () => {
      for (const [title, name, bytes, fault] of [...slowPdfs, ...slowOffices]) {
        const begun = performance.now();
        const found = await inspected(bytes, name.endsWith("pdf") ? "pdf" : "docx");
        expect({ title, found }).toEqual({ title, found: { fault } });
        expect(performance.now() - begun).toBeLessThan(2_000);
      }
    });
    least = Math.min(least, hostile - harmless);
  }
  expect(least).toBeLessThan(50);
});

/** The delay of this thread's event loop that one in a hundred turns has, in milliseconds. */
async function delayDuring(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  delay.disable();
  return delay.percentile(99) / 1e6;
}

test("an inspection that takes too long is stopped with its thread, and the next file gets another thread", async () => {
  const hasty = createInspector({ patienceMs: 1 });
  const large = pdf({ more: "4 0 obj\n<< /A [1 2 3] >>\nendobj\n".repeat(100_000) });
  expect(await inspected(large, "pdf", hasty)).toEqual({ fault: "file-uncheckable" });
  await hasty.close();
  const patient = createInspector({ atOnce: 1 });
  const both = await Promise.all([inspected(png(), "png", patient), inspected(pdf(), "pdf", patient)]);
  expect(both.map((found) => "sha256" in found)).toEqual([true, true]);
  await patient.close();
});

/** Output of ordinary programs: none may be refused. */
const versions = ["1.3", "1.4", "1.5", "1.6", "1.7", "1.7ext3"] as const;
const ordinary = versions.flatMap((pdfVersion) =>
  [true, false].flatMap((compress) => [true, false].map((tagged) => ({ pdfVersion, compress, tagged }))),
);

test.each(ordinary)("an ordinary PDF %j is accepted", async (options) => {
  expect(await inspectBytes(await written(options), "pdf")).toHaveProperty("sha256");
});

async function written(options: (typeof ordinary)[number]): Promise<Buffer> {
  const document = new PDFDocument({
    ...options,
    info: { Title: "A stream (of obj) \\ words", Author: "公司" },
  });
  const whole = buffer(document);
  document.text("Annual report", { link: "https://example.com/report", underline: true });
  document.image(png(), 100, 100, { width: 50 });
  document.outline.addItem("First chapter").addItem("Its first part");
  document.addPage().text("endstream endobj 4 0 R", { destination: "end" }).rect(10, 10, 50, 50).stroke();
  document.addPage({ layout: "landscape" }).text("See the end", { goTo: "end" });
  document.end();
  return whole;
}

const linkTo = (target: string) =>
  `<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`;
const field = (words: string) => `<w:p xmlns:w="w"><w:fldSimple w:instr="${words}"/></w:p>`;
const sheet = (formula: string) => ({
  more: [{ name: "xl/worksheets/sheet1.xml", bytes: `<worksheet><f>${formula}</f></worksheet>` }],
});

test.each([
  ...["https://example.com", "www.example.com", "file:///C:/report.docx", "../report.docx"].map(
    (to) => [`a document with a link to ${to}`, "docx", docx({ relations: linkTo(to) })] as const,
  ),
  [
    "a document with a drawn picture",
    "docx",
    docx({
      more: [
        {
          name: "word/media/image1.svg",
          bytes: `<svg><style>g { fill: url(#a) }</style><image href="data:image/png;base64,AA=="/><a href="https://a.example"/></svg>`,
        },
      ],
    }),
  ],
  ["a document with a page number", "docx", docx({ body: field(" PAGE \\* MERGEFORMAT ") })],
  ["a document with a table of contents", "docx", docx({ body: field(" TOC \\o &quot;1-3&quot; ") })],
  [
    "a document with a link as a field",
    "docx",
    docx({ body: field(" HYPERLINK &quot;https://a.example&quot;") }),
  ],
  ["a document with a picture", "docx", docx({ more: [{ name: "word/media/image1.png", bytes: png() }] })],
  ["a document with an empty part", "docx", docx({ more: [{ name: "word/media/empty.bin", bytes: "" }] })],
  ["a sheet with sums", "xlsx", xlsx(sheet("SUM(A1:A3)+IF(B1&gt;0,VLOOKUP(C1,Image!A:B,2),0)"))],
  ...["SUM(Sales[[#This Row],[Amount]:[Tax]])", "'It''s 2026:Mar 2026'!A1+Sales[Amount]", "甲!A1"].map(
    (formula) => [`a sheet with ${formula}`, "xlsx", xlsx(sheet(formula))] as const,
  ),
  ["a sheet with a bar in a text", "xlsx", xlsx(sheet("&quot;a|b(&quot;&amp;A1"))],
  ["a sheet with a link", "xlsx", xlsx(sheet("HYPERLINK(&quot;https://a.example&quot;)"))],
  [
    "a sheet in UTF-16",
    "xlsx",
    xlsx({ more: [{ name: "xl/x.xml", bytes: Buffer.from("\ufeff<x>表</x>", "utf16le") }] }),
  ],
] as const)("%s is accepted", async (_, extension, bytes) => {
  expect(await inspectBytes(bytes, extension)).toHaveProperty("sha256");
});
