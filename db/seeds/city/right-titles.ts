import type { SectorRoot } from "#app/domain/codes/sectors.ts";
import type { Random } from "../random.ts";

/**
 * What the rights of a branch are about: parts and steps of its products. Whoever describes a product in words of its
 * patents' titles is found in their register, so that none of these stands in a teaser.
 */
const PARTS: Readonly<Record<SectorRoot, readonly string[]>> = {
  photonics: [
    "镜座",
    "光闸",
    "水冷腔体",
    "准直调节座",
    "光纤盘绕托架",
    "驱动电源",
    "偏振检测光路",
    "封装外壳",
  ],
  "auto-parts": ["卡扣", "密封圈", "冲压模架", "焊装夹头", "减振衬套", "线束支架", "注塑浇口", "装配导轨"],
  "rail-and-equipment": [
    "轴承座",
    "回转支承",
    "液压锁",
    "传动箱盖",
    "刀库换位",
    "导轨防尘罩",
    "制动夹钳",
    "电气柜门锁",
  ],
  "bio-and-medical": [
    "冻干托盘",
    "灌装针头",
    "试剂盒盖",
    "层析柱",
    "无菌隔离手套",
    "离心转子",
    "样本管架",
    "加热孔板",
  ],
  "new-materials": [
    "烧结炉膛",
    "预浸料铺层",
    "表面涂覆",
    "粉体筛分",
    "压制模冲",
    "纺丝喷头",
    "熔体过滤",
    "退火料架",
  ],
  "software-and-ai": [
    "任务调度",
    "日志归档",
    "权限校验",
    "报文解析",
    "点云去噪",
    "缓存更新",
    "标注校对",
    "告警推送",
  ],
  "agri-food": ["排种盘", "蒸煮釜", "脱皮滚筒", "真空封口", "发酵罐搅拌", "色选料槽", "低温粉碎", "田间取样"],
  other: ["过滤网板", "余热回收", "阀座", "投影支架", "取样泵", "配电箱体", "舱门锁扣", "传感器护罩"],
};
const INVENTION_ENDINGS = ["的控制方法", "及其制备方法", "的检测方法", "及其装配方法", "的标定方法"];
const MODEL_ENDINGS = ["的安装结构", "的防护装置", "的快换机构", "的散热结构", "的定位夹具"];

export function inventionTitle(random: Random, root: SectorRoot): string {
  return `一种${random.pick(together(PARTS[root], INVENTION_ENDINGS))}`;
}

export function modelTitle(random: Random, root: SectorRoot): string {
  return `一种${random.pick(together(PARTS[root], MODEL_ENDINGS))}`;
}

export function softwareTitle(random: Random, root: SectorRoot): string {
  return random.pick(together(PARTS[root], ["软件 V1.0", "软件 V2.0", "软件 V3.0", "软件 V4.0"]));
}

export function designTitle(random: Random, root: SectorRoot): string {
  return random.pick(PARTS[root]);
}

export function varietyTitle(random: Random): string {
  return `${random.pick(["春育", "松丰", "黑土"])} ${random.int(1, 99)}`;
}

function together(parts: readonly string[], endings: readonly string[]): string[] {
  return parts.flatMap((part) => endings.map((ending) => part + ending));
}
