import type { Random } from "../random.ts";

/** Characters of brand names with their pinyin; two of them make a brand. */
const FIRST =
  "北bei 春chun 松song 东dong 辽liao 天tian 宏hong 鸿hong 华hua 瑞rui 恒heng 启qi 博bo 盛sheng 德de 正zheng 明ming 凯kai " +
  "诚cheng 汇hui 众zhong 晨chen 星xing 云yun 海hai 泰tai 安an 嘉jia 卓zhuo 凌ling 锐rui 航hang 晟sheng 弘hong 奥ao 森sen " +
  "禾he 沃wo 润run 朗lang 思si 维wei 拓tuo 腾teng 昊hao 旭xu 凡fan 顺shun 融rong 铭ming 睿rui 骏jun 景jing 毅yi 翰han";
const SECOND =
  "源yuan 达da 泰tai 博bo 瑞rui 拓tuo 恒heng 远yuan 信xin 诚cheng 辉hui 腾teng 飞fei 鼎ding 盛sheng 宇yu 翔xiang 联lian " +
  "岳yue 林lin 川chuan 原yuan 野ye 谷gu 芯xin 域yu 凌ling 迅xun 捷jie 承cheng 屹yi 昂ang 然ran 森sen 晖hui 曜yao " +
  "衡heng 晟sheng 亚ya 普pu 康kang 泽ze 宁ning 益yi 嵘rong 朔shuo 翰han 澜lan 桥qiao 帆fan 岭ling 钧jun 牧mu";

/** Pairs that are words of their own or the names of firms that exist. */
const TAKEN = new Set([
  ..."天然 东林 东辽 松原 松林 正然 天川 明信 安信 安康 安泰 安宁 泰康 泰安 华信 华联 华康 东野 海林 海域 海岳 森林".split(
    " ",
  ),
  ..."博瑞 奥普 启明 维信 天岳 华芯 星源 明达 诚信 正泰 海康 思源 旭阳 北远 德信 嘉诚 禾川 云原 众信 联信 恒瑞".split(
    " ",
  ),
  ..."天泽 天益 华恒 金赛 长光 东捷 明晟 春林 云林 云谷 天野 北岭 北林 北辉 东桥 北桥 海宁 海桥 天桥 德林 顺达".split(
    " ",
  ),
]);

export interface Brand {
  zh: string;
  en: string;
}

/** So many brands, each once, in an order by chance: of two characters, and of three once those are used up. */
export function brandsOf(random: Random, count: number): Brand[] {
  const [firsts, seconds] = [charactersOf(FIRST), charactersOf(SECOND)];
  const brands = firsts.flatMap((first) =>
    seconds
      .filter((second) => second.zh !== first.zh && second.en !== first.en)
      .map((second) => ({ zh: first.zh + second.zh, en: capital(joined(first.en, second.en)) })),
  );
  const short = random.shuffled(brands.filter(({ zh }) => !TAKEN.has(zh)));
  return Array.from({ length: count }, (_, index) => {
    const brand = short[index % short.length] ?? { zh: "北辰", en: "Beichen" };
    const third = index < short.length ? undefined : seconds[Math.floor(index / short.length) - 1];
    return third === undefined ? brand : { zh: brand.zh + third.zh, en: joined(brand.en, third.en) };
  });
}

function charactersOf(list: string): Brand[] {
  return list.split(" ").map((entry) => ({ zh: entry.slice(0, 1), en: entry.slice(1) }));
}

/** Pinyin keeps syllables apart where a vowel follows. */
function joined(first: string, second: string): string {
  return first + (/^[aeo]/u.test(second) ? `'${second}` : second);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const SURNAMES =
  "李 王 张 刘 陈 杨 赵 孙 周 吴 徐 朱 马 胡 郭 何 罗 梁 宋 郑 谢 韩 唐 冯 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕".split(
    " ",
  );
const GIVEN = (
  "志强 国栋 丽娜 海燕 文博 雪梅 建军 思远 晓东 立新 春燕 明哲 佳慧 永刚 秀英 子涵 宏伟 玉兰 俊杰 雨桐 振华 淑芬 家豪 静怡 德明 " +
  "红梅 少华 欣然 金龙 慧敏 学文 婉清 庆丰 冬梅 向阳 若琳 继东 晓雯 世杰 凤霞"
).split(" ");

export function personName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN);
}
