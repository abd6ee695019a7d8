import { joinBytes, program, script, virus, refusedAs, type BadFile } from "./bad-file.ts";
import { docx, docxWith, xlsx, xlsxWith } from "./good-files.ts";
import { zip } from "./zip.ts";

const encryptedOffice = joinBytes(Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000));
const relation = (type: string) =>
  `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://evil.example/x.dotm" TargetMode="External"/>`;

export const offices: readonly BadFile[] = [
  ["a document with macros", "a.docm", docxWith("word/vbaProject.bin", "x"), "type-not-accepted"],
  ...refusedAs("file-active", "docx", [
    ["a document with macros that is called one without", docxWith("word/vbaProject.bin", "x")],
    [
      "a document of the type of those with macros",
      docx({
        contentTypes:
          '<Override PartName="/word/vba.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
      }),
    ],
    ["a document with a control that acts", docxWith("word/activeX/activeX1.xml", "<x/>")],
    [
      "a document whose template is fetched from elsewhere",
      docx({ relations: relation("attachedTemplate") }),
    ],
    ["a document with an object of another program", docx({ relations: relation("oleObject") })],
    [
      "a document whose field starts a program",
      docx({ body: '<w:instrText xml:space="preserve"> DDEAUTO c:\\windows\\cmd.exe</w:instrText>' }),
    ],
    [
      "a document that defines entities",
      docxWith("word/x.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
    ],
    ["a document with a program in it", docxWith("word/setup.exe", program)],
  ]),
  ...refusedAs("file-active", "xlsx", [
    ["a sheet with macros of the old kind", xlsxWith("xl/macrosheets/sheet1.xml", "<x/>")],
    ["a sheet that reads another sheet", xlsx({ relations: relation("externalLink") })],
  ]),
  ...refusedAs("file-nested", "docx", [
    ["a program that is called a picture in a document", docxWith("word/media/image1.png", program)],
    ["a document in a document", docxWith("word/embeddings/x.docx", docx())],
  ]),
  [
    "an archive that is called a picture in a sheet",
    "n.xlsx",
    xlsxWith("xl/media/image1.png", zip([{ name: "x", bytes: "x" }])),
    "file-nested",
  ],
  ...refusedAs("file-unpacks-too-large", "docx", [
    ["a document that unpacks a thousandfold", docxWith("word/x.xml", Buffer.alloc(60 * 1024 * 1024))],
    [
      "a document of three thousand parts",
      docx({ more: Array.from({ length: 3_000 }, (_, at) => ({ name: `word/${at}.xml`, bytes: "" })) }),
    ],
  ]),
  ...refusedAs("file-damaged", "docx", [
    [
      "a document that claims to be small and is not",
      docx({ more: [{ name: "word/x.xml", bytes: Buffer.alloc(3_000_000), claims: 10 }] }),
    ],
    ["a document with two parts of one name", docxWith("word/document.xml", "<x/>")],
    ["a document with a part that leads out of its folder", docxWith("../../etc/passwd", "x")],
  ]),
  ...refusedAs("file-encrypted", "docx", [
    [
      "a document with a part that needs a password",
      docx({ more: [{ name: "word/x.xml", bytes: "x", isEncrypted: true }] }),
    ],
    ["a document that needs a password", encryptedOffice],
  ]),
  ...refusedAs("file-cut", "docx", [
    ["a document that is cut in the middle", docx().subarray(0, 400)],
    ["a document with a web page behind it", joinBytes(docx(), script)],
  ]),
  ["a document with words after its end", "x.docx", docx({ comment: script }), "file-mixed"],
  ...refusedAs("type-differs", "docx", [
    ["an archive that is called a document", zip([{ name: "x.txt", bytes: "x" }])],
    ["a sheet that is called a document", xlsx()],
  ]),
  ["a virus in a sheet", "virus.xlsx", joinBytes(xlsx(), virus), "file-malware"],
];
