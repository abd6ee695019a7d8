import fc from "fast-check";

const words = fc.constantFrom(
  "Call",
  "mail",
  "see",
  "write to",
  "our",
  "13,500,000 yuan",
  "62.5%",
  "LPR+65 BP",
  "P-2417",
  "2024-11-30",
  "18:00",
  "电话",
  "邮箱",
  "加好友",
  "官网",
  "账期 60–90 天",
  "第三期",
  "一百二十万元",
  "客户",
  "我们",
  "联系",
  "地址",
  "由",
  "生产",
);
const details = fc.constantFrom(
  "13800138000",
  "138 0013-8000",
  "１３８００１３８０００",
  "一三八〇〇一三八〇〇〇",
  "+86 138 0013 8000",
  "(0431) 8512 3456",
  "+44 20 7946 0958",
  "400-810-8888",
  "wang.li@example.com.cn",
  "wang(at)example(dot)com",
  "wang＠example.com",
  "a_b+c@mail-1.example.org",
  "https://example.cn/a?b=1",
  "www.example.cn/x",
  "example.com",
  "a.b.example.io/path",
  "微信：wangli_88",
  "微信号 是 wangli88",
  "QQ 12345678",
  "vx wangli88",
  "wechat id: wangli",
  "WhatsApp 138001380",
  "硅谷大街 1198 号",
  "912201010000000000",
  "长春测试光电有限公司",
  "returns are fully guaranteed",
  "a guaranteed return",
  "risk-free",
  "保证还款",
  "principal protected",
  "Wang Lei",
  "example.co",
  "file.txt",
  "3.com",
  "e.g.",
  "v1.2.3",
);
const blanks = fc.constantFrom(" ", "  ", "，", "。", ", ", "\n", "：", "（", ") ", "; ", " / ", " - ");
/** Chinese words have no blanks around them. */
const between = (word: string) =>
  /\p{Script=Han}$/u.test(word) ? fc.oneof(fc.constant(""), blanks) : blanks;

/** Ordinary messages: words, figures and details, with what separates them. */
export const ordinaryText: fc.Arbitrary<string> = fc
  .array(
    fc
      .oneof({ weight: 2, arbitrary: words }, { weight: 1, arbitrary: details })
      .chain((word) => between(word).map((blank) => word + blank)),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(""));
