"""The first characters of Chinese names."""

from __future__ import annotations

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭"
    "郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余顾孟黄穆萧尹"
    "姚邵汪祁毛狄臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍"
    "虞万柯管卢莫房解应宗丁邓洪包左石崔吉龚程邢裴陆荣翁荀甄封储靳焦牧谷车侯宓蓬全班仰秋仲伊宫宁"
    "仇栾甘厉戎武符刘景詹龙叶黎白蒲赖卓池乔阴能苍闻党翟谭贡劳姬申扶冉雍桑桂牛边燕尚农温庄晏柴瞿"
    "阎慕连习艾向古易廖终居衡步都耿满匡国文寇广阙东欧沃蔚越隆师巩聂晁勾敖冷辛那简饶曾沙鞠关游肖代"
)
"""First characters of the common surnames."""

RARER_SURNAMES = frozenset(
    "付容覃佘冼佟苟阚麻楚帅商仝丛宿谌曲漆尧甯揭初战矫鹿訾逄郗郇蔺亢粟矣荆游牟芦阳卜滑查解"
)
"""Further ones, which are more often other words."""

_COMPOUND = (
    "欧阳|上官|司马|诸葛|令狐|司徒|慕容|皇甫|尉迟|公孙|长孙|宇文|端木|百里|东方|南宫|夏侯|轩辕"
    "|呼延|闻人|澹台|公冶|太叔|申屠|仲孙|钟离|鲜于|闾丘|司空|亓官|司寇|独孤|赫连|纳兰"
    "|西门|东郭|贺兰|完颜|拓跋|淳于|单于|濮阳|第五|即墨"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split("|"))
"""Surnames of two characters."""
