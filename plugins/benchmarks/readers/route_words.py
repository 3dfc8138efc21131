"""What stands in a block of return routes: places, carriers and classes, in both languages.

The class words are those of oneclickvirt/backtrace (`model/model.go`, `bk/classify.go`) and of
zhanghanyun/backtrace (`asn.go`). Each is a backbone, by its AS number: 163 is AS4134, CN2 is AS4809
(GIA where no AS4134 was seen beside it, GT where it was), CTGNET is AS23764, 4837 is AS4837, 9929
is AS9929, CUG is AS10099, CMI is AS58453, CMIN2 is AS58807 and CMNET is AS9808. Versions that do
not tell CMNET apart call AS9808 CMI too.
"""

from __future__ import annotations

CARRIERS: dict[str, tuple[str, str]] = {
    "电信": ("telecom", "Telecom"),
    "联通": ("unicom", "Unicom"),
    "移动": ("mobile", "Mobile"),
    "广电": ("broadnet", "Broadnet"),
    "教育网": ("cernet", "CERNET"),
}
"""Chinese name → part of a reading's name, English name."""

_ENGLISH = {
    "Beijing": "北京",
    "Shanghai": "上海",
    "Guangzhou": "广州",
    "Chengdu": "成都",
    "Tianjin": "天津",
    "Chongqing": "重庆",
    "Shenzhen": "深圳",
    "Hangzhou": "杭州",
    "Nanjing": "南京",
    "Suzhou": "苏州",
    "Wuhan": "武汉",
    "Changsha": "长沙",
    "Nanchang": "南昌",
    "Ganzhou": "赣州",
    "Hefei": "合肥",
    "Fuzhou": "福州",
    "Xiamen": "厦门",
    "Jinan": "济南",
    "Qingdao": "青岛",
    "Zhengzhou": "郑州",
    "Shijiazhuang": "石家庄",
    "Taiyuan": "太原",
    "Xi'an": "西安",
    "Lanzhou": "兰州",
    "Xining": "西宁",
    "Yinchuan": "银川",
    "Urumqi": "乌鲁木齐",
    "Hohhot": "呼和浩特",
    "Shenyang": "沈阳",
    "Dalian": "大连",
    "Changchun": "长春",
    "Harbin": "哈尔滨",
    "Kunming": "昆明",
    "Guiyang": "贵阳",
    "Nanning": "南宁",
    "Haikou": "海口",
    "Lhasa": "拉萨",
    "Anhui": "安徽",
    "Fujian": "福建",
    "Guangdong": "广东",
    "Hebei": "河北",
    "Henan": "河南",
    "Hubei": "湖北",
    "Hunan": "湖南",
    "Jiangsu": "江苏",
    "Jiangxi": "江西",
    "Shandong": "山东",
    "Sichuan": "四川",
    "Zhejiang": "浙江",
}

PLACES: dict[str, tuple[str, str]] = {
    chinese: (english.lower().replace("'", ""), english) for english, chinese in _ENGLISH.items()
}
"""Chinese name of a city or province → part of a reading's name, English name."""

CLASSES: dict[str, str] = {
    "163": "163",
    "CN2": "CN2",
    "CN2GIA": "CN2 GIA",
    "CN2GT": "CN2 GT",
    "CN2混合": "CN2 mixed",
    "CTGNET": "CTGNET",
    "4837": "4837",
    "9929": "9929",
    "9929混合": "9929 mixed",
    "CUG": "CUG",
    "10099": "CUG",
    "CMI": "CMI",
    "CMIN2": "CMIN2",
    "CMIN2混合": "CMIN2 mixed",
    "CMNET": "CMNET",
    "动态混合": "mixed",
}
"""Word of the tool, without its carrier and spaces, in capitals → class."""


def class_named(text: str) -> str | None:
    """The class that a tool calls `电信CN2GIA` or `移动CMI`; None for a word that is not known."""
    word = "".join(text.split()).upper()
    for carrier in CARRIERS:
        word = word.removeprefix(carrier)
    return CLASSES.get(word)
