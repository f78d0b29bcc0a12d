"""Set phrases of public life that begin with a number in Chinese and count nothing."""

from __future__ import annotations

import re

_OF_GE = (
    "一(?!般)|不|必须|坚持|明确|严禁|意识|自信|维护|确立|全面|务必|服从|到位|结合|统筹|有之|自我|代表|自觉"
    "|更加|带头|贯通|伟大|革命|表率|毫不|善于|相统一|转变|责任|规定|区分|有利于|大局|巩固|健康|尊重"
    "|文明|一百年|清零|过硬|禁止|严格|严防|绝不|决不|零容忍|硬道理|第一|优先|率先|一律|没有|离不开"
)
"""What follows 两个, 四个 … in a slogan: 两个维护, 四个意识, 八个坚持."""

FORMULA = re.compile(
    rf"[二两三四五六七八九十]个(?:{_OF_GE})"
    r"|[四五六八]项(?:规定|纪律|建设|监督|基本原则)|三项(?:制度|清单)|[三四五六]位一体"
    r"|[二两三四]套班子|两条(?:线|腿)|两张皮|两本账|三天两|三次(?:产业|分配)|四处|四种形态"
    r"|[一二三四五六七八九十]{1,3}次(?:全会|全体会议|党代会|党代表大会|代表大会|中央)"
)
"""Matched where such a number begins."""
