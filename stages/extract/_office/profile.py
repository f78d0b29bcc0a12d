"""A profile for one run: no macros, no links followed, no network, nothing of the user's own.

A new profile costs 0.4 s of a conversion's 2 s. So each run has its own, and no two ever meet.
"""

from __future__ import annotations

import os
from pathlib import Path

_SCRIPTING = "org.openoffice.Office.Common/Security/Scripting"
_NET = "org.openoffice.Inet/Settings"
_NOWHERE = ("127.0.0.1", 9)
"""Where requests are sent to: the port for what is to be thrown away (RFC 863), shut nearly
everywhere."""

_SETTINGS: tuple[tuple[str, str, object], ...] = (
    (_SCRIPTING, "MacroSecurityLevel", 3),
    (_SCRIPTING, "DisableMacrosExecution", True),
    (_SCRIPTING, "BlockUntrustedRefererLinks", True),
    ("org.openoffice.Office.Writer/Content/Update", "Link", 0),  # never
    ("org.openoffice.Office.Calc/Content/Update", "Link", 1),  # never
    (_NET, "ooInetProxyType", 2),  # as told here
    (_NET, "ooInetHTTPProxyName", _NOWHERE[0]),
    (_NET, "ooInetHTTPProxyPort", _NOWHERE[1]),
    (_NET, "ooInetHTTPSProxyName", _NOWHERE[0]),
    (_NET, "ooInetHTTPSProxyPort", _NOWHERE[1]),
    (_NET, "ooInetFTPProxyName", _NOWHERE[0]),
    (_NET, "ooInetFTPProxyPort", _NOWHERE[1]),
    # Old files without a code page are Chinese ones here.
    ("org.openoffice.Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
)
_TYPES = {bool: "boolean", int: "int", str: "string"}


def write_profile(folder: Path) -> str:
    """Write the settings into ``folder``; gives the option that makes LibreOffice use it."""
    items = "".join(map(_item, _SETTINGS))
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n',
        "utf-8",
    )
    return f"-env:UserInstallation={folder.resolve().as_uri()}"


def environment(folder: Path) -> dict[str, str]:
    """The environment of a run, which writes into ``folder`` and nowhere else."""
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "COMSPEC", "PROGRAMFILES", "LD_LIBRARY_PATH")
    own = {name: os.environ[name] for name in kept if name in os.environ}
    nowhere = f"http://{_NOWHERE[0]}:{_NOWHERE[1]}"
    return own | {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "TEMP": str(folder),
        "TMP": str(folder),
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
    }


def _item(setting: tuple[str, str, object]) -> str:
    path, name, value = setting
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return (
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"'
        f' oor:type="xs:{_TYPES[type(value)]}"><value>{text}</value></prop></item>'
    )
