"""What nouns end with, as patterns."""

from __future__ import annotations

import re

from stages.parse.understand.values.words import nouns

HEAD = re.compile(rf"(?:{nouns.HEADS}|{nouns.HEADS_OF_PEOPLE})$")
PEOPLE = re.compile(rf"(?:{nouns.HEADS_OF_PEOPLE})$")
MASS = re.compile(rf"(?:{nouns.MASSES})$")
RATE = re.compile(rf"(?:{nouns.RATES})$")
MONEY = re.compile(rf"(?:{nouns.OF_MONEY})$")
ORGAN = re.compile(rf"(?:{nouns.ORGANS})$")
OBJECT = re.compile(rf"(?:{nouns.OBJECTS})$")
TRAVELLERS = re.compile(rf"(?:{nouns.TRAVELLERS})$")
