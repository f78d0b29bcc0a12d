"""Number formats as .doc and RTF code them, in the names of WordprocessingML.

[MS-OSHARED] 2.2.1.3 (MSONFC), which RTF 1.9.1 uses for ``\\levelnfc`` and for the formats of
pages and notes; names of ST_NumberFormat (ECMA-376-1, 17.18.59).
"""

from __future__ import annotations

from collections.abc import Mapping

NUMBER_FORMATS: Mapping[int, str] = dict(
    enumerate(
        (
            "decimal",
            "upperRoman",
            "lowerRoman",
            "upperLetter",
            "lowerLetter",
            "ordinal",
            "cardinalText",
            "ordinalText",
            "hex",
            "chicago",
            "ideographDigital",
            "japaneseCounting",
            "aiueo",
            "iroha",
            "decimalFullWidth",
            "decimalHalfWidth",
            "japaneseLegal",
            "japaneseDigitalTenThousand",
            "decimalEnclosedCircle",
            "decimalFullWidth2",
            "aiueoFullWidth",
            "irohaFullWidth",
            "decimalZero",
            "bullet",
            "ganada",
            "chosung",
            "decimalEnclosedFullstop",
            "decimalEnclosedParen",
            "decimalEnclosedCircleChinese",
            "ideographEnclosedCircle",
            "ideographTraditional",
            "ideographZodiac",
            "ideographZodiacTraditional",
            "taiwaneseCounting",
            "ideographLegalTraditional",
            "taiwaneseCountingThousand",
            "taiwaneseDigital",
            "chineseCounting",
            "chineseLegalSimplified",
            "chineseCountingThousand",
            "decimal",  # 40, a fourth Chinese one, which WordprocessingML does not have
            "koreanDigital",
            "koreanCounting",
            "koreanLegal",
            "koreanDigital2",
            "hebrew1",
            "arabicAlpha",
            "hebrew2",
            "arabicAbjad",
            "hindiVowels",
            "hindiConsonants",
            "hindiNumbers",
            "hindiCounting",
            "thaiLetters",
            "thaiNumbers",
            "thaiCounting",
            "vietnameseCounting",
            "numberInDash",
            "russianLower",
            "russianUpper",
        )
    )
) | {255: "none"}
"""Formats by their code; what is not here prints in digits."""


def number_format(code: int) -> str:
    """The name of the format ``code``: ``decimal`` for one that is not known."""
    return NUMBER_FORMATS.get(code, "decimal")
