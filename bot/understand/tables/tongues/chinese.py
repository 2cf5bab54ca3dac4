"""Chinese."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

CHINESE = Tongue(
    name="Chinese",
    common="的 在 了 和 是 于 被 将 已 与 名 日 月 人",
    numerals="一 1 二 2 两 2 三 3 四 4 五 5 六 6 七 7 八 8 九 9 十 10 百 100",
    killed="死亡 身亡 遇难 丧生 被杀 被打死 遇害 打死 杀害 丧命",
    injured="受伤 负伤 伤者 重伤 轻伤",
    taken="被绑架 绑架 被劫走 劫走 被劫持 劫持 人质 掳走",
    parts="其中 包括",
    things="日 月 年 公里 辆 岁 小时 天 周 次 桶 元 亿 万 分钟 点 国 % 架 座 个月 届 号 吨 头",
    nobody_dead="无人死亡 没有人员伤亡 无人员伤亡 未造成人员伤亡",
    nobody_hurt="无人受伤 没有人员伤亡 无人员伤亡 未造成人员伤亡",
    reach=14,
    forces="士兵 军人 警察 宪兵 政府军",
    people="平民 村民 居民 农民 牧民 儿童 妇女 公民 乘客 保安 工人",
    happened={
        "mine or bomb": "地雷 汽车炸弹 自杀式 简易爆炸装置 路边炸弹",
        "strike from the air or afar": "空袭 无人机袭击 无人机 炮击 迫击炮 火箭弹",
        "explosion": "爆炸 炸毁",
        "attack on forces": "军事基地 军营遭 军营 哨所 军车",
        "ambush": "伏击 遭伏击",
        "fighting": "交火 激战 冲突",
        "civilians killed": "屠杀 惨案",
        "blockade or road closed": "封锁 宵禁 围困 封路",
        "protest or riot": "抗议 示威 骚乱 罢工",
        "coup or mutiny": "政变 兵变 哗变",
        "arrests or seizures": "逮捕",
        "ultimatum or threat": "最后通牒",
        "displacement": "流离失所 逃离",
        "withdrawal": "撤离 撤军 撤出",
        "attack": "袭击 遇袭 遭袭 攻击",
        "armed men": "武装分子 武装人员 枪手 不明身份",
        "armed group": "恐怖分子 极端组织 圣战 博科圣地",
    },
    other={
        "sport": "比赛 足球 进球 联赛 杯赛 球员",
        "trial": "法院 法庭 判处 审判 被告",
        "anniversary": "周年 纪念",
        "weather": "洪水 暴雨 干旱",
        "culture": "电影 博物馆 展览 音乐会 艺术节",
        "politics": "总理 外长 部长 会谈 代表团 峰会 选举 会见 任命 访问 大使会",
        "aid": "捐赠 援助项目 人道主义援助",
        "accident": "车祸 交通事故 塌方 翻车",
        "nature": "疫情 霍乱 疟疾 脑膜炎",
        "training": "培训",
        "works": "检修 恢复满负荷 例行维护",
        "trade": "棉花 棉农 丰收 产量 籽棉",
    },
    over="获释 被释放 已获释 解除封锁 全部获释",
    denied="辟谣 否认 不实",
    before=Beside(
        origin="从",
        destination="前往 抵达",
        at="在",
    ),
    behind=Beside(
        near="附近 一带 郊外 郊区 周边",
        border="边境",
        office="市长 省长 电 机场",
        division="省 大区 地区 州",
        at="市 镇 村 遭",
    ),
    joins="和 与 至",
    weekdays=(
        "星期一 0 星期二 1 星期三 2 星期四 3 星期五 4 星期六 5 星期日 6 周一 0 周二 1 周三 2 周四 3 周五 4 周六 5 "
        "周日 6"
    ),
    days="今天 0 昨天 -1 今晨 0 昨晚 -1 前天 -2 今日 0 昨日 -1",
    past="去年 上个月 上月 此前 上周",
    voices={
        "ARMY": "国防部 军方",
        "GOVERNMENT": "政府 使馆 大使馆",
        "LOCAL_AUTHORITY": "省长 市长",
        "POLICE": "警方",
        "HEALTH": "医院",
    },
    says="说 表示 证实 宣布 通报 称",
    rumour="传闻 未经证实",
)
