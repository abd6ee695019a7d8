/**
 * What marks a number in a text as a certain fact: words before it in its sentence, directly before it, and directly
 * after it. Any cue suffices; all patterns of a cue must match. The texts are normalised by `fold`.
 */
export interface Cue {
  near?: RegExp;
  /** Ends with `$`. */
  before?: RegExp;
  /** Begins with `^`. */
  after?: RegExp;
}

/** A year in which a company was founded, not one since which it has done something, or which has another meaning. */
export const FOUNDING_YEAR: readonly Cue[] = [
  {
    before:
      /(?:成立|创立|创办|创建|创设|创始|设立|始建|始创|组建|注册|建厂|建企|开业|创业|诞生)[于在时间日期年份\s:,(是为自]{0,7}$/u,
  },
  {
    after:
      /^\s?(?:年|[-./]\d{1,2})[^,;]{0,14}?(?:,(?:本公司|公司|企业|我们|我司)[^,;]{0,6}?)?(?:成立|创立|创办|创建|创业(?!大赛|赛|板)|建厂|开业)/u,
  },
  {
    after:
      /^\s?(?:年|[-./]\d{1,2})[\d年月日底初末春夏秋冬\s./-]{0,8}(?:正式)?(?:设立|注册(?!商标|资本)|组建|始建|诞生)/u,
  },
  {
    near: /founded|established|incorporated|set up|started up|in business|operating|foundation|establishment|incorporation/u,
    before:
      /(?:(?<![a-z])(?:in|since|of|from|year|early|late)|:|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:\s\d{1,2},?)?)\s{0,2}$/u,
    after: /^(?![\s-]?(?:sets|units|pieces|customers|parts))/u,
  },
  {
    before:
      /(?:set up|formed|started|registered|began|begun|opened|founded|established|incorporated|est\.?)(?: in| since| business in)?[\s:(]{1,2}$/u,
    after: /^(?![\s-]?[a-z])/u,
  },
  { after: /^-(?:founded|established|born)/u },
  {
    before: /(?:in|since|early|late|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\s$/u,
    after:
      /^,?\s[^,;]{0,40}?(?:founded|incorporated|(?:was|were) (?:established|set up|formed|registered)|(?:set up|started|formed|established) (?:the|our|this) (?:company|firm|business))/u,
  },
];

/** Whole years since founding; not those that people have worked, or that a product lasts. */
export const AGE: readonly Cue[] = [
  {
    before:
      /(?:成立|创立|创办|创建|(?<![人者])创业|建厂|开业)(?:以来|至今|到今|已经|已有|已|有|近|约|满|逾|超过|超|了|的|[\s,]){0,6}$/u,
    after: /^\s?(?:个?周?年(?!\d|[份度])|载)/u,
  },
  { after: /^\s?年前[^,;]{0,10}(?:成立|创立|创办|创建|建厂)/u },
  {
    before: /(?:公司|企业|我司)(?:已有|拥有|具有|已|有|近|约|\s){0,4}$/u,
    after: /^\s?年(?:的)?(?:发展)?(?:历史|历程)/u,
  },
  { after: /^\s?年(?:的)?(?:老厂|老企业|老公司|企业史|建厂史|创业史|厂龄)/u },
  { after: /^[\s-]years?[\s-]old\s(?:company|firm|business|enterprise|maker|manufacturer|supplier)/u },
  {
    before: /(?:company|firm|business|we)\s(?:is|are|now|already|about|\s){1,5}$/u,
    after: /^[\s-]years?[\s-]old/u,
  },
  {
    before:
      /(?:founded|established|incorporated|set up|started|in business|operating)(?: for| some| about| over| almost){0,3}\s$/u,
    after: /^\s?years/u,
  },
  {
    after:
      /^\s?years (?:since|after|from) (?:its|our|the|it was|we were) (?:foundation|founding|founded|establish)/u,
  },
  { after: /^\s?years (?:in|of) (?:business|existence|operation)/u },
];

/** Its staff; not only its researchers, nor those it serves. */
export const STAFF: readonly Cue[] = [
  {
    after:
      /^\s?[余多]?[名位人个]?\s?(?:全职|正式|在职|在岗|在册){0,2}(?:员工|职工|雇员|从业人员|职员|工作人员|同事)/u,
  },
  { after: /^\s?人的?(?:公司|企业|工厂|规模|团队)/u },
  {
    before:
      /(?:员工|职工|雇员|从业人员|职员|在职|在岗|在册|参保|人数|全员|全体)(?:总数|人数|人员|数量|共有|现有|共计|合计|规模|\(\p{Script=Han}{1,6}\)|截至[\d年月日底末]{1,12}|[\s:,(为共有达约计是]){0,8}$/u,
    after: /^(?!\s?[%年月天个万亿岁项件台:])/u,
  },
  {
    before: /(?:公司|企业|团队|我们|我司)(?:总数|人数|规模|共有|现有|共计|合计|[\s:为共有达约是]){0,8}$/u,
    after: /^\s?(?:人(?![次份均])|[名位](?!\s?\p{Script=Han}))/u,
  },
  {
    after:
      /^\s(?:[a-z-]{1,20}\s){0,2}(?:employees|staff|workers|members of staff|colleagues|ftes?)(?![a-z])/u,
  },
  { after: /^[\s-](?:person|people|strong|employee|member)(?![a-z])/u },
  {
    before:
      /(?:employ|employs|employing|headcount|workforce|staff|team|company|firm|employees)(?: of| is| was| about| some| around| totals|:){0,4}\s$/u,
    after:
      /^(?!\s?[%:-]|\s(?:years|months|days|products|patents|customers|countries|cities|million|others))/u,
  },
];

/** The number of its rights of class I; other kinds of rights aren't shown or counted. */
export const PATENTS: readonly Cue[] = [
  {
    after:
      /^\s?[余多]?[项件个种]?\s?(?:国内|国家|国际|授权|已授权|有效|核心|自主|相关|的){0,4}(?:发明|专利|植物新品种|新品种|布图设计|集成电路布图|新药|中药保护)(?!(?:专利)?(?:申请|受理))/u,
  },
  {
    before:
      /(?:发明|发明专利|(?<!新型|外观|设计)专利|新品种|布图设计)(?:授权|\(授权\)|数量|总数|共有|拥有|累计|[\s:,(为共有达约计是已]){0,8}$/u,
    after: /^(?!\s?[%年月天万亿:])/u,
  },
  {
    after:
      /^\s(?!utility|design)(?:[a-z-]{1,20}\s){0,2}(?:inventions?|patents|plant varieties|layout designs|class[ -]one rights|class i rights)(?![a-z])/u,
  },
  {
    before:
      /(?:inventions|(?<!design )patents|varieties|layout designs)(?: held| owned| granted| total| in force| is| are|:){0,4}\s$/u,
    after: /^(?!\s?[%:-])/u,
  },
];

/** A year's revenue: the word is in the same part of the sentence. */
export const REVENUE: readonly Cue[] = [
  { before: /(?<!目标|预计|计划)(?:收入|营收|销售额|营业额)[^;]{0,16}$/u },
  { after: /^[^;,\d]{0,8}(?:收入|营收|销售额|营业额)/u },
  { near: /revenue|turnover|sales/u },
  { after: /^[^;\d]{0,24}(?:revenue|turnover|sales)/u },
];

// Amounts and shares: the word is in the same part of the sentence.
export const PROFIT: readonly Cue[] = [
  { before: /(?<!目标|预计|计划)(?:净利润?|盈利)[^;,\d]{0,10}$/u },
  { after: /^[^;,\d]{0,6}(?:净利润?|盈利)/u },
  { before: /(?:net profit|net income|earnings)[^;\d]{0,16}$/u },
  { after: /^[^;,\d]{0,16}(?:net profit|net income|earnings)/u },
];

export const ASSETS: readonly Cue[] = [
  { before: /(?<!目标|预计|计划)(?:总资产|资产总额|资产规模|资产总计)[^;,\d]{0,10}$/u },
  { after: /^[^;,\d]{0,6}(?:总资产|资产总额|资产规模|资产总计)/u },
  { before: /(?:assets)[^;\d]{0,16}$/u },
  { after: /^[^;,\d]{0,16}(?:assets)/u },
];

export const ASK: readonly Cue[] = [
  { before: /(?<!目标|预计|计划)(?:融资|募集|募资|拟借|贷款|授信|资金需求)[^;,\d]{0,10}$/u },
  { after: /^[^;,\d]{0,6}(?:融资|募集|募资|拟借|贷款|授信|资金需求)/u },
  { before: /(?:raise|raising|borrow|funding|financing|loan|seek)[^;\d]{0,16}$/u },
  { after: /^[^;,\d]{0,16}(?:raise|raising|borrow|funding|financing|loan|seek)/u },
];

export const RATE: readonly Cue[] = [
  { before: /(?<!目标|预计|计划)(?:利率|年化|融资成本|利息)[^;,\d]{0,10}$/u },
  { after: /^[^;,\d]{0,6}(?:利率|年化|融资成本|利息)/u },
  { before: /(?:interest|rate|cost of capital)[^;\d]{0,16}$/u },
  { after: /^[^;,\d]{0,16}(?:interest|rate|cost of capital)/u },
];

export const RATIOS: readonly Cue[] = [
  {
    before:
      /(?<!目标|预计|计划)(?:资产负债率|负债率|研发费用占比|研发占比|研发强度|增长|增速)[^;,\d]{0,10}$/u,
  },
  { after: /^[^;,\d]{0,6}(?:资产负债率|负债率|研发费用占比|研发占比|研发强度|增长|增速)/u },
  { before: /(?:debt ratio|gearing|r&d share|r&d intensity|growth|grew)[^;\d]{0,16}$/u },
  { after: /^[^;,\d]{0,16}(?:debt ratio|gearing|r&d share|r&d intensity|growth|grew)/u },
];
