"""What a package holds that is no text and that a person should know of."""

from __future__ import annotations

from collections.abc import Iterator

from stages.extract._wordml.ledger import Ledger
from stages.extract._wordml.package import Package, Target

_HELD = {
    "vbaProject": ("macros", "文件带有宏，guidang 从不运行宏"),
    "wordVbaData": ("macros", "文件带有宏，guidang 从不运行宏"),
    "attachedToolbars": ("macros", "文件带有自定义工具栏或宏命令，guidang 从不运行"),
    "subDocument": ("sub_document", "文件引用了另一份子文档，其内容不在文件内，未读取：{}"),
    "attachedTemplate": ("external_template", "文件引用了外部模板，未读取：{}"),
    "frame": ("external_frame", "文件引用了外部框架页，未读取：{}"),
    "mailMergeSource": ("external_data", "文件引用了外部的邮件合并数据，未读取：{}"),
    "origin": ("signed", "文件带有数字签名，guidang 不核验其效力"),
}
"""Kinds of relationships, and the notice that each gives; ``{}`` is where it leads."""


def give_notices(package: Package, ledger: Ledger) -> None:
    """Tell of macros, signatures, and of what lies outside: named, never run and never fetched."""
    for target in _targets(package):
        code, message = _HELD.get(target.kind, ("", ""))
        if code and (target.external or "{}" not in message or target.kind == "subDocument"):
            ledger.notice(code, message.format(target.name))


def _targets(package: Package) -> Iterator[Target]:
    yield from package.targets("").values()
    yield from package.main_targets.values()
    for settings in package.related("settings"):
        yield from package.targets(settings).values()
